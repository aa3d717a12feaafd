/** A place in a text as people count: line and column from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Where an offset stands. A line ends at `\n`, `\r\n` or `\r`. */
export function positionAt(text: string, offset: number): Position {
  const before = text.slice(0, offset);
  const breaks = before.match(/\r\n|\n|\r/g)?.length ?? 0;
  const lineStart = Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r')) + 1;
  return { line: breaks + 1, column: offset - lineStart + 1 };
}
