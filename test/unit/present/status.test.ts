import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { evaluate } from '../../../src/core/evaluate.ts';
import { PROVIDERS, type Report } from '../../../src/core/model.ts';
import { type Status, type StatusMode, statusOf, worstOf } from '../../../src/core/present/status.ts';
import { reportOn, world, type Variables, type World } from '../../support/world.ts';

const FLAG = { CLAUDE_CODE_DISABLE_EXPERIMENTAL_BETAS: '1' };
const NO_CACHING = { DISABLE_PROMPT_CACHING: '1' };
const BEDROCK = { CLAUDE_CODE_USE_BEDROCK: '1', AWS_REGION: 'us-east-1' };
const GATEWAY = { ANTHROPIC_BASE_URL: 'https://llm.example.com' };
const VERTEX = { CLAUDE_CODE_USE_VERTEX: '1' };

const status = (given: World, mode: StatusMode = 'always', silenced = false): Status | undefined =>
  statusOf({ report: reportOn(given), mode, silenced });

/** In a line: tone and text. */
const line = (given: World, mode?: StatusMode, silenced?: boolean): string => {
  const shown = status(given, mode, silenced);
  return shown ? `${shown.tone}: ${shown.text}` : 'away';
};

/** A report whose files are open in an editor and not saved. */
function unsaved(given: World): Report {
  const snapshot = world(given);
  const contents = snapshot.contents.map((entry) =>
    entry.content.kind === 'text' ? { ...entry, content: { ...entry.content, saved: false } } : entry,
  );
  return evaluate({ ...snapshot, contents });
}

describe('the status', () => {
  const cases: readonly (readonly [string, Variables, string, string])[] = [
    ['Anthropic’s own API', {}, '2.1.329', 'away'],
    ['Bedrock without the flag', BEDROCK, '2.1.329', 'warning: Bedrock: betas on'],
    ['Bedrock with the flag', { ...BEDROCK, ...FLAG }, '2.1.329', 'quiet: Bedrock: betas off'],
    ['a gateway that gets scope', GATEWAY, '2.1.89', 'error: Gateway: betas on'],
    ['a gateway that gets none', { ...GATEWAY, ...FLAG }, '2.1.329', 'quiet: Gateway: betas off'],
    ['Vertex without the flag', VERTEX, '2.1.329', 'quiet: Vertex'],
  ];
  for (const [title, user, version, expected] of cases) {
    it(`on ${title} is ${expected}`, () => assert.equal(line({ user, version }), expected));
  }

  it('on Bedrock without caching says so', () =>
    assert.match(line({ user: { ...BEDROCK, ...NO_CACHING } }), /Bedrock: caching off$|Bedrock: check settings$/));

  it('has words for every route', () => {
    const names: Readonly<Record<string, string>> = {
      bedrock: 'BEDROCK',
      foundry: 'FOUNDRY',
      'anthropic-aws': 'ANTHROPIC_AWS',
      'google-cloud': 'ANTHROPIC_GOOGLE_CLOUD',
      mantle: 'MANTLE',
      vertex: 'VERTEX',
    };
    const texts = PROVIDERS.map(
      (provider) => status({ user: { [`CLAUDE_CODE_USE_${names[provider]}`]: '1', ...FLAG } })?.text,
    );
    assert.equal(new Set(texts).size, PROVIDERS.length);
    assert.ok(texts.every((text) => text?.endsWith(': betas off')));
  });

  it('says that Claude stops', () => {
    assert.match(status({ user: { ANTHROPIC_BASE_URL: 'null' }, version: '2.1.329' })?.text ?? '', /^Claude stops/);
  });

  it('says that a file is ignored, on Anthropic’s own API as well', () =>
    assert.equal(line({ user: '{"env": {},}' }), 'error: Claude settings ignored'));

  it('stays away for whom never wants it', () => {
    for (const user of [{}, BEDROCK, GATEWAY]) assert.equal(line({ user, version: '2.1.89' }, 'never'), 'away');
  });

  it('shows only problems to whom wants only those', () => {
    assert.equal(line({ user: BEDROCK }, 'problems'), 'warning: Bedrock: betas on');
    assert.equal(line({ user: { ...BEDROCK, ...FLAG } }, 'problems'), 'away');
    assert.equal(line({ user: VERTEX, version: '2.1.329' }, 'problems'), 'away');
  });

  it('is quiet where the person silenced it', () => {
    assert.equal(line({ user: BEDROCK }, 'always', true), 'quiet: Bedrock: betas on');
    assert.equal(line({ user: BEDROCK }, 'problems', true), 'away');
  });

  it('says that what decides is not saved yet', () => {
    assert.equal(
      statusOf({ report: unsaved({ user: BEDROCK }), mode: 'always', silenced: false })?.text,
      'Bedrock: betas on (not saved yet)',
    );
    assert.equal(
      statusOf({ report: unsaved({ user: {}, process: BEDROCK }), mode: 'always', silenced: false })?.text,
      'Bedrock: betas on',
    );
  });
});

describe('the status’s tooltip', () => {
  const tooltip = (given: World, silenced = false): string => status(given, 'always', silenced)?.tooltip ?? '';

  it('says which file and line decided', () => {
    assert.match(tooltip({ user: BEDROCK }), /^CLAUDE_CODE_USE_BEDROCK is set in ~\/\.claude\/settings\.json:3\.$/m);
    assert.match(tooltip({ process: BEDROCK }), /^CLAUDE_CODE_USE_BEDROCK is set in the inherited environment\.$/m);
  });

  it('says whether the flag is set, and where', () => {
    assert.match(tooltip({ user: BEDROCK }), /^CLAUDE_CODE_DISABLE_EXPERIMENTAL_BETAS is not set\.$/m);
    assert.match(
      tooltip({ process: BEDROCK, user: FLAG }),
      /^CLAUDE_CODE_DISABLE_EXPERIMENTAL_BETAS is set in ~.*:3\.$/m,
    );
  });

  it('says what else was found', () =>
    assert.match(tooltip({ user: '{', process: BEDROCK }), /ignores the whole file/));
  it('says that warnings are switched off', () => {
    assert.match(tooltip({ user: BEDROCK }, true), /Warnings are switched off/);
    assert.doesNotMatch(tooltip({ user: BEDROCK }), /Warnings are switched off/);
  });
});

describe('the worst of findings', () => {
  it('is the most severe, in whatever order', () => {
    assert.equal(worstOf([{ severity: 'info' }, { severity: 'error' }, { severity: 'warning' }]), 'error');
    assert.equal(worstOf([{ severity: 'info' }, { severity: 'warning' }]), 'warning');
    assert.equal(worstOf([{ severity: 'info' }]), 'info');
    assert.equal(worstOf([]), undefined);
  });
});
