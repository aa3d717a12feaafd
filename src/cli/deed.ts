import * as l10n from '../core/l10n.ts';
import { settingsDiff } from '../core/present/settingsDiff.ts';
import { expireRecords } from '../node/expiry.ts';
import { contentOf } from '../node/textFile.ts';
import { pushUndo } from '../node/undoLog.ts';
import type { WriteContext } from '../node/writeContext.ts';
import type { Preview, WrittenFile } from '../node/writtenFile.ts';
import type { Options } from './call.ts';
import type { Terminal } from './terminal.ts';

/** What a command says at its end: one document for programs, lines for people. */
export interface Answer {
  readonly json: object;
  readonly text: readonly string[];
}

export function answer(options: Options, terminal: Terminal, { json, text }: Answer): void {
  const lines = text.map((part) => (part.endsWith('\n') ? part : `${part}\n`));
  terminal.out(options.json ? `${JSON.stringify(json, null, 2)}\n` : lines.join(''));
}

export const dryRunWords = (): string => l10n.t('This was a dry run: nothing was written.');

/** What would become of a file, masked. */
export function diffOf({ path, before, after }: Preview): string {
  const text = (bytes: Uint8Array | null): string | null => (bytes === null ? null : contentOf(bytes).text);
  return settingsDiff(path, text(before), text(after));
}

/** Puts a change on the undo stack, and lets old records go. Null, with a warning, where that fails: the change itself was made. */
export async function remember(
  change: { readonly text: string; readonly files: readonly WrittenFile[] },
  context: WriteContext,
  terminal: Terminal,
): Promise<string | null> {
  const id = await push(change, context, terminal);
  if (id !== null) await expire(context, terminal);
  return id;
}

async function push(
  change: Parameters<typeof pushUndo>[0],
  context: WriteContext,
  terminal: Terminal,
): Promise<string | null> {
  try {
    return await pushUndo(change, context);
  } catch (error) {
    terminal.warn(`undo will not take this back, no record of it could be kept: ${String(error)}`);
    return null;
  }
}

async function expire(context: WriteContext, terminal: Terminal): Promise<void> {
  try {
    await expireRecords(context);
  } catch (error) {
    terminal.warn(`old records could not be removed: ${String(error)}`);
  }
}
