import type { MessageTable } from './messageTable.ts';
import type { Part } from './part.ts';

/** What all files share: their parts, and who counted which answer. The owners in the table are places in `parts`. */
export interface Ledger {
  readonly table: MessageTable;
  readonly parts: Part[];
}

export function partAt({ parts }: Ledger, place: number): Part {
  const part = parts[place];
  if (part === undefined) throw new Error('the ledger has no such part');
  return part;
}
