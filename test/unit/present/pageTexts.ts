import assert from 'node:assert/strict';
import { wordsOf } from '../../../src/core/present/inlineText.ts';
import { pageOf } from '../../../src/core/present/page.ts';
import type { Block, PageFix, PageInput, Section, TableBlock } from '../../../src/core/present/pageView.ts';

export const FLAG = 'CLAUDE_CODE_DISABLE_EXPERIMENTAL_BETAS';

const FIXES: readonly PageFix[] = [
  { id: 'disable-betas', recommended: true, available: true, why: null },
  { id: 'disable-caching', recommended: false, available: true, why: null },
  { id: 'disable-both', recommended: false, available: true, why: null },
];

/** Client 2.1.89 behind a gateway, nothing done about it yet. */
export const GATEWAY: PageInput = {
  routeId: 'gateway',
  endpoint: 'https://llm.example.com',
  because: [{ variable: 'ANTHROPIC_BASE_URL', scope: 'user', place: '~/.claude/settings.json:3', saved: true }],
  betas: { on: false, because: [] },
  caching: { on: false, because: [] },
  client: { version: '2.1.89', source: 'path', others: [] },
  scope: { verdict: 'sent', reason: 'version-sends' },
  findings: [{ rule: 'betas-not-disabled', severity: 'error', message: 'Set `X`.', place: '~/.claude/settings.json' }],
  fixes: FIXES,
  lastChange: null,
  bedrock: { on: false, because: [] },
  modelCaching: [],
  evidence: null,
  aws: { region: 'us-east-1', model: null },
  sessions: { reading: { kind: 'unread' }, home: '/home/ann', locale: 'en', now: 1_795_219_200_000 },
};

export const page = (change: Partial<PageInput> = {}) => pageOf({ ...GATEWAY, ...change });
export const row = (id: string, change: Partial<PageInput> = {}) =>
  page(change).state.rows.find((candidate) => candidate.id === id);

export function section(id: string): Section {
  const found = page().sections.find((candidate) => candidate.id === id);
  assert.ok(found, `no section ${id}`);
  return found;
}

export function says(id: string, ...patterns: readonly RegExp[]): void {
  const text = section(id).blocks.flatMap(textsOf).join('\n');
  for (const pattern of patterns) assert.match(text, pattern);
}

export function textsOf(block: Block): readonly string[] {
  switch (block.kind) {
    case 'paragraph':
    case 'note':
      return [wordsOf(block.text)];
    case 'heading':
      return [block.text];
    case 'list':
      return block.items.map(({ text }) => wordsOf(text));
    case 'table':
      return [block.caption, block.head.join(' | '), ...rowsOf(block)];
    case 'code':
      return [block.label, block.text];
    case 'details':
      return [block.summary, ...block.blocks.flatMap(textsOf)];
    case 'check':
      return [`${block.word} ${wordsOf(block.text)}`];
    case 'chart':
      return [block.caption, block.words, block.summary, ...textsOf(block.table)];
    case 'sessions':
      return block.items.flatMap(({ buttons, facts, title, trouble }) => [
        ...[title, facts, ...(trouble ? [trouble] : [])].map(wordsOf),
        ...buttons.map(({ name }) => name),
      ]);
    case 'buttons':
      return block.buttons.map(({ label }) => label);
  }
}

export const rowsOf = ({ rows }: TableBlock): readonly string[] =>
  rows.map(({ cells }) => cells.map(wordsOf).join(' | '));
const blocksOf = (blocks: readonly Block[]): readonly Block[] =>
  blocks.flatMap((block) => (block.kind === 'details' ? [block, ...blocksOf(block.blocks)] : [block]));
export const allBlocks = (): readonly Block[] => blocksOf(page().sections.flatMap(({ blocks }) => blocks));
export const tables = (id: string): readonly TableBlock[] =>
  section(id).blocks.filter((block) => block.kind === 'table');
export const codes = (id: string) => section(id).blocks.filter((block) => block.kind === 'code');
