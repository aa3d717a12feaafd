import { execFileSync } from 'node:child_process';
import { chmodSync } from 'node:fs';
import path from 'node:path';
import * as esbuild from 'esbuild';
import type { Change, Content } from '../../../src/core/model.ts';
import type { Folder } from './folder.ts';

const ROOT = process.env['TEST_ROOT'] ?? process.cwd();
const NOBODY = 65_534;

export type Answer =
  { readonly content: Content } | { readonly written: number } | { readonly error: string; readonly message: string };

/** What somebody gets who may not read and write everything: tests often run as root, to whom every file is open. */
export interface Nobody {
  readonly read: (file: string) => Answer;
  readonly writeChanges: (changes: readonly Change[]) => Answer;
}

/** Builds the little program that is run as nobody. Everything in the folder but what a test forbids is open to them. */
export function nobody(folder: Folder): Nobody {
  const program = folder.at('program.cjs');
  esbuild.buildSync({
    entryPoints: [path.join(ROOT, 'test/node/support/nobodyProgram.ts')],
    outfile: program,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    mainFields: ['module', 'main'],
    logLevel: 'error',
  });
  chmodSync(folder.at('.'), 0o777);
  const identity = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {};
  const ask = (question: object): Answer => {
    const output = execFileSync(process.execPath, [program, JSON.stringify(question)], {
      ...identity,
      cwd: '/',
      encoding: 'utf8',
    });
    return JSON.parse(output) as Answer;
  };
  return {
    read: (file) => ask({ read: file }),
    writeChanges: (changes) => ask({ changes, home: folder.at('home of nobody') }),
  };
}
