import * as l10n from '../l10n.ts';
import type { Client, ClientSource, Scope } from '../model.ts';
import type { InlineText } from './inlineText.ts';
import { codeText, inlineText, wordsOf } from './inlineText.ts';
import type {
  ChangeView,
  FindingView,
  PageChange,
  PageFinding,
  PageInput,
  PagePlace,
  PageSwitch,
  PlaceView,
  StateRow,
  StateView,
  Tone,
} from './pageView.ts';
import { routeName } from './routeWords.ts';
import { sessionsText } from './sessionsSection.ts';
import { verdictWords } from './verdictWords.ts';

/** Your own state: what Claude Code would do here, and which lines decide. */
export function stateOf(input: PageInput): StateView {
  const tone = toneOf(input);
  const word = toneWord(tone);
  const verdict = codeText(verdictWords(input.scope, input.routeId, input.client.version));
  return {
    tone,
    word,
    verdict,
    announcement: l10n.t({ message: '{0}. {1}', args: [word, wordsOf(verdict)], comment: ['a state, and a sentence'] }),
    rows: rowsOf(input),
    findings: input.findings.map(findingView),
    change: input.lastChange && changeView(input.lastChange),
  };
}

function toneOf({ findings, scope }: PageInput): Tone {
  for (const severity of ['error', 'warning', 'info'] as const) {
    if (findings.some((finding) => finding.severity === severity)) return severity;
  }
  return scope.verdict === 'unknown' ? 'unknown' : 'good';
}

function toneWord(tone: Tone): string {
  switch (tone) {
    case 'error':
      return l10n.t('Action needed');
    case 'warning':
      return l10n.t('Worth fixing');
    case 'info':
      return l10n.t('For your information');
    case 'good':
      return l10n.t('Nothing to do');
    case 'unknown':
      return l10n.t('Not known');
  }
}

function rowsOf({ routeId, endpoint, because, betas, caching, client, sessions }: PageInput): readonly StateRow[] {
  return [
    {
      id: 'route',
      label: l10n.t('Requests go to'),
      value: inlineText(routeName(routeId)),
      places: because.map(placeView),
    },
    { id: 'endpoint', label: l10n.t('Address'), value: endpointText(endpoint), places: [] },
    switchRow('betas', l10n.t('Experimental betas'), 'CLAUDE_CODE_DISABLE_EXPERIMENTAL_BETAS', betas),
    switchRow('caching', l10n.t('Prompt caching'), 'DISABLE_PROMPT_CACHING', caching),
    { id: 'client', label: l10n.t('Claude Code'), value: clientText(client), places: [] },
    { id: 'sessions', label: l10n.t('Your sessions'), value: sessionsText(sessions), places: [] },
  ];
}

function endpointText(endpoint: string | null): InlineText {
  return endpoint === null ? inlineText(l10n.t('not known')) : [{ kind: 'code', text: endpoint }];
}

function switchRow(id: string, label: string, variable: string, { on, because }: PageSwitch): StateRow {
  return {
    id,
    label,
    value: inlineText(switchWords(variable, on, because.length > 0)),
    places: because.map(placeView),
  };
}

function switchWords(variable: string, on: boolean, isSet: boolean): string {
  if (on) return l10n.t('turned off: `{0}` is on', variable);
  return isSet
    ? l10n.t('allowed: `{0}` is set, but to a value that counts as off', variable)
    : l10n.t('allowed: `{0}` is not set', variable);
}

function placeView({ variable, scope, place, saved }: PagePlace): PlaceView {
  return {
    variable,
    place,
    remark: saved ? null : l10n.t('not saved yet: Claude Code does not see it'),
    open: opens(scope) ? l10n.t('Open') : null,
  };
}

/** The command line and the inherited environment are no place that an editor could show. */
function opens(scope: Scope): boolean {
  return scope !== 'process' && scope !== 'flag';
}

function clientText({ version, source, others }: Client): InlineText {
  if (version === null) return inlineText(l10n.t('not found on this machine'));
  const found = [{ version, source }, ...others].map((client) =>
    client.source === null
      ? client.version
      : l10n.t({
          message: '{0} ({1})',
          args: [client.version, sourceWords(client.source)],
          comment: ['a version, and where it was found'],
        }),
  );
  return [{ kind: 'text', text: found.join(', ') }];
}

function sourceWords(source: ClientSource): string {
  switch (source) {
    case 'option':
      return l10n.t('given');
    case 'path':
      return l10n.t('in the terminal');
    case 'vscode-extension':
      return l10n.t('in the VS Code extension');
    case 'sessions':
      return l10n.t('seen in transcripts');
  }
}

function findingView({ rule, severity, message, place }: PageFinding): FindingView {
  return { rule, tone: severity, word: severityWord(severity), message: codeText(message), place };
}

function severityWord(severity: PageFinding['severity']): string {
  switch (severity) {
    case 'error':
      return l10n.t('Error');
    case 'warning':
      return l10n.t('Warning');
    case 'info':
      return l10n.t('Information');
  }
}

function changeView({ canShowDiff, canUndo, restart, text }: PageChange): ChangeView {
  return {
    text,
    restart: restart === null ? null : codeText(restart),
    undo: canUndo ? l10n.t('Undo') : null,
    showDiff: canShowDiff ? l10n.t('Show diff') : null,
  };
}
