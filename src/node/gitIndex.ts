import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Repository } from './repository.ts';

/**
 * Whether git tracks a file, by the index of its work tree (versions 2 to 4, as gitformat-index documents them); null
 * where the index is missing or of a form that we do not know, such as a split one.
 */
export async function isTracked({ gitDir, root }: Repository, file: string): Promise<boolean | null> {
  const index = await readFile(path.join(gitDir, 'index')).catch(() => null);
  if (index === null || index.length < HEADER || index.toString('latin1', 0, 4) !== 'DIRC') return null;
  const version = index.readUInt32BE(4);
  if (version < 2 || version > 4) return null;
  const wanted = Buffer.from(path.relative(root, file).split(path.sep).join('/'));
  try {
    return hasEntry(index, version, wanted);
  } catch (error) {
    if (error instanceof RangeError) return null; // cut off while git writes it
    throw error;
  }
}

const HEADER = 12;
/** An entry's fixed part, before its flags, and the length of an object's name (SHA-1). */
const STAT_AND_ID = 60;
const EXTENDED = 0x4000;

/** Entries are sorted, but their lengths vary: they are walked from the first. */
function hasEntry(index: Buffer, version: number, wanted: Buffer): boolean {
  let name: Buffer = Buffer.alloc(0);
  let at = HEADER;
  for (let left = index.readUInt32BE(8); left > 0; left -= 1) {
    const flags = index.readUInt16BE(at + STAT_AND_ID);
    const start = at + STAT_AND_ID + ((flags & EXTENDED) === 0 ? 2 : 4);
    const entry = version === 4 ? compressed(index, start, name) : plain(index, at, start);
    [name, at] = [entry.name, entry.next];
    if (name.equals(wanted)) return true;
  }
  return false;
}

interface Entry {
  readonly name: Buffer;
  readonly next: number;
}

/** The name up to its NUL; the entry is padded to a multiple of eight bytes. */
function plain(index: Buffer, at: number, start: number): Entry {
  const end = endOfName(index, start);
  return { name: index.subarray(start, end), next: at + (Math.floor((end - at) / 8) + 1) * 8 };
}

/** Version 4: how many bytes of the name before to drop, then what to add to the rest. */
function compressed(index: Buffer, start: number, before: Buffer): Entry {
  let at = start;
  let byte = index.readUInt8(at);
  let drop = byte & 0x7f;
  while ((byte & 0x80) !== 0) {
    at += 1;
    byte = index.readUInt8(at);
    drop = ((drop + 1) << 7) | (byte & 0x7f);
  }
  const end = endOfName(index, at + 1);
  const kept = before.subarray(0, before.length - drop);
  return { name: Buffer.concat([kept, index.subarray(at + 1, end)]), next: end + 1 };
}

function endOfName(index: Buffer, start: number): number {
  const end = index.indexOf(0, start);
  if (end < 0) throw new RangeError('the index is cut off');
  return end;
}
