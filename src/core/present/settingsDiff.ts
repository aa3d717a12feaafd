import { type DiffStep, lineDiff } from '../lineDiff.ts';
import { maskedSettings } from './maskedSettings.ts';

/** Unchanged lines shown before and behind a change. */
const CONTEXT = 3;

/**
 * What becomes of a settings file, as a unified diff that is fit to be seen: every line of it, those around a change
 * included, has passed the mask. The lines are compared as they are: a secret that is replaced by another shows as a
 * change of two masked lines. It is for people and cannot be applied. Null is a file that is not there; empty where
 * nothing changes.
 */
export function settingsDiff(path: string, before: string | null, after: string | null): string {
  if (before === after) return '';
  const old = sideOf(before);
  const fresh = sideOf(after);
  const hunks = hunksOf(lineDiff(old.lines, fresh.lines)).map((hunk) => [
    headOf(hunk),
    ...hunk.flatMap((step) => linesOf(step, old, fresh)),
  ]);
  const title = [`--- ${before === null ? NOWHERE : path}`, `+++ ${after === null ? NOWHERE : path}`];
  return `${[title, ...hunks].flat().join('\n')}\n`;
}

const NOWHERE = '/dev/null';

/** One of the two texts: its lines as they are compared, and as they are shown, which are as many. */
interface Side {
  readonly lines: readonly string[];
  readonly shown: readonly string[];
}

function sideOf(text: string | null): Side {
  if (text === null) return { lines: [], shown: [] };
  return { lines: splitLines(text), shown: splitLines(maskedSettings(text)) };
}

/** Each line with its end. */
function splitLines(text: string): string[] {
  return text === '' ? [] : text.split(/(?<=\r\n|\n|\r(?!\n))/);
}

function linesOf(step: DiffStep, old: Side, fresh: Side): string[] {
  switch (step.kind) {
    case 'kept':
      return printed(' ', fresh, step.after);
    case 'removed':
      return printed('-', old, step.before);
    case 'added':
      return printed('+', fresh, step.after);
  }
}

function printed(mark: string, { lines, shown }: Side, index: number): string[] {
  const line = `${mark}${(shown[index] as string).replace(/[\r\n]+$/, '').replace(/^\u{feff}/u, '')}`;
  return /[\r\n]$/.test(lines[index] as string) ? [line] : [line, '\\ No newline at end of file'];
}

type Hunk = readonly [DiffStep, ...DiffStep[]];

/** The changes with the lines around them; what is near enough to share those lines stands together. */
function hunksOf(steps: readonly DiffStep[]): Hunk[] {
  const near = new Set<number>();
  for (const [index, { kind }] of steps.entries()) {
    if (kind === 'kept') continue;
    for (let at = index - CONTEXT; at <= index + CONTEXT; at += 1) near.add(at);
  }
  const hunks: [DiffStep, ...DiffStep[]][] = [];
  for (const [index, step] of steps.entries()) {
    if (!near.has(index)) continue;
    const last = hunks.at(-1);
    if (last && near.has(index - 1)) last.push(step);
    else hunks.push([step]);
  }
  return hunks;
}

function headOf(hunk: Hunk): string {
  const before = hunk.flatMap((step) => (step.kind === 'added' ? [] : [step.before]));
  const after = hunk.flatMap((step) => (step.kind === 'removed' ? [] : [step.after]));
  return `@@ -${rangeOf(before)} +${rangeOf(after)} @@`;
}

/** Lines count from 1; a side without lines is told as 0,0, which is where it can only be for a whole file. */
function rangeOf(lines: readonly number[]): string {
  const [first] = lines;
  if (first === undefined) return '0,0';
  return lines.length === 1 ? `${first + 1}` : `${first + 1},${lines.length}`;
}
