import type { Decoded } from '../decodeError.ts';
import { unsetFix } from '../fixTargets.ts';
import * as l10n from '../l10n.ts';
import type { Declaration, FixId, Report } from '../model.ts';
import { winnerOf } from '../resolve.ts';
import { isOn } from '../value.ts';
import { problemWords } from './fileWords.ts';
import { placeOf, sourcePlace } from './place.ts';

interface Hints {
  readonly here: readonly string[];
  readonly fixes: readonly FixId[];
}

const NONE: Hints = { here: [], fixes: [] };

/** What in this machine's settings has to do with a family. */
export function familyAdvice(decoded: Decoded, report: Report): Hints {
  const hints = [...hintsOf(decoded, report), extraBody(decoded, report)];
  return { here: hints.flatMap(({ here }) => here), fixes: hints.flatMap(({ fixes }) => fixes) };
}

function hintsOf({ family }: Decoded, report: Report): Hints[] {
  switch (family) {
    case 'cache-scope':
      return [whereOn('_CLAUDE_CODE_ASSUME_FIRST_PARTY_BASE_URL', report)];
    case 'cache-ttl':
      return [whereOn('ENABLE_PROMPT_CACHING_1H', report), whereOn('ENABLE_PROMPT_CACHING_1H_BEDROCK', report)];
    case 'context-management':
      return [contextManagement(report)];
    case 'tool-eager-streaming':
      return [whereOn('CLAUDE_CODE_ENABLE_FINE_GRAINED_TOOL_STREAMING', report)];
    case 'aws-credentials':
      return [notInFiles(['AWS_PROFILE', 'AWS_REGION'], report)];
    case 'vscode-login':
      return [provider(report)];
    case 'settings-broken':
      return [brokenFiles(report)];
    default:
      return [];
  }
}

/** A switch that asks for what was refused. */
function whereOn(name: string, report: Report): Hints {
  const winner = winnerOf(report.environment, name);
  if (!winner || !isOn(winner.value)) return NONE;
  return {
    here: [l10n.t('`{0}` is on in {1}, and asks for what was refused.', name, placeOf(report, winner))],
    fixes: unsetFix(winner),
  };
}

/** Bedrock and Vertex were never seen to get the field. */
function contextManagement({ route }: Report): Hints {
  if (!/^(?:bedrock|vertex)/.test(route.id)) return NONE;
  const words = l10n.t(
    'On that route Claude Code was never seen to send `context_management` (measured), so the request took another one.',
  );
  return { here: [words], fixes: [] };
}

/** A body that the person adds by hand may hold the very field. */
function extraBody({ field }: Decoded, report: Report): Hints {
  const winner = winnerOf(report.environment, 'CLAUDE_CODE_EXTRA_BODY');
  const key = field?.split('.').at(-1);
  if (!winner || key === undefined || !winner.value.includes(`"${key}"`)) return NONE;
  return {
    here: [l10n.t('`{0}` in {1} adds a field of that name.', winner.name, placeOf(report, winner))],
    fixes: unsetFix(winner),
  };
}

const isInFile = ({ source }: Declaration): boolean => source.path !== null;

function notInFiles(names: readonly string[], { environment }: Report): Hints {
  const missing = names.filter((name) => !environment.get(name)?.declarations.some(isInFile));
  if (missing.length === 0) return NONE;
  return { here: [l10n.t('No settings file here sets {0}.', missing.join(', '))], fixes: [] };
}

function provider(report: Report): Hints {
  if (report.route.id === 'anthropic')
    return { here: [l10n.t('No provider is set here, so a login is what Claude Code asks for.')], fixes: [] };
  const outside = report.route.because.filter((declaration) => !isInFile(declaration));
  return {
    here: outside.map((declaration) =>
      l10n.t(
        '{0} stands only in {1}: what is started in another way does not see it.',
        declaration.name,
        placeOf(report, declaration),
      ),
    ),
    fixes: [],
  };
}

function brokenFiles(report: Report): Hints {
  const broken = report.files.flatMap(({ problem, source }) =>
    problem === null ? [] : [`${sourcePlace(report, source, null)}: ${problemWords(problem)}.`],
  );
  const none = l10n.t('Every settings file that is read here is well formed: the message is about another one.');
  return { here: broken.length > 0 ? broken : [none], fixes: [] };
}
