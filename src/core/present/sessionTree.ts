import * as l10n from '../l10n.ts';
import { shownText } from '../secrets.ts';
import { costRatioOf, hitRateOf } from '../sessions/caching.ts';
import { isSessionId } from '../sessions/reading.ts';
import type { SessionRecord, Sessions } from '../sessions/session.ts';
import { ageWords } from './ageWords.ts';
import type { EnvNode } from './envTree.ts';
import type { PageSessions } from './pageView.ts';
import { entryPointWords, type FailureGroup, failureGroups, familyName, projectWords } from './sessionWords.ts';
import { exactTime, numberWords, shareWords } from './times.ts';

/** How many failed sessions the view names; the page has all. */
const FAILED = 5;

/** What the transcripts tell, as lines of the view; none while nothing is known. */
export function sessionTree(input: PageSessions): EnvNode[] {
  const { reading } = input;
  if (reading.kind !== 'read' || reading.evidence.sessions.length === 0) return [];
  const { sessions } = reading.evidence;
  const failed = sessions.filter(({ failures }) => failures.length > 0);
  const children = [
    ...failureGroups(sessions).map((group) => groupNode(group, input)),
    ...failed.slice(0, FAILED).map((session) => sessionNode(session, input)),
    ...cachingNodes(reading.evidence, input),
  ];
  if (children.length === 0) return [];
  const label = l10n.t('Sessions');
  const description =
    failed.length === 0
      ? l10n.t('none with a refusal')
      : l10n.t('{0} with refusals', numberWords(failed.length, input.locale));
  const id = 'section-sessions';
  return [{ ...plain, id, kind: id, label, description, words: `${label}, ${description}`, children, action: null }];
}

/** What the page tells in full. */
const plain = { severity: null, children: [], action: { kind: 'explain' }, declaration: null, session: null } as const;

function groupNode({ count, family, last }: FailureGroup, { locale, now }: PageSessions): EnvNode {
  const label = familyName(family);
  const times = count === 1 ? l10n.t('once') : l10n.t('{0} times', numberWords(count, locale));
  const description = [times, ...(last.time === null ? [] : [ageWords(last.time, now)])].join(', ');
  return {
    ...plain,
    id: `failures ${family}`,
    kind: 'failures',
    label,
    description,
    words: l10n.t('Refused: {0}, {1}', label, description),
  };
}

function sessionNode(session: SessionRecord, { home, locale, now }: PageSessions): EnvNode {
  const { clientVersion, entrypoint, failures, id, last } = session;
  const project = projectWords(session, home);
  const label = project.split(/[\\/]/).findLast((name) => name !== '') ?? project;
  const facts = [
    ...(last === null ? [] : [ageWords(last, now)]),
    ...(clientVersion === null ? [] : [l10n.visible(shownText(clientVersion))]),
    entryPointWords(entrypoint),
  ];
  const refused =
    failures.length === 1
      ? l10n.t('1 request refused')
      : l10n.t('{0} requests refused', numberWords(failures.length, locale));
  const description = facts.join(' · ');
  return {
    ...plain,
    id: `session ${id}`,
    kind: isSessionId(id) ? 'session' : 'session-unnamed',
    label,
    description,
    words: [
      l10n.t('Session in {0}', project),
      refused,
      ...facts,
      ...(last === null ? [] : [exactTime(last, locale)]),
    ].join(', '),
    session: id,
  };
}

function cachingNodes({ tokens }: Sessions, { locale }: PageSessions): EnvNode[] {
  const rate = hitRateOf(tokens);
  if (rate === null) return [];
  const label = l10n.t('Prompt caching');
  const description = l10n.t('{0} from the cache', shareWords(rate, locale));
  const cost = l10n.t('cost at most {0} of uncached input', shareWords(costRatioOf(tokens), locale));
  return [{ ...plain, id: 'caching', kind: 'caching', label, description, words: `${label}, ${description}, ${cost}` }];
}
