import * as l10n from '../l10n.ts';
import { shownText } from '../secrets.ts';
import { hitRateOf } from '../sessions/caching.ts';
import { isSessionId, type SessionReading } from '../sessions/reading.ts';
import type { Evidence, SessionRecord } from '../sessions/session.ts';
import { paragraph } from './blocks.ts';
import { familyTitle } from './evidenceWords.ts';
import { codeText, type InlineText, inlineText, type Part } from './inlineText.ts';
import type {
  Block,
  PageButton,
  PageEvidence,
  PageInput,
  PageSessions,
  Section,
  SessionItem,
  TableRow,
} from './pageView.ts';
import { entryPointWords, type FailureGroup, failureGroups, projectWords, timePart } from './sessionWords.ts';
import { numberWords, shareWords } from './times.ts';

/** How many sessions are seen at once, and how many more are kept for who wants them. */
const SHOWN = 5;
const MORE = 20;

/** What the transcripts say about requests and refusals. */
export function sessionsSection({ evidence, sessions }: PageInput): Section {
  const lead = evidence && toldBy(sessions.reading) ? [scopeBlock(evidence.scope)] : [];
  return { id: 'sessions', title: l10n.t('What your sessions say'), blocks: [...lead, ...blocksOf(sessions)] };
}

/** The same in a line, for the state at the top. */
export function sessionsText({ locale, reading }: PageSessions): InlineText {
  switch (reading.kind) {
    case 'off':
      return text(l10n.t('not read: switched off by a setting'));
    case 'unread':
      return text(l10n.t('not read yet'));
    case 'reading':
      return text(l10n.t('being read…'));
    case 'read': {
      const { sessions } = reading.evidence;
      const [latest] = failureGroups(sessions);
      if (!latest) return text(l10n.t('nothing was refused'));
      const failed = sessions.filter(({ failures }) => failures.length > 0).length;
      const lead = l10n.t('{0} with refusals, the last:', numberWords(failed, locale));
      return [
        ...text(`${lead} `),
        ...inlineText(familyTitle(latest.family)),
        ...text(', '),
        timePart(latest.last.time, locale),
      ];
    }
  }
}

/** What was read, where there is something in it. */
export function toldBy(reading: SessionReading): Evidence | null {
  return reading.kind === 'read' && reading.evidence.sessions.length > 0 ? reading.evidence : null;
}

/** What stands in the place of numbers while there are none. */
export function emptyBlocks(reading: SessionReading): readonly Block[] {
  switch (reading.kind) {
    case 'off':
      return [
        paragraph(
          l10n.t('Reading transcripts is switched off: nothing of them was read, and nothing is known of them.'),
        ),
        buttons(settingButton()),
      ];
    case 'unread':
      return [paragraph(l10n.t('The transcripts were not read yet.')), buttons(scanButton(l10n.t('Read Now')))];
    case 'reading':
      return [paragraph(l10n.t('The transcripts are being read…'))];
    case 'read':
      return [
        paragraph(l10n.t('No session of Claude Code was found on this machine.')),
        buttons(scanButton(l10n.t('Read Again'))),
      ];
  }
}

export function buttons(...made: readonly PageButton[]): Block {
  return { kind: 'buttons', buttons: made };
}

/** Folders stand in it: what they are called makes no links. */
function scopeBlock({ tone, words }: PageEvidence['scope']): Block {
  return { kind: 'check', tone, word: 'cache_control.scope', text: codeText(words) };
}

function blocksOf(input: PageSessions): readonly Block[] {
  const { reading } = input;
  const evidence = toldBy(reading);
  if (!evidence) return emptyBlocks(reading);
  return [
    ...failureBlocks(evidence, input),
    { kind: 'heading', text: l10n.t('The newest sessions') },
    ...sessionBlocks(evidence.sessions, input),
    buttons(scanButton(l10n.t('Read Again'))),
  ];
}

function failureBlocks({ sessions }: Evidence, input: PageSessions): readonly Block[] {
  const groups = failureGroups(sessions);
  if (groups.length === 0) return [paragraph(l10n.t('No request in them was refused.'))];
  return [
    {
      kind: 'table',
      caption: l10n.t('What was refused, by kind'),
      head: [
        l10n.t('Refusal'),
        l10n.t('Times'),
        l10n.t('Last'),
        l10n.t('Folder'),
        l10n.t('Claude Code'),
        l10n.t('Started in'),
        l10n.t('Model'),
      ],
      rows: groups.map((group) => failureRow(group, input)),
    },
  ];
}

