/** A place in a text as people count: line and column from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Where an offset stands. A line ends at `\n`, `\r\n` or `\r`. */
export const positionAt = (text: string, offset: number): Position => positionsIn(text)(offset);

/** The same for many offsets of one text, whose lines are looked for once. */
export function positionsIn(text: string): (offset: number) => Position {
  const starts = [0, ...Array.from(text.matchAll(/\r\n?|\n/g), ({ 0: end, index }) => index + end.length)];
  return (offset) => {
    let line = 0;
    let below = starts.length;
    while (below - line > 1) {
      const middle = (line + below) >> 1;
      if ((starts[middle] as number) > offset) below = middle;
      else line = middle;
    }
    return { line: line + 1, column: offset - (starts[line] as number) + 1 };
  };
}
