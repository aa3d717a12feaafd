import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { describe, it } from 'mocha';
import { decodeError } from '../../src/core/decodeError.ts';
import { fileDiagnostics } from '../../src/core/help/diagnostics.ts';
import { hoverAt } from '../../src/core/help/hover.ts';
import { NO_TEXT } from '../../src/core/l10n.ts';
import type { Report } from '../../src/core/model.ts';
import { bugReport } from '../../src/core/present/bugReport.ts';
import { changeWords, deciderWords, ownerWords, stillSetWords } from '../../src/core/present/changeWords.ts';
import { decodeText } from '../../src/core/present/decodeText.ts';
import { decodeView } from '../../src/core/present/decodeView.ts';
import { doctorText } from '../../src/core/present/doctorText.ts';
import { type EnvNode, envTree } from '../../src/core/present/envTree.ts';
import { environmentText } from '../../src/core/present/environmentText.ts';
import { evidenceText } from '../../src/core/present/evidenceText.ts';
import { fixTitle } from '../../src/core/present/fixWords.ts';
import { menuOf } from '../../src/core/present/menu.ts';
import { noticeOf } from '../../src/core/present/notice.ts';
import { pageOf } from '../../src/core/present/page.ts';
import { pageInputOf } from '../../src/core/present/pageInput.ts';
import type { PageSessions } from '../../src/core/present/pageView.ts';
import { placeOf } from '../../src/core/present/place.ts';
import { scopeChoices } from '../../src/core/present/scopeChoices.ts';
import { sessionTree } from '../../src/core/present/sessionTree.ts';
import { sessionsText } from '../../src/core/present/sessionsText.ts';
import { statusOf } from '../../src/core/present/status.ts';
import { beforeWords, outcomeWords, powerWords, verificationText } from '../../src/core/present/verifyWords.ts';
import { errorsWith, HOSTILE, hostileReport, hostileTexts, toldBy, verificationOf } from '../unit/support/hostile.ts';
import { GATEWAY } from '../unit/present/pageTexts.ts';

/** What each surface shows: texts, in whatever they are. Names by which programs find things again are not shown. */
const SURFACES: Readonly<Record<string, (report: Report, text: string) => unknown>> = {
  'the status bar': (report) => statusOf({ report, mode: 'always', silenced: false }),
  'the notification': (report) => noticeOf(report)?.message,
  'the menu': (report) =>
    menuOf({ report, silenced: false, muted: true, canUndo: true, canShowDiff: true }).map(
      ({ description, detail, label }) => [label, description, detail],
    ),
  'the view': (report, text) =>
    envTree(report, {
      isRelevant: () => true,
      filter: '',
      profiles: [{ name: text, variables: { [text]: text }, secrets: [] }],
    }).map(wordsOfNode),
  'the sessions in the view': (_, text) => sessionTree(read(text)).map(wordsOfNode),
  'the page': (report, text) => pageOf(pageInputOf(report, null, read(text))),
  'the findings': ({ findings }) =>
    findings.flatMap(({ fixes, message }) => [message, ...fixes.map((id) => fixTitle(id))]),
  'the marks': (report) =>
    report.files.flatMap(({ source }) =>
      fileDiagnostics(report, source.path ?? '').map((mark) => [
        mark.message,
        mark.kind === 'finding' ? mark.fixes.map((id) => fixTitle(id)) : [],
      ]),
    ),
  'the hovers': (report) =>
    report.files.flatMap(({ declarations, source }) =>
      declarations.map(({ span }) => {
        const found = hoverAt(report, source.path ?? '', { catalogue: [], offset: span?.offset ?? 0 });
        return [found?.name, found?.effective, found?.others];
      }),
    ),
  'the places to set a variable': (report, text) =>
    scopeChoices(text, report, true).map(({ description, detail, label }) => [label, description, detail]),
  'the text report': (report) => doctorText(report),
  'the list of variables': (report) => environmentText(report, () => true),
  'the sessions': (report, text) => sessionsText(report, toldBy(text), 0),
  'the evidence': (report, text) => evidenceText(report, toldBy(text), 0),
  'the decoder': (report, text) =>
    errorsWith(text).map((error) => {
      const view = decodeView(decodeError(error), report);
      const parts = [view.title, view.field ?? '', view.cause, ...view.betas, ...view.here];
      assert.ok(parts.every((part) => !part.includes('\n')));
      return parts;
    }),
  'the decoder’s text': (report, text) =>
    errorsWith(text).map((error) => decodeText(decodeView(decodeError(error), report))),
  'the bug report': (report, text) => bugReport(report, { 'VS Code': text }),
  'what a command answers': (report) =>
    [...report.environment.values()].flatMap(({ declarations }) =>
      declarations.map((one) => [
        ownerWords(report, one),
        stillSetWords(report, one),
        deciderWords(report, one),
        placeOf(report, one),
        changeWords(report, [{ source: one.source, variable: one.name, from: null, to: one.value }]),
      ]),
    ),
  'the question before a run': (report, text) => [
    beforeWords(report, { file: `/x/${text}`, folder: `/work/${text}`, version: text }),
    ...(['env', 'hooks', 'command', 'mcp', 'plugins', 'permissions', 'other'] as const).map((kind) =>
      powerWords(report, { kind, name: text, path: `/work/${text}`, line: 1 }),
    ),
  ],
  'the answer of a run': (report, text) => [
    outcomeWords(verificationOf(text, 'refused').outcome, report, 90),
    verificationText(verificationOf(text, 'refused'), report, { limitSeconds: 90 }),
  ],
};

