import * as vscode from 'vscode';
import { parseStrict } from '../../core/json.ts';
import * as l10n from '../../core/l10n.ts';
import { shortPath } from '../../core/present/place.ts';
import { UserError } from '../../core/userError.ts';
import { type Backup, listBackups, readBackup } from '../../node/backups.ts';
import { forgetBackups, restoreBackup } from '../../node/restoration.ts';
import { realFile } from '../../node/realFile.ts';
import { contentOf, readContent } from '../../node/textFile.ts';
import type { WriteContext } from '../../node/writeContext.ts';
import type { PreviewContext } from './preview.ts';
import { requireReport } from '../requireReport.ts';
import { showMessage } from './message.ts';

/** The kept copies: one is looked at and put back, or all are deleted. */
export class BackupCommands {
  readonly #context: PreviewContext;
  readonly #write: WriteContext;

  constructor(context: PreviewContext, write: WriteContext) {
    this.#context = context;
    this.#write = write;
  }

  /** Shows what putting a copy back would change; it is put back from the message that follows. */
  async restore(): Promise<void> {
    const backups = await listBackups(this.#write);
    if (backups.length === 0) throw new UserError(l10n.t('There are no backups.'));
    const chosen = await vscode.window.showQuickPick(backups.map(itemOf), {
      title: l10n.t('Restore a Backup'),
      placeHolder: l10n.t('Which copy? Its diff is shown first.'),
      matchOnDescription: true,
    });
    if (chosen) await this.offer(chosen.backup);
  }

  /** The newest copy of a file that is whole, else the newest; undefined where there is none. */
  async bestOf(file: string): Promise<Backup | undefined> {
    const target = await realFile(file);
    const all = (await listBackups(this.#write)).filter(({ path }) => path === target);
    for (const backup of all) {
      const copy = await readBackup(backup.id, this.#write);
      if (copy && parseStrict(contentOf(copy.content).text).ok) return backup;
    }
    return all[0];
  }

  async offer({ id, path, time }: Backup): Promise<void> {
    const { fixer, log, monitor, previews } = this.#context;
    const name = shortPath(await requireReport(monitor), path);
    const backup = await readBackup(id, this.#write);
    if (!backup) throw new UserError(l10n.t('This backup is not there any more.'));
    const now = await readContent(path);
    const texts = { before: now.kind === 'text' ? now.text : '', after: contentOf(backup.content).text };
    const when = new Date(time).toLocaleString();
    await previews.show(l10n.t('{0} as it was on {1}', name, when), path, texts);
    const text = l10n.t('Restore {0} as it was on {1}?', name, when);
    const told = l10n.t('{0} is as it was on {1}.', name, when);
    const run = (): Promise<void> => fixer.rewrite(path, told, (write) => restoreBackup(id, write));
    void showMessage({ severity: 'info', text, actions: [{ title: l10n.t('Restore'), run }] }, log);
  }

  async forget(): Promise<void> {
    const yes = l10n.t('Delete All');
    const answer = await vscode.window.showWarningMessage(
      l10n.t('Delete all backups and undo records?'),
      {
        modal: true,
        detail: l10n.t(
          'They hold old contents of your settings files. No change that was made can be undone afterwards.',
        ),
      },
      yes,
    );
    if (answer !== yes) return;
    await forgetBackups(this.#write);
    this.#context.fixer.forget();
    void showMessage({ severity: 'info', text: l10n.t('All backups are deleted.') }, this.#context.log);
  }
}

function itemOf(backup: Backup): vscode.QuickPickItem & { backup: Backup } {
  const size = l10n.t('{0} bytes', backup.size);
  return {
    label: new Date(backup.time).toLocaleString(),
    description: l10n.visible(backup.path),
    detail: size,
    backup,
  };
}
