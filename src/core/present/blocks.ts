import { inlineText } from './inlineText.ts';
import type { Block, Ground, Statement, TableBlock, TableRow } from './pageView.ts';

/** Shorthands for the explanation: sentences in, blocks out. */
export function paragraph(text: string, ground?: Ground): Block {
  return { kind: 'paragraph', ...statement(text, ground) };
}

export function note(text: string, ground?: Ground): Block {
  return { kind: 'note', ...statement(text, ground) };
}

export function heading(text: string): Block {
  return { kind: 'heading', text };
}

export function list(...items: readonly Statement[]): Block {
  return { kind: 'list', ordered: false, items };
}

export function steps(...items: readonly Statement[]): Block {
  return { kind: 'list', ordered: true, items };
}

export function statement(text: string, ground?: Ground): Statement {
  return ground === undefined ? { text: inlineText(text) } : { text: inlineText(text), ground };
}

export function table(caption: string, head: readonly string[], rows: readonly TableRow[]): TableBlock {
  return { kind: 'table', caption, head, rows };
}

export function row(cells: readonly string[], ground: Ground): TableRow {
  return { cells: cells.map(inlineText), ground };
}

export function code(language: string, label: string, text: string): Block {
  return { kind: 'code', language, label, text };
}

export function question(id: string, summary: string, ...blocks: readonly Block[]): Block {
  return { kind: 'details', id, summary, blocks };
}
