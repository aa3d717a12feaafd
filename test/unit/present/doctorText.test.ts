import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { doctorText } from '../../../src/core/present/doctorText.ts';
import { evaluate } from '../../../src/core/evaluate.ts';
import type { Client } from '../../../src/core/model.ts';
import { reportOn, world, type World } from '../../support/world.ts';

const text = (given: World): string => doctorText(reportOn(given));
const BEDROCK = { CLAUDE_CODE_USE_BEDROCK: '1' };
const FLAG = 'CLAUDE_CODE_DISABLE_EXPERIMENTAL_BETAS';

describe('the text report', () => {
  const report = text({ user: { ...BEDROCK, AWS_REGION: 'eu-west-1', [FLAG]: '0' }, version: '2.1.89' });

  it('ends with a line end, and holds no marks of other surfaces', () => {
    assert.match(report, /\n$/);
    assert.doesNotMatch(report, /`|\{\d\}|undefined|null/);
  });

  it('says which client, which route and who decided', () => {
    assert.match(report, /^ {2}2\.1\.89 \(as given\)$/m);
    assert.match(report, /^ {2}Amazon Bedrock, https:\/\/bedrock-runtime\.eu-west-1\.amazonaws\.com$/m);
    assert.match(report, /^ {2}CLAUDE_CODE_USE_BEDROCK is set in ~\/\.claude\/settings\.json:3$/m);
  });

  it('says how the switches stand', () => {
    assert.match(report, new RegExp(`^  ${FLAG}: off, "0" in ~/\\.claude/settings\\.json:5$`, 'm'));
    assert.match(report, /^ {2}DISABLE_PROMPT_CACHING: not set/m);
    assert.match(
      text({ process: { DISABLE_PROMPT_CACHING: 'yes' } }),
      /DISABLE_PROMPT_CACHING: on, "yes" in the inherited environment/,
    );
  });

  it('names findings with their rule, and fixes with their id', () => {
    assert.match(report, /^ {2}warning: .* \[betas-not-disabled\]$/m);
    assert.match(report, /\(disable-betas\)$/m);
  });

  it('says that nothing was found', () => assert.match(text({ version: '2.1.329' }), /^Findings\n {2}none$/m));
  it('says that no client was found', () => assert.match(text({}), /No client was found/));

  it('says how the client was found, and judges the others', () => {
    const found = (client: Client): string =>
      doctorText(evaluate({ ...world({ user: { ANTHROPIC_BASE_URL: 'https://llm.example.com' } }), client })).split(
        '\n\n',
      )[0] ?? '';
    const sources = ['option', 'vscode-extension', 'sessions', 'path', null] as const;
    const lines = sources.map((source) => found({ version: '2.1.329', source, others: [] }));
    assert.equal(new Set(lines).size, sources.length - 1);
    assert.ok(lines.every((line) => line.includes('2.1.329 (')));
    const two = found({
      version: '2.1.329',
      source: 'path',
      others: [{ version: '2.1.89', source: 'vscode-extension' }],
    });
    assert.match(two, /also 2\.1\.89 \(of the extension in VS Code\): Claude Code 2\.1\.89 sends scope to a gateway/);
  });

  it('has a word for every severity', () => {
    assert.match(text({ user: '{' }), /^ {2}error: /m);
    assert.match(text({ user: { CLAUDE_CODE_USE_VERTEX: '1' } }), /^ {2}info: /m);
  });

  it('says of every file what becomes of it', () => {
    const lines = text({ user: '{', project: {}, managed: '{"model": 1}', version: '2.1.329' });
    assert.match(lines, /^ {2}managed settings: .* \(applied in part: its "model" has a value of the wrong type\)$/m);
    assert.match(lines, /^ {2}project settings: .* \(applied\)$/m);
    assert.match(lines, /^ {2}local project settings: .* \(not there\)$/m);
    assert.match(lines, /^ {2}user settings: .* \(ignored: its text ends too early\)$/m);
  });

  it('has no address where it cannot be known', () => {
    assert.match(text({ user: { CLAUDE_CODE_USE_VERTEX: '1' } }), /^ {2}Google Vertex AI$/m);
  });

  it('names the places of policies that are not read, where a system has any', () => {
    assert.match(text({ platform: 'darwin' }), /^ {2}not read: .*preferences domain com\.anthropic\.claudecode$/m);
    assert.match(text({ platform: 'win32' }), /^ {2}not read: .*SOFTWARE\\Policies\\ClaudeCode\)$/m);
    assert.doesNotMatch(text({ platform: 'linux' }), /not read:/);
  });

  it('says that a file of --settings is not there', () => {
    const given = world({ version: '2.1.329' });
    const flag = { source: { scope: 'flag', path: '/tmp/flag.json' }, content: { kind: 'absent' } } as const;
    const stopped = evaluate({ ...given, contents: [flag, ...given.contents] });
    assert.match(doctorText(stopped), /\/tmp\/flag\.json \(ignored: it is not there\)$/m);
    assert.equal(stopped.route.id, 'none', 'the client stops at it');
  });
});
