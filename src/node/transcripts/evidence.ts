import { lstat, stat } from 'node:fs/promises';
import type { Declaration, Report, SettingsFile } from '../../core/model.ts';
import type { Evidence, Sessions } from '../../core/sessions/session.ts';
import type { StateFolder } from '../stateFolder.ts';
import { undoRecords } from '../undoLog.ts';

/**
 * What the transcripts say about the settings of a report: with the times at which those were changed. To be read anew
 * when a settings file changes. `state`: where changes of ours are on record; null: nowhere.
 */
export async function readEvidence(
  sessions: Sessions,
  report: Pick<Report, 'betas' | 'environment' | 'files'>,
  state: StateFolder | null,
): Promise<Evidence> {
  return { ...sessions, lastChange: await lastChangeOf(report), fixedAt: await fixedAtOf(report, state) };
}

/** The newest time of the files that are there, a broken one among them: it was in force before. Null where there is none. */
async function lastChangeOf({ environment, files }: Pick<Report, 'environment' | 'files'>): Promise<number | null> {
  const deciders = new Set([...environment.values()].map(({ declarations: [winner] }) => winner.source.path));
  const times = await Promise.all(
    files.filter((file) => counts(file, deciders)).map(({ source }) => timeOf(source.path)),
  );
  return times.reduce<number | null>((newest, time) => (newest === null || (time ?? 0) > newest ? time : newest), null);
}

/** Claude Code writes its state file all the time: its time says something only where it decides. */
function counts({ source, status }: SettingsFile, deciders: ReadonlySet<string | null>): boolean {
  return status !== 'absent' && (source.scope !== 'legacy' || deciders.has(source.path));
}

async function fixedAtOf({ betas }: Pick<Report, 'betas'>, state: StateFolder | null): Promise<number | null> {
  const [winner] = betas.because;
  if (!betas.on || !winner || winner.source.path === null) return null;
  return (await ownTimeOf(winner, state)) ?? timeOf(winner.source.path);
}

/** When we wrote that value there, unless we wrote another one since; null where it is not on record. */
async function ownTimeOf({ name, source, value }: Declaration, state: StateFolder | null): Promise<number | null> {
  if (state === null) return null;
  for await (const { files, time } of undoRecords({ state })) {
    const file = files.find(({ path }) => path === source.path);
    if (file?.changes.length === 0) return null; // put back as a whole: nobody knows what was in it before
    const change = file?.changes.findLast(({ variable }) => variable === name);
    if (change) return change.to === value ? time : null;
  }
  return null;
}

/** When a file, or the link that leads to it, was changed; never too early. Null where it is gone. */
async function timeOf(path: string | null): Promise<number | null> {
  if (path === null) return null;
  const found = await Promise.all([stat(path), lstat(path)]).catch(() => null);
  return found && Math.ceil(Math.max(...found.map(({ mtimeMs }) => mtimeMs)));
}