/** A text that has lines of its own is shown on as many lines; of another error there is more to say, or less. */
const OF_LINES = new Set(['the answer of a run', 'the decoder', 'the decoder’s text']);

const read = (text: string): PageSessions => ({
  ...GATEWAY.sessions,
  reading: { kind: 'read', evidence: toldBy(text) },
});

const wordsOfNode = ({ children, description, label, words }: EnvNode): unknown => [
  label,
  description,
  words,
  children.map(wordsOfNode),
];

/** All texts in a value, whatever it is made of; keys are ours. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

/** What the page, above all, has to say to everybody. */
const OURS: ReadonlySet<string> = new Set(
  Object.values(SURFACES).flatMap((show) => textsIn(show(hostileReport('calm'), 'calm'))),
);

const linesIn = (value: unknown): number => textsIn(value).reduce((sum, text) => sum + text.split('\n').length, 0);

function hrefsIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => (key === 'href' ? [String(part)] : hrefsIn(part)));
}

/** On a line of its own, a text is nothing but text. What is said in any case is ours. */
function assertText(surface: string, value: unknown): void {
  for (const text of textsIn(value)) {
    if (OURS.has(text)) continue;
    const at = text.replaceAll('\n', '').search(NO_TEXT);
    assert.ok(at < 0, `${surface}: ${JSON.stringify(text.slice(Math.max(0, at - 40), at + 40))}`);
  }
}

describe('text of others', () => {
  const calm = Object.fromEntries(
    Object.entries(SURFACES).map(([surface, show]) => [surface, linesIn(show(hostileReport('calm'), 'calm'))]),
  );

  for (const [surface, show] of Object.entries(SURFACES)) {
    it(`is nothing but text in ${surface}, and forges no line`, () => {
      for (const text of HOSTILE) {
        const seen = show(hostileReport(text), text);
        assertText(surface, seen);
        // A name that is like another's declares less or more; a line end must not.
        if (/[\n\r]/.test(text) && !OF_LINES.has(surface)) assert.equal(linesIn(seen), calm[surface]);
      }
    });
  }

  it('is so whatever it is put together of', () => {
    fc.assert(
      fc.property(hostileTexts(), (text) => {
        const report = hostileReport(text);
        for (const [surface, show] of Object.entries(SURFACES)) assertText(surface, show(report, text));
      }),
      { numRuns: 10 },
    );
  }).timeout(60_000);

  it('makes no link in the page', () => {
    const linksFor = (text: string): string[] => hrefsIn(SURFACES['the page']?.(hostileReport(text), text)).toSorted();
    const ours = new Set(linksFor('calm'));
    assert.ok(ours.size > 10);
    for (const text of HOSTILE) assert.deepEqual(new Set(linksFor(text)), ours, text);
  });

  it('does not grow without end', () => {
    const long = `${'x'.repeat(100_000)}\u202e`;
    for (const [surface, show] of Object.entries(SURFACES)) {
      const longest = Math.max(
        ...textsIn(show(hostileReport(long), long)).flatMap((text) => text.split('\n').map((line) => line.length)),
      );
      assert.ok(longest < 30_000, `${surface}: ${longest}`);
    }
  }).timeout(60_000);
});