function failureRow({ count, family, last, session }: FailureGroup, { home, locale }: PageSessions): TableRow {
  return {
    cells: [
      inlineText(familyTitle(family)),
      text(numberWords(count, locale)),
      [timePart(last.time, locale)],
      [{ kind: 'code', text: projectWords(session, home) }],
      text(known(last.clientVersion)),
      text(entryPointWords(last.entrypoint)),
      text(known(last.model)),
    ],
  };
}

function sessionBlocks(sessions: readonly SessionRecord[], input: PageSessions): readonly Block[] {
  const items = sessions.slice(0, SHOWN + MORE).map((session) => sessionItem(session, input));
  const older = items.slice(SHOWN);
  const newest: Block = { kind: 'sessions', items: items.slice(0, SHOWN) };
  if (older.length === 0) return [newest];
  const summary = l10n.t('{0} more sessions', numberWords(older.length, input.locale));
  return [newest, { kind: 'details', id: 'older-sessions', summary, blocks: [{ kind: 'sessions', items: older }] }];
}

function sessionItem(session: SessionRecord, input: PageSessions): SessionItem {
  const { clientVersion, entrypoint, failures, id, last, model, requests, tokens } = session;
  const { home, locale } = input;
  const project = projectWords(session, home);
  const rate = hitRateOf(tokens);
  const facts: string[] = [
    clientVersion === null ? l10n.t('version not recorded') : l10n.visible(shownText(clientVersion)),
    entryPointWords(entrypoint),
    ...(model === null ? [] : [l10n.visible(shownText(model))]),
    ...(rate === null ? [] : [l10n.t('{0} from the cache', shareWords(rate, locale))]),
    scopeWords(requests),
  ];
  return {
    id,
    title: [{ kind: 'code', text: project }, { kind: 'text', text: ' ' }, timePart(last, locale)],
    facts: text(facts.join(' · ')),
    trouble: failures.length === 0 ? null : troubleOf(session, locale),
    // What has no proper id is no session that Claude Code could resume.
    buttons: isSessionId(id) ? [resumeButton(id, project), reportButton(id, project)] : [],
  };
}

function troubleOf({ failures }: SessionRecord, locale: string): InlineText {
  const lastOne = failures.at(-1);
  const title = inlineText(familyTitle(lastOne?.family ?? null));
  const lead: Part = {
    kind: 'text',
    text:
      failures.length === 1
        ? l10n.t('1 request was refused:')
        : l10n.t('{0} requests were refused, the last:', numberWords(failures.length, locale)),
  };
  return [
    lead,
    { kind: 'text', text: ' ' },
    ...title,
    { kind: 'text', text: ', ' },
    timePart(lastOne?.time ?? null, locale),
  ];
}

function scopeWords(requests: SessionRecord['requests']): string {
  if (requests === null) return l10n.t('requests not recorded');
  return requests.scoped === 0
    ? l10n.t('scope not sent')
    : l10n.t('scope sent ({0} of {1} requests)', requests.scoped, requests.count);
}

function resumeButton(session: string, project: string): PageButton {
  const label = l10n.t('Resume This Session');
  return { key: `resume-${session}`, label, name: named(label, project), ask: { type: 'resume', session } };
}

function reportButton(session: string, project: string): PageButton {
  const label = l10n.t('Copy Report for a Bug');
  return { key: `report-${session}`, label, name: named(label, project), ask: { type: 'copyReport', session } };
}

function scanButton(label: string): PageButton {
  return { key: 'scan', label, name: label, ask: { type: 'scan' } };
}

function settingButton(): PageButton {
  const label = l10n.t('Open the Setting');
  return { key: 'scan-setting', label, name: label, ask: { type: 'scanSetting' } };
}

const named = (label: string, subject: string): string => `${label}: ${subject}`;
const known = (value: string | null): string => (value === null ? '–' : l10n.visible(shownText(value)));
const text = (words: string): InlineText => [{ kind: 'text', text: words }];
