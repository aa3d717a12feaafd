import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { decodeError } from '../../../src/core/decodeError.ts';
import { planFix } from '../../../src/core/fixes.ts';
import type { Report } from '../../../src/core/model.ts';
import { FIX_IDS } from '../../../src/core/model.ts';
import { bugReport } from '../../../src/core/present/bugReport.ts';
import { changesJson } from '../../../src/core/present/changesJson.ts';
import { changeWords, deciderWords, ownerWords, stillSetWords } from '../../../src/core/present/changeWords.ts';
import { decodeJson } from '../../../src/core/present/decodeJson.ts';
import { decodeText } from '../../../src/core/present/decodeText.ts';
import { decodeView } from '../../../src/core/present/decodeView.ts';
import { doctorJson } from '../../../src/core/present/doctorJson.ts';
import { doctorText } from '../../../src/core/present/doctorText.ts';
import { environmentText } from '../../../src/core/present/environmentText.ts';
import { evidenceJson } from '../../../src/core/present/evidenceJson.ts';
import { evidenceText } from '../../../src/core/present/evidenceText.ts';
import { menuOf } from '../../../src/core/present/menu.ts';
import { noticeOf } from '../../../src/core/present/notice.ts';
import { pageOf } from '../../../src/core/present/page.ts';
import { pageInputOf } from '../../../src/core/present/pageInput.ts';
import { sessionTree } from '../../../src/core/present/sessionTree.ts';
import { sessionsJson } from '../../../src/core/present/sessionsJson.ts';
import { sessionsText } from '../../../src/core/present/sessionsText.ts';
import { settingsDiff } from '../../../src/core/present/settingsDiff.ts';
import { statusOf } from '../../../src/core/present/status.ts';
import { evidence } from '../support/sessions.ts';
import { reportOn, type World } from '../../support/world.ts';
import { GATEWAY } from './pageTexts.ts';

const CANARY = /canary/i;
const SCOPE_ERROR = decodeError('400 system.1.cache_control.ephemeral.scope: Extra inputs are not permitted');

/** A client can write down anything. */
const TOLD = evidence([
  {
    entrypoint: 'Bearer canary-entrypoint',
    model: 'sk-canary-model',
    clientVersion: 'token=canary-version',
    failures: [{ family: null, model: 'sk-canary-model' }, { family: 'cache-scope' }],
  },
]);

const READ = { ...GATEWAY.sessions, reading: { kind: 'read', evidence: TOLD } } as const;

/** Everything that a person or a program can get to see of a report. */
const SURFACES: Readonly<Record<string, (report: Report) => unknown>> = {
  'the status bar': (report) => statusOf({ report, mode: 'always', silenced: false }),
  'the notification': (report) => noticeOf(report),
  'the menu': (report) => menuOf({ report, silenced: false, muted: true, canUndo: true, canShowDiff: true }),
  'the JSON report': (report) => doctorJson(report, () => true),
  'the text report': (report) => doctorText(report),
  'the page': (report) => pageOf(pageInputOf(report, null, READ)),
  'the view of sessions': () => sessionTree(READ),
  'the list of variables': (report) => environmentText(report, () => true),
  'the decoder': (report) => [decodeText(decodeView(SCOPE_ERROR, report)), decodeJson(SCOPE_ERROR, report)],
  'the bug report': (report) => bugReport(report, { 'VS Code': 'sk-canary-version' }),
  'the sessions': (report) => [sessionsJson(report, TOLD), sessionsText(report, TOLD, 0)],
  'the evidence': (report) => [evidenceJson(report, TOLD), evidenceText(report, TOLD, 0)],
  'the diff of a file': ({ files }) =>
    files.flatMap(({ text }) => [settingsDiff('/x', text, null), settingsDiff('/x', null, text)]),
  'what a command answers': (report) => FIX_IDS.map((id) => answerOf(report, id)),
  'what a fix says': (report) => FIX_IDS.map((id) => wordsOfFix(report, id)),
};

function wordsOfFix(report: Report, id: (typeof FIX_IDS)[number]): unknown {
  const plan = planFix(id, report);
  switch (plan.kind) {
    case 'owned':
      return ownerWords(report, plan.owner);
    case 'unwritable':
      return null;
    case 'changes':
      return [changeWords(report, plan.changes), ...plan.stillSetBy.map((keeper) => stillSetWords(report, keeper))];
  }
}

function answerOf(report: Report, id: (typeof FIX_IDS)[number]): unknown {
  const plan = planFix(id, report);
  if (plan.kind !== 'changes') return null;
  const deciders = [...report.environment.values()].flatMap(({ declarations }) => declarations);
  const made = { changes: plan.changes, stillSetBy: deciders, files: [], undo: null, dryRun: false };
  return [changesJson(report, made), ...deciders.map((decider) => deciderWords(report, decider))];
}

const FLAG = 'CLAUDE_CODE_DISABLE_EXPERIMENTAL_BETAS';

