import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'mocha';
import { NEWEST_MEASURED } from '../../../src/core/facts/measuredRange.ts';
import { type InlineText, wordsOf } from '../../../src/core/present/inlineText.ts';
import type { Statement, TableBlock } from '../../../src/core/present/pageView.ts';
import { FLAG, allBlocks, codes, page, rowsOf, says, section, tables, textsOf } from './pageTexts.ts';

describe('the explanation', () => {
  it('shows the field and the texts of the error', () => {
    says(
      'what-it-is',
      /"scope": "global"/,
      /prompt-caching-scope-2026-01-05/,
      /system\.2\.cache_control\.ephemeral\.scope: Extra inputs are not permitted/,
    );
    says(
      'what-it-is',
      /anthropic error: system\.1/,
      /ValidationException: system\.1\.cache_control\.\*\*\*\.scope/,
      /library for Go/,
    );
  });

  it('puts right the value "turn" and version 2.1.24', () => {
    says('what-it-is', /turn was never seen/, /2\.1\.24.*never published/);
  });

  it('never says that Bedrock gets scope', () => {
    const [senders] = tables('who-sends');
    const bedrock = rowsOf(senders as TableBlock).filter((text) => /Bedrock|Vertex|Mantle/.test(text));
    assert.equal(bedrock.length, 1);
    assert.match(bedrock[0] ?? '', /Amazon Bedrock.*\| never \| none/);
    assert.ok(bedrock[0]?.startsWith(`up to ${NEWEST_MEASURED} | `), bedrock[0]);
    says('what-it-is', /no version that was run sent scope: none of more than 450/);
  });

  it('names the newest version that was measured', () =>
    says('certainty', new RegExp(`the newest was ${NEWEST_MEASURED.replaceAll('.', '\\.')}\\.`)));

  it('says who sends scope, and since when no more', () => {
    const rows = rowsOf(tables('who-sends')[0] as TableBlock);
    assert.match(
      rows[0] ?? '',
      /^2\.1\.88 to 2\.1\.96 \| a gateway \| by default, unless .*MCP tool \| system\.2 \| yes$/,
    );
    assert.ok(rows.some((text) => text.startsWith(`2.1.97 to ${NEWEST_MEASURED} | a gateway | not by default`)));
    assert.ok(
      rows.some((text) =>
        /Claude Platform on AWS.*\| by default; from 2\.1\.97 on not if ANTHROPIC_BASE_URL/.test(text),
      ),
    );
    says('who-sends', /2\.1\.23 to 2\.1\.306/, /2\.1\.87 did not/);
  });

  it('gives every row and remark on senders its ground', () => {
    for (const block of section('who-sends').blocks) {
      if (block.kind === 'list') assert.ok(block.items.every(({ ground }) => ground !== undefined));
      if (block.kind === 'paragraph') assert.ok(block.ground !== undefined);
    }
  });

  it('marks as inferred what was read in the program and not run', () => {
    const senders = tables('who-sends')[0] as TableBlock;
    for (const { cells, ground } of senders.rows) {
      assert.equal(ground, cells.map(wordsOf).join(' ').includes('not run') ? 'inferred' : 'measured');
    }
  });

  it('compares the two interfaces field by field', () => {
    const rows = rowsOf(tables('two-apis')[0] as TableBlock);
    assert.equal(rows.length, 6);
    for (const field of [
      /type: "ephemeral"/,
      /ttl: "5m"/,
      /ttl: "1h".*January 2026/,
      /scope \| taken, as a beta \| refused/,
      /Beta headers/,
      /schema \| lenient \| strict/,
    ]) {
      assert.ok(
        rows.some((text) => field.test(text)),
        String(field),
      );
    }
    says('two-apis', /Claude Platform on AWS is not Bedrock/);
  });

  it('takes --resume and --continue out of suspicion', () => {
    says('on-resume', /11 versions.*changed nothing/, /MCP tool/, /--continue works/, /does not mend itself/);
  });

  it('leads through the five steps', () => {
    const [list] = section('five-steps').blocks;
    assert.ok(list?.kind === 'list' && list.ordered && list.items.length === 5);
    says('five-steps', /Identify/, /ANTHROPIC_BASE_URL.*CLAUDE_CODE_USE_BEDROCK/, /Apply/, /Verify/, /If it stays/);
  });

  it('says which fix when', () => {
    says(
      'which-fix',
      /LiteLLM.*\| The first fix; if it stays, the second/,
      /direct Bedrock was never sent scope/,
      /Long conversations \| Not the second/,
    );
  });

  it('says where the value must stand and who wins', () => {
    says(
      'where',
      /JetBrains/,
      /env in ~\/\.claude\/settings\.json \| yes \| yes \| yes/,
      /claudeCode\.environmentVariables \| no \| yes \| no/,
    );
    says(
      'where',
      /login shell.*macOS and Linux/,
      /A settings file beats the shell/,
      /strict JSON/,
      /stays until a new session/,
      /quit VS Code/,
    );
    const order = section('where').blocks.find((block) => block.kind === 'list' && block.ordered);
    assert.ok(order?.kind === 'list');
    assert.equal(order.items.length, 8);
    assert.match(wordsOf(order.items[0]?.text ?? []), /managed/);
    assert.match(wordsOf(order.items[7]?.text ?? []), /inherited/);
  });

  it('has a snippet for one terminal, for good and back, for five shells', () => {
    const labels = codes('snippets').map(({ label }) => label);
    for (const shell of ['bash', 'zsh', 'fish', 'PowerShell', 'CMD']) {
      assert.equal(labels.filter((label) => label.startsWith(`${shell},`)).length, 3, shell);
    }
    says(
      'snippets',
      /export .*=1/,
      /set -gx/,
      /\$env:/,
      /SetEnvironmentVariable\('\w+', '1', 'User'\)/,
      /setx/,
      /~\/\.zshrc/,
    );
  });

  it('names the flag in every snippet that sets it', () => {
    for (const { text } of codes('snippets')) assert.ok(text.includes(FLAG), text);
  });

  it('has settings that are JSON', () => {
    const [settings] = codes('snippets');
    assert.deepEqual(JSON.parse(settings?.text ?? ''), { env: { [FLAG]: '1' } });
  });

  it('says how to verify and what to do if it stays', () => {
    says('verify', /claude --version/, /claude --continue/, /claude --resume/, /api-request/);
    says(
      'persists',
      /comment, a trailing comma/,
      /DISABLE_PROMPT_CACHING=1/,
      /_SONNET.*no substitute/,
      /Update the gateway/,
      /STRIP_BETA_HEADERS/,
    );
  });

  it('tests a gateway with two requests that differ by scope, keys from variables', () => {
    const [, without, withScope] = codes('gateways');
    assert.ok(without && withScope);
    assert.doesNotMatch(without.text, /scope/);
    assert.match(withScope.text, /"scope": "global"/);
    for (const { text } of [without, withScope]) {
      assert.match(text, /\$ANTHROPIC_AUTH_TOKEN/);
      assert.ok(text.split('\n').length <= 13, 'about a dozen lines');
    }
    says('gateways', /never runs them/, /What the answers mean/, /LiteLLM.*March 2026/, /Portkey.*2\.1\.89/);
  });

  it('covers the other clouds and the Agent SDK', () => {
    says(
      'other-clouds',
      /Vertex AI.*never/,
      /Foundry.*2\.1\.25 to 2\.1\.306/,
      /Claude Platform on AWS.*by default/,
      /Mantle/,
    );
    says(
      'agent-sdk',
      /0\.2\.89 runs client 2\.1\.89/,
      /read by default/,
      /settingSources: \[\]/,
      /claude_code/,
      /Portkey/,
    );
  });

  it('says what the flag costs, and what the second fix does', () => {
    says(
      'costs',
      /MCP tool search \| off/,
      /88,000/,
      /Context management/,
      /extended-cache-ttl/,
      /context-1m/,
      /a tenth/,
      /30 to 50 %/,
      /speed does not change are wrong/,
    );
  });

  it('lists every family of errors', () => {
    const families = rowsOf(tables('errors')[0] as TableBlock).map((text) => text.split(' | ')[0]);
    assert.equal(families.length, 24);
    for (const id of [
      'aws-credentials',
      'bedrock-model-id',
      'bedrock-on-demand',
      'bedrock-stream-type',
      'beta-header',
      'cache-empty-text',
      'cache-on-thinking',
      'cache-scope',
      'cache-too-many',
      'cache-top-level',
      'cache-ttl',
      'context-management',
      'defer-and-cache',
      'extra-inputs-generic',
      'invalid-beta-flag',
      'output-config',
      'settings-broken',
      'thinking-adaptive',
      'thinking-display',
      'thinking-enabled',
      'tool-defer-loading',
      'tool-eager-streaming',
      'tool-input-examples',
      'vscode-login',
    ]) {
      assert.ok(families.includes(id), id);
    }
  });

  it('corrects the way to check caching, and says that it was not run', () => {
    says(
      'caching-check',
      /anthropic_version/,
      /fileb:\/\//,
      /for i in 1 2/,
      /was not run/,
      /cache_read_input_tokens/,
      /Converse/,
      /none is needed/,
      /claude config set/,
    );
    const [check] = codes('caching-check');
    assert.match(check?.text ?? '', /"cache_control": \{"type": "ephemeral"\}/);
  });

  it('answers what people ask', () => {
    const asked = section('questions').blocks.map((block) => (block.kind === 'details' ? block.summary : ''));
    for (const about of [
      /VS Code still fails/,
      /answers or speed/,
      /officially/,
      /Vertex/,
      /--resume or --continue/,
      /LiteLLM/,
      /without any loss/,
    ]) {
      assert.ok(
        asked.some((summary) => about.test(summary)),
        String(about),
      );
    }
    says('questions', /#23220/, /#41731/);
  });
});

describe('the page as a whole', () => {
  it('has no empty text and nothing left to fill in', () => {
    for (const text of allBlocks().flatMap(textsOf)) {
      assert.ok(text.trim() !== '');
      assert.doesNotMatch(text, /\{\d\}|undefined|\[object/);
    }
  });

  it('has ids that are unique', () => {
    const ids = [
      ...page().sections.map(({ id }) => id),
      ...allBlocks().flatMap((block) => (block.kind === 'details' ? [`question-${block.id}`] : [])),
    ];
    assert.equal(new Set(ids).size, ids.length);
  });

  it('has as many cells in a row as titles over them', () => {
    for (const block of allBlocks()) {
      if (block.kind === 'table')
        for (const { cells } of block.rows) assert.equal(cells.length, block.head.length, block.caption);
    }
  });

  it('links to public threads only', () => {
    const texts: InlineText[] = allBlocks().flatMap((block) => {
      if (block.kind === 'table') return block.rows.flatMap(({ cells }) => cells);
      if (block.kind === 'list') return block.items.map(({ text }: Statement) => text);
      return block.kind === 'paragraph' || block.kind === 'note' ? [block.text] : [];
    });
    const links = texts.flat().filter((part) => part.kind === 'link');
    assert.ok(links.length > 15);
    for (const { href } of links) assert.match(href, /^https:\/\/github\.com\/[\w.-]+\/[\w.-]+\/(issues|pull)\/\d+$/);
  });

  it('changes only its state when the state changes', () => {
    assert.deepEqual(page({ findings: [] }).sections, page().sections);
  });
});

describe('the look of the page', () => {
  const css = readFileSync('media/page.css', 'utf8');
  const html = readFileSync('media/page.html', 'utf8');

  it('takes every colour from the theme', () => {
    assert.doesNotMatch(
      css,
      /#[0-9a-f]{3,8}\b(?=[^{]*;)|\b(rgba?|hsla?|oklch|color-mix)\(|:\s*(white|black|red|green|blue|gray|grey)\b/i,
    );
    for (const [, variable = ''] of css.matchAll(/var\((--[\w-]+)/g)) {
      assert.match(variable, /^--(vscode-[\w-]+|edge|measure)$/);
    }
  });

  it('runs nothing and loads nothing but its own two files', () => {
    assert.match(
      html,
      /default-src 'none'; base-uri 'none'; form-action 'none'; style-src \{\{source\}\}; script-src \{\{source\}\}/,
    );
    assert.doesNotMatch(html, /<style|\sstyle=|\son\w+=|<script(?![^>]*src="\{\{js\}\}")/);
  });
});
