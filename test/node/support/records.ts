import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, beforeEach } from 'mocha';
import { FILES, type FileOperations } from '../../../src/node/fileOperations.ts';
import { createWriteContext, type WriteContext } from '../../../src/node/writeContext.ts';

/** A state folder of its own for every test of a suite, outside the folder that the test looks at. */
export interface Records {
  readonly context: (files?: Partial<FileOperations>) => WriteContext;
  readonly root: () => string;
}

export function records(): Records {
  const homes: string[] = [];
  beforeEach(() => void homes.push(mkdtempSync(path.join(tmpdir(), 'env-manager-state-'))));
  after(() => {
    for (const home of homes) rmSync(home, { recursive: true, force: true });
  });
  const context: Records['context'] = (files = {}) =>
    createWriteContext(
      { platform: 'linux', home: homes.at(-1) ?? '', xdgStateHome: undefined },
      { ...FILES, ...files },
    );
  return { context, root: () => context().state.root };
}
