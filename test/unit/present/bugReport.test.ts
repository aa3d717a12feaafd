import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { evaluate } from '../../../src/core/evaluate.ts';
import type { ClientSource } from '../../../src/core/model.ts';
import { bugReport } from '../../../src/core/present/bugReport.ts';
import { publicCode } from '../../../src/core/present/publicCode.ts';
import { evidence } from '../support/sessions.ts';
import { HOME, reportOn, world, type World } from '../../support/world.ts';

const VERSIONS = { 'Env Manager': '0.1.0', 'VS Code': '1.94.0' };
const FLAG = 'CLAUDE_CODE_DISABLE_EXPERIMENTAL_BETAS';
const at = (time: string): number => Date.parse(time);

const GIVEN: World = {
  version: '2.1.329',
  user: {
    ANTHROPIC_BASE_URL: 'https://ann:secret@llm.example.com/v1?key=secret',
    ANTHROPIC_API_KEY: 'secret',
    [FLAG]: '1',
  },
  project: { [FLAG]: '0', MY_TOOL: 'business' },
  local: '{,}',
  evidence: evidence(
    [
      {
        id: 's1',
        project: `${HOME}/business-plan`,
        path: `${HOME}/.claude/projects/-home-ann-business-plan/s1.jsonl`,
        model: 'arn:aws:bedrock:eu-west-1:123456789012:inference-profile/opus',
        first: at('2026-11-20T00:00:00Z'),
        last: at('2026-11-21T02:00:00Z'),
        failures: [
          { family: 'cache-scope', time: at('2026-11-21T01:00:00Z'), answeredBy: 'litellm' },
          { family: 'cache-scope', time: at('2026-11-21T02:00:00Z') },
          { family: null, time: null, status: null },
        ],
        requests: { count: 2, scoped: 1, betas: ['a-2025-01-01', 'b-2025-01-01'] },
        tokens: { input: 10, cacheRead: 90 },
      },
      { entrypoint: 'claude-vscode', last: at('2026-11-21T03:00:00Z') },
    ],
    { lastChange: at('2026-11-19T00:00:00Z'), fixedAt: at('2026-11-21T01:30:00Z') },
  ),
};

describe('the bug report', () => {
  const text = bugReport(reportOn(GIVEN), VERSIONS);

  it('has what somebody else needs', () => {
    for (const line of [
      'Env Manager: `0.1.0`',
      'Claude Code: `2.1.329` (option)',
      'requests go to: `gateway`, `https://••••••@llm.example.com/v1?••••••`',
      `${FLAG}: off`,
      `${FLAG}=\`0\` (project, over user)`,
      'user, `~/.claude/settings.json`: applied',
      'project, `<project>/.claude/settings.json`: applied',
      'local, `<project>/.claude/settings.local.json`: ignored: syntax',
      '`flag-shadowed` (warning)',
      'sessions: 2',
      'started by: `claude-vscode` 1, `cli` 1',
      'sessions with recorded requests: 1, with scope: 1',
      'betas last recorded: `a-2025-01-01`, `b-2025-01-01`',
      'tokens: input 10, output 0, cache read 90, cache write 5m 0, 1h 0',
      'verdict: works',
    ])
      assert.ok(text.includes(`- ${line}`), `${line}\n\n${text}`);
  });

  it('counts the errors of each family, with their times', () => {
    const [scope, other] = text.split('\n').filter((line) => line.includes('refused requests'));
    assert.equal(
      scope,
      '- `cache-scope`: refused requests 2, sessions 1; first 2026-11-21T01:00:00.000Z, last 2026-11-21T02:00:00.000Z; since the flag was set 1 of 2 sessions; status `400` 2; answered by `litellm` 1, `not known` 1; client versions `2.1.329` 2',
    );
    assert.match(other ?? '', /^- `not recognised`: refused requests 1, sessions 1; first not known, last not known;/);
  });

  it('names no secret, no project, no account and no variable that has nothing to do with it', () => {
    assert.doesNotMatch(text, /secret|business|MY_TOOL|123456789012|\/home\/ann|proj\b(?!ect)/);
    assert.match(text, /arn:aws:bedrock:eu-west-1:…:inference-profile/);
  });

  it('says where transcripts were not read', () => {
    const { evidence: _, ...unread } = GIVEN;
    assert.match(bugReport(reportOn(unread), {}), /### Transcripts\n\n- not read\n/);
  });

  it('says which switches are on, and whether there are servers', () => {
    const on = bugReport(reportOn({ user: { [FLAG]: '1', DISABLE_PROMPT_CACHING: '1' }, mcp: true }), {});
    for (const line of [`${FLAG}: on`, 'DISABLE_PROMPT_CACHING: on', 'MCP servers: yes'])
      assert.ok(on.includes(`- ${line}\n`), `${line}\n\n${on}`);
    assert.match(text, /- DISABLE_PROMPT_CACHING: off\n[\s\S]*- MCP servers: no\n/);
  });

  it('names every client, and how it was found', () => {
    const others = [{ version: '2.1.89', source: 'vscode-extension' }] as const;
    const of = (source: ClientSource | null): string =>
      bugReport(evaluate({ ...world({}), client: { version: '2.1.329', source, others } }), {});
    assert.match(
      of('sessions'),
      /- Claude Code: `2\.1\.329` \(sessions\)\n- also found: `2\.1\.89` \(vscode-extension\)\n/,
    );
    assert.match(of(null), /- Claude Code: `2\.1\.329` \(path\)\n/);
    assert.match(bugReport(reportOn({}), {}), /- Claude Code: not found\n/);
  });

  it('does not name the file of --settings', () => {
    const given = bugReport(reportOn({ flag: {}, managed: {} }), {});
    assert.match(given, /- flag, `what --settings names`: applied\n/);
    assert.match(given, /- managed, `managed-settings\.json`: applied\n/);
  });

  it('says nothing of a flag that was never set', () => {
    const told = evidence([{ failures: [{ family: 'cache-scope', time: 1 }] }]);
    assert.doesNotMatch(bugReport(reportOn({ evidence: told }), {}), /since the flag was set/);
    assert.match(text, /since the flag was set/);
  });

  it('says none where there is none', () =>
    assert.match(bugReport(reportOn({ evidence: evidence([]) }), {}), /### Errors\n\n- none\n/));
});

describe('what is made public', () => {
  it('takes a home folder for the same on Windows in any case', () =>
    assert.equal(publicCode({ home: 'C:\\Users\\Ann', platform: 'win32' })('c:/users/ANN/x'), '`~/x`'));

  it('keeps a path where the home folder is the root', () =>
    assert.equal(publicCode({ home: '/', platform: 'linux' })('/etc/x'), '`/etc/x`'));
});
