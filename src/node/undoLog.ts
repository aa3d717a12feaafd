import { randomUUID } from 'node:crypto';
import path from 'node:path';
import type { Change } from '../core/model.ts';
import { withLock } from './lock.ts';
import { momentNow } from './moment.ts';
import { discard } from './scratch.ts';
import { checkTakeBack, takeBack } from './takeBack.ts';
import type { WriteContext } from './writeContext.ts';
import type { WrittenFile } from './writtenFile.ts';

/** A change that can be taken back, by any window or terminal. */
export interface UndoRecord {
  readonly id: string;
  /** In ms since 1970. */
  readonly time: number;
  /** What people were told when it was made; values in it are masked. */
  readonly text: string;
  readonly files: readonly WrittenFile[];
}

/** Records are kept this long, and so many. */
const DAYS = 30;
const KEPT = 50;
const DAY_MS = 86_400_000;
export const UNDO = 'undo';

/** Puts a change on the stack, in the order of the writes, not of these calls. Answers its id. */
export async function pushUndo(
  { text, files }: Pick<UndoRecord, 'text' | 'files'>,
  context: WriteContext,
): Promise<string> {
  const { state } = context;
  const folder = await state.folder(UNDO);
  const moment = files.at(-1)?.moment ?? momentNow();
  const time = Number.parseInt(moment, 10);
  const id = `${moment}-${randomUUID().slice(0, 8)}`;
  await state.writeRecord(path.join(folder, id + ENDING), JSON.stringify({ time, text, files: files.map(plain) }));
  await state.sweep(folder);
  await expireUndo(context);
  return id;
}

/** What an undo would take back; null where there is nothing. */
export async function lastUndo(context: WriteContext): Promise<UndoRecord | null> {
  for await (const record of undoRecords(context)) return record;
  return null;
}

/** All changes on record, the newest first. */
export async function* undoRecords(context: Pick<WriteContext, 'state'>): AsyncIterable<UndoRecord> {
  for (const id of (await idsOf(context)).toReversed()) {
    const record = await read(id, context);
    if (record) yield record;
  }
}

/** The last change, or the one of that id; null where it is not on record. */
export async function undoOf(id: string | undefined, context: WriteContext): Promise<UndoRecord | null> {
  if (id === undefined) return lastUndo(context);
  return (await idsOf(context)).includes(id) ? read(id, context) : null;
}

/**
 * What can be taken back instead of that one, should it be refused: the last change before it in files that nothing on
 * record has touched since; null where there is none. In the same file the order stays.
 */
export async function undoBefore(id: string, context: WriteContext): Promise<UndoRecord | null> {
  const touched = new Set<string>();
  for await (const record of undoRecords(context)) {
    const targets = record.files.map(({ target }) => target);
    if (record.id < id && !targets.some((target) => touched.has(target))) return record;
    for (const target of targets) touched.add(target);
  }
  return null;
}

/**
 * Takes back the last change, or the one of that id, and answers it; null where there is none. Refuses, with the
 * reason and nothing undone, where one of its files has been changed since in the same place; the record stays.
 */
export async function undoLast(context: WriteContext, id?: string): Promise<UndoRecord | null> {
  if ((await idsOf(context)).length === 0) return null;
  return withLock(path.join(context.state.root, UNDO), context, async () => {
    const record = await undoOf(id, context);
    if (!record) return null;
    for (const file of record.files) await checkTakeBack(file, context);
    for (const file of record.files.toReversed()) await takeBack(file, context);
    await discard(pathOf(record.id, context), context.files);
    return record;
  });
}

async function idsOf({ state }: Pick<WriteContext, 'state'>): Promise<string[]> {
  const oldest = Date.now() - DAYS * DAY_MS;
  const names = (await state.names(UNDO)).filter((name) => name.endsWith(ENDING));
  return names.filter((name) => Number.parseInt(name, 10) >= oldest).map((name) => name.slice(0, -ENDING.length));
}

/** Removes the records whose time has come. */
export async function expireUndo(context: WriteContext): Promise<void> {
  const kept = new Set((await idsOf(context)).slice(-KEPT));
  const names = (await context.state.names(UNDO)).filter((name) => name.endsWith(ENDING));
  const gone = names.map((name) => name.slice(0, -ENDING.length)).filter((id) => !kept.has(id));
  for (const id of gone) await discard(pathOf(id, context), context.files);
}

async function read(id: string, context: Pick<WriteContext, 'state'>): Promise<UndoRecord | null> {
  const text = await context.state.readRecord(pathOf(id, context));
  if (text === null) return null;
  try {
    const { files, ...record } = JSON.parse(text) as Omit<UndoRecord, 'id' | 'files'> & { files: PlainFile[] };
    return { ...record, id, files: files.map(whole) };
  } catch {
    return null; // no record of ours
  }
}

const ENDING = '.json';
const pathOf = (id: string, { state }: Pick<WriteContext, 'state'>): string => path.join(state.root, UNDO, id + ENDING);

type PlainFile = Omit<WrittenFile, 'before' | 'after'> & { readonly before: string | null; readonly after: string };

function plain({ before, after, changes, ...file }: WrittenFile): PlainFile {
  const plainChanges = changes.map(({ source, variable, from, to }): Change => ({ source, variable, from, to }));
  return { ...file, changes: plainChanges, before: before && encode(before), after: encode(after) };
}

function whole({ before, after, ...file }: PlainFile): WrittenFile {
  return { ...file, before: before === null ? null : decode(before), after: decode(after) };
}

const encode = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
const decode = (text: string): Uint8Array => Buffer.from(text, 'base64');
