import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { decodeError } from '../../../src/core/decodeError.ts';
import { evaluate } from '../../../src/core/evaluate.ts';
import { ERROR_FAMILIES, FAMILY_IDS, type FamilyId } from '../../../src/core/facts/errorFamilies.ts';
import { decodeJson } from '../../../src/core/present/decodeJson.ts';
import { decodeText } from '../../../src/core/present/decodeText.ts';
import { type DecodeView, decodeView } from '../../../src/core/present/decodeView.ts';
import { reportOn, world as snapshotOf, type World } from '../../support/world.ts';

const FLAG = 'CLAUDE_CODE_DISABLE_EXPERIMENTAL_BETAS';
const GATEWAY = { ANTHROPIC_BASE_URL: 'https://llm.example.com' };
const BEDROCK = { CLAUDE_CODE_USE_BEDROCK: '1' };
const SCOPE = 'system.2.cache_control.ephemeral.scope: Extra inputs are not permitted';

const view = (message: string, world: World): DecodeView => decodeView(decodeError(message), reportOn(world));
const of = (family: FamilyId, world: World): DecodeView => view(saysOf(family), world);
const saysOf = (family: FamilyId): string => ERROR_FAMILIES[family].says;

/** What is said of this machine. */
function says({ here }: DecodeView, ...patterns: readonly RegExp[]): void {
  for (const pattern of patterns) assert.match(here.join('\n'), pattern);
}
function saysNot({ here }: DecodeView, ...patterns: readonly RegExp[]): void {
  for (const pattern of patterns) assert.doesNotMatch(here.join('\n'), pattern);
}

describe('the refusal of scope, decoded', () => {
  it('on a gateway without the flag: the flag first, then the second fix', () => {
    const decoded = view(SCOPE, { user: GATEWAY, version: '2.1.89' });
    assert.deepEqual(decoded.fixes, ['disable-betas', 'disable-caching']);
    says(decoded, /a gateway, https:\/\/llm\.example\.com.*2\.1\.89/, /2\.1\.89 sends scope .*\(measured\)/);
    says(decoded, new RegExp(`${FLAG} is not on here; turning it on removes what was refused`));
    assert.equal(decoded.field, 'system.2.cache_control.ephemeral.scope');
  });

  it('with the flag on already: says so and where, and offers only the second', () => {
    const decoded = view(SCOPE, { user: { ...GATEWAY, [FLAG]: '1' }, version: '2.1.89' });
    assert.deepEqual(decoded.fixes, ['disable-caching']);
    says(decoded, new RegExp(`${FLAG} is already on, in ~/\\.claude/settings\\.json:\\d`), /start a new one/);
    says(decoded, /probably not made with these settings/);
    saysNot(decoded, /is not on here/);
    assert.match(decoded.steps.join(' '), /Update Claude Code/);
  });

  it('with the flag on only where Claude Code was started from: offers to put it into the file', () => {
    const decoded = view(SCOPE, { user: GATEWAY, process: { [FLAG]: '1' }, version: '2.1.89' });
    assert.deepEqual(decoded.fixes, ['disable-betas', 'disable-caching']);
    says(decoded, /already on, in the inherited environment/, /does not stand in the user settings/);
  });

  it('on plain Bedrock: the request took another route', () => {
    for (const env of [BEDROCK, { ...BEDROCK, ANTHROPIC_BEDROCK_BASE_URL: 'https://b.example.com' }]) {
      const decoded = view(SCOPE, { user: env, version: '2.1.329' });
      says(decoded, /never seen to receive scope/, /the request took another route/, /other client|another client/);
      saysNot(decoded, /removes what was refused/);
      assert.deepEqual(decoded.fixes, ['disable-betas', 'disable-caching']);
    }
  });

  it('on Anthropic’s own API, or with caching off: it came from somewhere else', () => {
    says(view(SCOPE, { version: '2.1.329' }), /probably not made with these settings/);
    const off = view(SCOPE, { user: { ...GATEWAY, DISABLE_PROMPT_CACHING: '1' }, version: '2.1.89' });
    says(off, /no cache mark/, /probably not made with these settings/);
    assert.deepEqual(off.fixes, ['disable-betas']);
  });

  it('names the switch that makes a gateway count as Anthropic’s own, and offers to take it out', () => {
    const decoded = view(SCOPE, {
      user: { ...GATEWAY, _CLAUDE_CODE_ASSUME_FIRST_PARTY_BASE_URL: '1' },
      version: '2.1.329',
    });
    says(decoded, /_CLAUDE_CODE_ASSUME_FIRST_PARTY_BASE_URL is on in ~\/\.claude\/settings\.json/);
    assert.equal(decoded.fixes[0], 'unset:user:_CLAUDE_CODE_ASSUME_FIRST_PARTY_BASE_URL');
  });

  it('with a client whose flag leaves the field: an update, and the second fix', () => {
    const decoded = view(SCOPE, { user: GATEWAY, version: '2.1.31' });
    assert.deepEqual(decoded.fixes, ['disable-caching']);
    says(decoded, /does not help with Claude Code 2\.1\.31/, /from 2\.1\.40 on/);
    const onTool = view('tools.16.cache_control.ephemeral.scope: Extra inputs are not permitted', {
      user: GATEWAY,
      version: '2.1.31',
    });
    assert.deepEqual(onTool.fixes, ['disable-betas', 'disable-caching']);
  });

  it('under managed settings that turn the flag off: names the owner, offers nothing useless', () => {
    const decoded = view(SCOPE, { managed: { [FLAG]: '0' }, user: GATEWAY, version: '2.1.89' });
    assert.deepEqual(decoded.fixes, ['disable-caching']);
    says(decoded, /managed settings .*its owner has to change it/);
  });

  it('with a settings file that would be ignored: says what has to be repaired', () => {
    const decoded = view(SCOPE, { user: '{ "env": {}, }', process: GATEWAY, version: '2.1.89' });
    assert.deepEqual(decoded.fixes, []);
    says(decoded, /~\/\.claude\/settings\.json has to be repaired first.*trailing comma/);
  });
});

