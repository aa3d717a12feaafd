// The text of what is recorded: one record a line, so that a comparison of two states reads as what was found.

/** A file of records. */
export function textOfRecords(records: readonly unknown[]): string {
  if (records.length === 0) return '[]\n';
  return `[\n${records.map((record) => JSON.stringify(record)).join(',\n')}\n]\n`;
}

/** The lines that one state has and the other not; the comma between two records is no difference. */
export function lineChanges(before: string, after: string): { readonly gone: string[]; readonly come: string[] } {
  const [was, is] = [before, after].map((text) => text.split('\n').map((line) => line.replace(/,$/, '')));
  const [had, has] = [new Set(was), new Set(is)];
  return { gone: (was ?? []).filter((line) => !has.has(line)), come: (is ?? []).filter((line) => !had.has(line)) };
}