/** A secret in every way that people manage to put one into a variable. */
const LEAKY = {
  ANTHROPIC_API_KEY: 'canary-by-name',
  ANTHROPIC_AUTH_TOKEN: 'canary-by-name',
  ANTHROPIC_BASE_URL: 'https://ann:canary-pass@llm.example.com/sk-canary-in-path/v1?token=canary-query#canary-hash',
  ANTHROPIC_BEDROCK_BASE_URL: 'http://canary-user@127.0.0.1:4142',
  ANTHROPIC_CUSTOM_HEADERS: 'Authorization: Bearer canary-header\nx-team: canary-team',
  CLAUDE_CODE_EXTRA_BODY: '{"anthropic_beta": ["sk-canary-beta"], "metadata": {"user_id": "canary-body"}}',
  ANTHROPIC_BETAS: 'context-1m-2025-08-07,sk-canary-betas',
  AWS_BEARER_TOKEN_BEDROCK: 'canary-by-name',
  AWS_SECRET_ACCESS_KEY: 'canary-by-name',
  AWS_REGION: 'sk-canary-region',
  HTTPS_PROXY: 'ann:canary-proxy@proxy.example.com:8080',
  HTTP_PROXY: 'http://ann:canary-proxy@proxy.example.com:8080',
  ANTHROPIC_MODEL: 'sk-canary-model',
  LITELLM_MASTER_KEY: 'canary-by-name',
  NOTE: 'curl -H "x-api-key: canary-quoted" https://llm.example.com',
  JSON_NOTE: '{\\"password\\": \\"canary-escaped\\"}',
  LAST_ERROR:
    'API Error: 401 {"error": {"message": "bad key sk-canary-error"}, "authorization": "Bearer canary-error"}',
  [FLAG]: 'sk-canary-flag',
  DISABLE_PROMPT_CACHING: 'Bearer canary-caching',
  CLAUDE_CODE_USE_VERTEX: 'token=canary-switch',
  ENABLE_TOOL_SEARCH: 'sk-canary-search',
};

const WORLDS: Readonly<Record<string, World>> = {
  'of the user': { user: LEAKY, version: '2.1.89' },
  'of the user on Bedrock': { user: { ...LEAKY, CLAUDE_CODE_USE_BEDROCK: '1' }, version: '2.1.329' },
  'of an administrator': { managed: LEAKY, user: { [FLAG]: '1' }, version: '2.1.329' },
  'of a project, shared': { project: LEAKY, local: LEAKY, tracked: true, version: '2.1.329' },
  'of the state file and the editor': { legacy: LEAKY, editor: LEAKY, version: null },
  'of the shell': { process: { ...LEAKY, CLAUDE_CODE_USE_BEDROCK: '1' }, user: { [FLAG]: '0' }, version: '2.1.89' },
  'that lose': { user: { ...LEAKY, A: '1' }, legacy: LEAKY, editor: LEAKY, process: LEAKY },
  'of other types': {
    user: JSON.stringify({
      env: {
        ANTHROPIC_API_KEY: ['canary'],
        [FLAG]: ['sk-canary-list'],
        X_TOKEN: { canary: 1 },
        AWS_REGION: ['sk-canary-x'],
      },
    }),
  },
  'set twice': {
    user: `{"env": {"ANTHROPIC_API_KEY": "canary-1", "ANTHROPIC_API_KEY": "canary-2", "${FLAG}": "sk-canary-a", "${FLAG}": "sk-canary-b"}}`,
    process: { CLAUDE_CODE_USE_BEDROCK: '1' },
  },
  'in a broken file': { user: `{"env": {"ANTHROPIC_API_KEY": "canary", sk-canary-broken}}` },
  'in a broken managed file': {
    managed: `{"env": {"ANTHROPIC_API_KEY": "canary"} // sk-canary-comment\n}`,
    version: '2.1.329',
  },
  'in an address that is none': { user: { ANTHROPIC_BASE_URL: 'ann:canary-pass@llm.example.com' } },
  'that a host keeps out': { user: LEAKY, process: { CLAUDE_CODE_PROVIDER_MANAGED_BY_HOST: '1' } },
};

describe('secrets', () => {
  for (const [title, given] of Object.entries(WORLDS)) {
    const report = reportOn({ ...given, knownNames: new Set(['ANTHROPIC_API_KEY', 'ANTHROPIC_BASE_URL']) });
    for (const [surface, show] of Object.entries(SURFACES)) {
      it(`${title} do not show in ${surface}`, () => {
        assert.doesNotMatch(JSON.stringify(show(report)) ?? '', CANARY);
      });
    }
  }

  it('are there to be found: the report itself holds them', () => {
    for (const given of Object.values(WORLDS)) assert.match(JSON.stringify(given), CANARY);
    assert.match(reportOn({ user: LEAKY }).route.because.at(-1)?.value ?? '', CANARY);
  });
});