describe('the machine, decoded', () => {
  it('names every client that was found', () => {
    const others = [
      { version: '2.1.89', source: 'vscode-extension' },
      { version: '2.1.329', source: 'path' },
    ] as const;
    const report = evaluate({
      ...snapshotOf({ user: GATEWAY }),
      client: { version: '2.1.329', source: 'option', others },
    });
    says(decodeView(decodeError(SCOPE), report), /Found here: Claude Code 2\.1\.329, 2\.1\.89\./);
    says(view(SCOPE, { user: GATEWAY }), /Which version of Claude Code runs is not known/);
  });

  it('says that a file whose bytes are not UTF-8 has to be stored anew', () => {
    const { contents, ...rest } = snapshotOf({ user: GATEWAY, version: '2.1.89' });
    const lossy = contents.map(({ content, source }) => ({
      source,
      content: content.kind === 'text' ? ({ ...content, encoding: 'lossy' } as const) : content,
    }));
    const decoded = decodeView(decodeError(SCOPE), evaluate({ ...rest, contents: lossy }));
    assert.deepEqual(decoded.fixes, []);
    says(decoded, /~\/\.claude\/settings\.json is not UTF-8, so no fix is written there/);
  });

  it('says who answered, as far as the wording tells', () => {
    const text = (message: string): string => decodeText(view(message, { user: GATEWAY }));
    assert.match(text(`anthropic error: ${SCOPE}`), /^ {2}Answered by, as the wording suggests: a Portkey gateway$/m);
    assert.doesNotMatch(text(SCOPE), /Answered by/);
  });
});

