import { homedir } from 'node:os';
import path from 'node:path';
import type * as vscode from 'vscode';
import * as l10n from '../core/l10n.ts';
import { createDisk } from '../node/disk.ts';
import { isIgnored, withIgnored } from '../node/gitIgnore.ts';
import { repositoryOf } from '../node/repository.ts';
import { rewriteFile } from '../node/settingsWriter.ts';
import { contentOf } from '../node/textFile.ts';
import type { Done, Fixer } from './fixer.ts';
import { showMessage } from './ui/message.ts';

const PRIVATE = 'settings.local.json';

/** Where a change made a `settings.local.json` that git would share, offers to have it ignored. */
export async function offerIgnoring({ files }: Done, fixer: Fixer, log: vscode.LogOutputChannel): Promise<void> {
  const made = files.find(({ before, path: file }) => before === null && path.basename(file) === PRIVATE);
  if (!made) return;
  const repository = await repositoryOf(path.dirname(made.path), createDisk());
  if (!repository || (await isIgnored(made.path, repository, homedir()))) return;
  const list = path.join(repository.root, '.gitignore');
  const told = l10n.t('{0} names {1} now: git ignores it.', list, PRIVATE);
  const run = (): Promise<void> =>
    fixer.rewrite(list, told, (write) =>
      rewriteFile(
        list,
        (before) => {
          const text = before === null ? '' : contentOf(before).text;
          return new TextEncoder().encode(withIgnored(text, made.path, repository.root));
        },
        write,
      ),
    );
  const text = l10n.t('{0} is meant for you alone, but git does not ignore it: it could be committed.', PRIVATE);
  const action = { title: l10n.t('Add to .gitignore'), run };
  await showMessage({ severity: 'warning', text, actions: [action] }, log);
}
