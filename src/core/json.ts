import type { FileProblemCode, Span } from './model.ts';
import { findSyntaxProblem } from './syntax.ts';

/** Strict JSON, read as Claude Code reads it, or what is wrong with it and where. */
export type Json =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly code: FileProblemCode; readonly span: Span };

export const BOM = '\u{feff}';

/** `text` without its byte order mark, of which Claude Code strips one. */
export function withoutBom(text: string): string {
  return text.startsWith(BOM) ? text.slice(1) : text;
}

/** Spans count in `text`, which may start with a byte order mark. Never throws. */
export function parseStrict(text: string): Json {
  const body = withoutBom(text);
  try {
    return { ok: true, value: JSON.parse(body) };
  } catch {
    const { code, span } = findSyntaxProblem(body);
    const shift = text.length - body.length;
    return { ok: false, code, span: { offset: span.offset + shift, length: span.length } };
  }
}