describe('other families, decoded', () => {
  it('the flag counts from the version on that knows the field', () => {
    for (const [family, before, since] of [
      ['context-management', '2.1.26', '2.1.27'],
      ['tool-defer-loading', '2.1.76', '2.1.77'],
      ['tool-eager-streaming', '2.1.76', '2.1.77'],
      ['defer-and-cache', '2.1.76', '2.1.77'],
      ['beta-header', '2.1.24', '2.1.25'],
    ] as const) {
      const old = of(family, { user: GATEWAY, version: before });
      assert.deepEqual(old.fixes, [], family);
      says(old, new RegExp(`from ${since.replaceAll('.', '\\.')} on`));
      assert.deepEqual(of(family, { user: GATEWAY, version: since }).fixes, ['disable-betas'], family);
      const unknown = of(family, { user: GATEWAY });
      assert.deepEqual(unknown.fixes, ['disable-betas'], family);
      says(unknown, new RegExp(`It does so from ${since.replaceAll('.', '\\.')} on`));
    }
  });

  it('invalid beta flag: the flag, never the second fix; and the versions that people name', () => {
    const decoded = of('invalid-beta-flag', { user: BEDROCK, version: '2.1.130' });
    assert.deepEqual(decoded.fixes, ['disable-betas']);
    says(decoded, /most betas, by version not all/, /2\.1\.130 is a version that people report this for/);
    assert.match(decoded.doesNotHelp.join(' '), /DISABLE_PROMPT_CACHING: the betas stay/);
    assert.deepEqual(of('invalid-beta-flag', { user: { ...BEDROCK, [FLAG]: '1' } }).fixes, []);
    saysNot(of('invalid-beta-flag', { user: BEDROCK, version: '2.1.329' }), /people report/);
  });

  it('a beta in the header: what the flag does with each that is named', () => {
    const message = (...betas: string[]): string =>
      `Unexpected value(s) ${betas.map((beta) => `\`${beta}\``).join(', ')} for the \`anthropic-beta\` header`;
    const kept = view(message('interleaved-thinking-2025-05-14'), { user: GATEWAY, version: '2.1.329' });
    assert.deepEqual(kept.fixes, []);
    says(kept, /leaves it \(measured\)\. Its own switch is DISABLE_INTERLEAVED_THINKING=1/, /leaves every value/);
    const wide = message('context-1m-2025-08-07');
    assert.deepEqual(view(wide, { user: GATEWAY, version: '2.1.200' }).fixes, []);
    assert.deepEqual(view(wide, { user: GATEWAY, version: '2.1.329' }).fixes, ['disable-betas']);
    says(view(wide, { user: GATEWAY }), /leaves it from 2\.1\.129 to 2\.1\.275/);
    const both = view(message('effort-2025-11-24', 'context-management-2025-06-27'), {
      user: GATEWAY,
      version: '2.1.329',
    });
    assert.deepEqual(both.fixes, ['disable-betas']);
    says(both, /effort-2025-11-24: .* leaves it/, /context-management-2025-06-27: .* removes it/);
    says(view(message('prompt-caching-scope-2026-01-05'), { user: GATEWAY }), /leaves it up to 2\.1\.24 \(measured\)/);
    says(view(message('oauth-2025-04-20'), { user: GATEWAY }), /leaves it \(documented\)/);
    says(view(message('advanced-tool-use-2025-11-20'), { user: GATEWAY }), /from 2\.1\.18 to 2\.1\.76 \(reported\)/);
    says(view(message('brand-new-2027-01-01'), { user: GATEWAY }), /whether .* removes it is not known/);
  });

  it('a beta that the person adds by hand is to be taken out', () => {
    const decoded = view('invalid beta flag: brand-new-2027-01-01', {
      user: { ...BEDROCK, ANTHROPIC_BETAS: 'brand-new-2027-01-01' },
    });
    says(decoded, /ANTHROPIC_BETAS in ~\/\.claude\/settings\.json:\d+ adds it/);
    assert.deepEqual(decoded.fixes, ['unset:user:ANTHROPIC_BETAS', 'disable-betas']);
  });

  it('a lifetime: the variable that asks for it, not the flag', () => {
    const decoded = of('cache-ttl', { user: { ...GATEWAY, ENABLE_PROMPT_CACHING_1H: '1' }, version: '2.1.329' });
    assert.deepEqual(decoded.fixes, ['unset:user:ENABLE_PROMPT_CACHING_1H', 'disable-caching']);
    says(of('cache-ttl', { user: { ...GATEWAY, DISABLE_PROMPT_CACHING: '1' } }), /the mark comes from the gateway/);
  });

  it('a field of a body that the person wrote', () => {
    const decoded = view('safeguards: Extra inputs are not permitted', {
      user: { ...GATEWAY, CLAUDE_CODE_EXTRA_BODY: '{"safeguards": 1}' },
    });
    says(decoded, /CLAUDE_CODE_EXTRA_BODY in .* adds a field of that name/);
    assert.equal(decoded.fixes[0], 'unset:user:CLAUDE_CODE_EXTRA_BODY');
  });

  it('context_management never went to Bedrock', () => {
    says(of('context-management', { user: BEDROCK, version: '2.1.329' }), /never seen to send context_management/);
    saysNot(of('context-management', { user: GATEWAY, version: '2.1.329' }), /never seen/);
  });

  it('what an update mended', () => {
    says(of('output-config', { user: BEDROCK, version: '2.1.121' }), /older than 2\.1\.122.*update/);
    says(of('output-config', { user: BEDROCK, version: '2.1.122' }), /has what 2\.1\.122 mended/);
    assert.deepEqual(of('output-config', { user: BEDROCK, version: '2.1.121' }).fixes, []);
  });

  it('AWS: what no settings file sets', () => {
    const inherited = { AWS_PROFILE: 'dev', AWS_REGION: 'us-east-1' };
    says(
      of('aws-credentials', { user: BEDROCK, process: inherited }),
      /No settings file here sets AWS_PROFILE, AWS_REGION/,
    );
    saysNot(of('aws-credentials', { user: { ...BEDROCK, ...inherited } }), /No settings file/);
  });

  it('a login that is asked for: where the provider is set', () => {
    says(of('vscode-login', {}), /No provider is set here/);
    says(of('vscode-login', { process: BEDROCK }), /CLAUDE_CODE_USE_BEDROCK stands only in the inherited environment/);
    saysNot(of('vscode-login', { user: BEDROCK }), /stands only/);
  });

  it('a settings file: which one it is', () => {
    says(of('settings-broken', { user: '{' }), /~\/\.claude\/settings\.json: its text ends too early/);
    says(of('settings-broken', { user: {} }), /Every settings file that is read here is well formed/);
  });
});

describe('a message that is not recognised', () => {
  it('says so, and gives five steps', () => {
    const decoded = view('it broke', { user: BEDROCK });
    assert.equal(decoded.family, null);
    assert.match(decoded.title, /not recognised/);
    assert.equal(decoded.steps.length, 5);
    assert.deepEqual([decoded.fixes, decoded.sources, decoded.basis], [[], [], null]);
    says(decoded, /Amazon Bedrock/);
    assert.match(decodeText(decoded), /1\. Identify[\s\S]*5\. If it stays/);
  });
});

describe('the answer', () => {
  const worlds: readonly World[] = [
    {},
    { user: GATEWAY, version: '2.1.89' },
    { user: { ...GATEWAY, [FLAG]: '1' }, version: '2.1.329' },
    { user: { ...BEDROCK, DISABLE_PROMPT_CACHING: '1' }, version: '2.1.23' },
    { managed: { [FLAG]: '0', DISABLE_PROMPT_CACHING: '0' }, process: BEDROCK },
  ];

  it('is whole sentences of plain text for every family in every state', () => {
    for (const report of worlds.map(reportOn)) {
      for (const id of FAMILY_IDS) {
        const { cause, doesNotHelp, family, here, steps, title } = decodeView(decodeError(saysOf(id)), report);
        assert.equal(family, id);
        for (const text of [cause, ...here, ...steps, ...doesNotHelp]) {
          assert.match(text, /[.:]$/, text);
          assert.doesNotMatch(text, /`|\{\d\}|undefined|\[object|•/, text);
        }
        assert.doesNotMatch(title, /`|\.$/);
        assert.ok(steps.length > 0);
      }
    }
  });

  it('offers only fixes that change something', () => {
    for (const report of worlds.map(reportOn)) {
      for (const id of FAMILY_IDS) {
        const json = decodeJson(decodeError(saysOf(id)), report) as {
          fixes: readonly { changes: readonly unknown[] }[];
        };
        for (const { changes } of json.fixes) assert.ok(changes.length > 0, id);
      }
    }
  });

  it('is JSON as the contract has it', () => {
    const json = decodeJson(decodeError(`anthropic error: ${SCOPE}`), reportOn({ user: GATEWAY, version: '2.1.89' }));
    const { schema, family, answeredBy, cause, fixes, doesNotHelp } = JSON.parse(JSON.stringify(json));
    assert.deepEqual([schema, family, answeredBy], [1, 'cache-scope', 'portkey']);
    assert.match(String(cause), /"scope": "global"/);
    assert.deepEqual(fixes[0].changes, [
      { scope: 'user', path: '/home/ann/.claude/settings.json', variable: FLAG, from: null, to: '1' },
    ]);
    assert.equal(fixes[0].recommended, true);
    assert.ok(doesNotHelp.length > 0);
    const nothing = JSON.parse(JSON.stringify(decodeJson(decodeError('it broke'), reportOn({}))));
    assert.deepEqual([nothing.family, nothing.answeredBy, nothing.fixes], [null, null, []]);
  });

  it('shows no secret, wherever it stands', () => {
    const key = 'sk-ant-api03-abcdefghijklmnop';
    for (const message of [
      `${key}: Extra inputs are not permitted`,
      `Unexpected value(s) \`${key}-2025-01-01\` for the \`anthropic-beta\` header`,
      `x-api-key: ${key}\n${SCOPE}`,
      'it broke',
    ]) {
      const world = {
        user: { ANTHROPIC_BASE_URL: `https://ann:${key}@llm.example.com?key=${key}`, ANTHROPIC_API_KEY: key },
      };
      const report = reportOn({ ...world, process: { ANTHROPIC_BETAS: `${key}-2025-01-01` } });
      const decoded = decodeError(message);
      const shown = decodeText(decodeView(decoded, report)) + JSON.stringify(decodeJson(decoded, report));
      assert.doesNotMatch(shown, /abcdefghijklmnop/, message);
    }
  });

  it('is broken between words for an editor, and only there', () => {
    const decoded = view(SCOPE, { user: GATEWAY, version: '2.1.89' });
    const lines = decodeText(decoded, 60).split('\n');
    assert.ok(
      lines.every((line) => line.length <= 60 || !line.trim().includes(' ')),
      lines.join('\n'),
    );
    const words = (text: string): string => text.replaceAll(/\s+/g, ' ');
    assert.equal(words(decodeText(decoded, 60)), words(decodeText(decoded)));
    assert.match(decodeText(decoded), /^cache_control\.scope is refused \[cache-scope\]\n/);
    assert.match(decodeText(decoded), /fix: Turn off experimental betas {2}\(disable-betas\)/);
  });
});
