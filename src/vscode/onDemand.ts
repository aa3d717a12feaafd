import * as vscode from 'vscode';
import { parseFixId } from '../core/fixes.ts';
import * as l10n from '../core/l10n.ts';
import { UserError } from '../core/userError.ts';
import { readCatalogue } from '../node/catalogue.ts';
import { expireRecords } from '../node/expiry.ts';
import { recoverJournals } from '../node/journal.ts';
import type { StatePlace } from '../node/stateRoot.ts';
import { createWriteContext } from '../node/writeContext.ts';
import type { Bench } from './audit.ts';
import type { CommandName } from './commands.ts';
import { fixesDeed } from './deed.ts';
import { Fixer } from './fixer.ts';
import { settingsHelp } from './help/settingsHelp.ts';
import { offerIgnoring } from './ignoreOffer.ts';
import { LossGuard } from './lossGuard.ts';
import type { Memory } from './memory.ts';
import type { Monitor } from './monitor.ts';
import { Previews } from './previews.ts';
import { BackupCommands } from './ui/backups.ts';
import { copyName, copyValue, openDocumentation } from './ui/copy.ts';
import { Decoder } from './ui/decode.ts';
import { EnvView } from './ui/envView.ts';
import { pickAndPreview, showMenu } from './ui/menu.ts';
import { Page } from './ui/page.ts';
import { openSource } from './ui/openSource.ts';
import { ProfileCommands } from './ui/profiles.ts';
import { repairFile } from './ui/repair.ts';
import { SessionCommands } from './ui/sessions.ts';
import { setInShell } from './ui/shell.ts';
import { VariableCommands } from './ui/variables.ts';
import { Verifier } from './ui/verify.ts';
import { ProfileStore } from './profileStore.ts';
import { requireReport } from './requireReport.ts';
import { SessionWatch } from './sessionWatch.ts';
import { WholeReports } from './wholeReports.ts';

/** What the start-up bundle hands over; this bundle has no state that the other one also has. */
export interface Handed {
  readonly context: vscode.ExtensionContext;
  readonly monitor: Monitor;
  /** For who judges by transcripts, too. */
  readonly bench: Bench;
  readonly memory: Memory;
  readonly statePlace: StatePlace;
  readonly log: vscode.LogOutputChannel;
  /** Has the view drawn anew. */
  readonly redrawView: () => void;
}

export interface OnDemand {
  readonly commands: Readonly<Record<CommandName, (...args: unknown[]) => unknown>>;
  /** Finishes writes that were interrupted: by a crash, a kill, a power cut. */
  readonly recover: () => Promise<void>;
  readonly view: EnvView;
}

/** What the window has to do first has a moment to be done, in ms. */
const IDLE_MS = 500;

/** Everything that can wait: loaded at the first command, or to read transcripts when the first look is done. */
export async function createOnDemand({
  bench,
  context,
  log,
  memory,
  monitor,
  redrawView,
  statePlace,
}: Handed): Promise<OnDemand> {
  const facts = vscode.Uri.joinPath(context.extensionUri, 'dist', 'facts');
  const catalogue = await readCatalogue(facts.fsPath, vscode.env.language);
  const knownNames = new Set(catalogue.map(({ name }) => name));
  const whole = new WholeReports(knownNames);
  const store = new ProfileStore(context.secrets);
  const write = createWriteContext(statePlace);
  const program = vscode.Uri.joinPath(context.extensionUri, 'dist', 'transcripts.cjs').fsPath;
  const sessions = new SessionWatch({ monitor, bench, state: write.state, program, log });
  const view = new EnvView({ monitor, whole, knownNames, sessions, profiles: () => store.all(), changed: redrawView });
  void expireRecords(write).catch((error: unknown) => log.warn(`old records could not be removed: ${String(error)}`));
  const previews = new Previews();
  const fixer = new Fixer({ monitor, memory, previews, write, log });
  const preview = { monitor, fixer, previews, log };
  const variables = new VariableCommands(preview, catalogue);
  const profiles = new ProfileCommands(preview, store, catalogue);
  const backups = new BackupCommands(preview, write);
  const sessionCommands = new SessionCommands({ extension: context.extension, monitor, sessions, whole, log });
  const page = new Page({ root: context.extensionUri, monitor, fixer, log, sessions, sessionCommands, whole });
  const decoder = new Decoder(monitor, fixer, log);
  const verifier = new Verifier(log);
  context.subscriptions.push(settingsHelp({ root: context.extensionUri, monitor, catalogue, whole, log }));
  const guard = new LossGuard(monitor, fixer, log);
  const offers = fixer.onDidChange((done) => done && void offerIgnoring(done, fixer, log));
  const redraws = monitor.onDidChange(view.redraw);
  context.subscriptions.push(previews, fixer, page, decoder, verifier, guard, offers, redraws, sessions);
  setTimeout(() => void sessions.start(), IDLE_MS);

  const commands: OnDemand['commands'] = {
    showMenu: () => showMenu({ ...preview, memory }),
    explain: () => page.open(),
    disableBetas: () => fixer.apply('disable-betas'),
    disableCaching: () => fixer.apply('disable-caching'),
    disableBoth: () => fixer.apply('disable-both'),
    enableBetas: () => fixer.apply('enable-betas'),
    enableCaching: () => fixer.apply('enable-caching'),
    enableBoth: () => fixer.apply('enable-both'),
    applyFix: (id) => {
      const fixes = [id].flat().map(parseFixId);
      if (fixes.includes(undefined)) throw new UserError(l10n.t('This is not the name of a fix.'));
      return fixer.carryOut(fixesDeed(fixes.filter((fix) => fix !== undefined)));
    },
    undo: () => fixer.undo(),
    showDiff: () => fixer.showLast(),
    previewFix: () => pickAndPreview(preview),
    setVariable: (given) => variables.set(given),
    unsetVariable: (node) => variables.unset(node),
    moveVariable: (given) => variables.move(given),
    editVariable: (node) => variables.edit(node),
    openLine: (action) => view.open(action),
    filterView: () => view.filter(),
    clearFilter: () => view.clearFilter(),
    copyName,
    copyValue,
    openDocumentation,
    switchProfile: (name) => profiles.switchTo(name),
    createProfile: () => profiles.create(),
    deleteProfile: () => profiles.delete(),
    exportProfiles: () => profiles.export(),
    importProfiles: () => profiles.import(),
    setInShell: () => setInShell(monitor, log),
    repairFile: () => repairFile(preview, backups),
    restoreBackup: () => backups.restore(),
    forgetBackups: () => backups.forget(),
    decodeError: (text) => decoder.decode(text),
    resumeSession: (given) => sessionCommands.resume(given),
    copyBugReport: (given) => sessionCommands.copyReport(given),
    scanSessions: () => sessionCommands.scan(),
    verify: () => verifier.verify(),
    openSettings: async () => {
      const report = await requireReport(monitor);
      return openSource(report, report.userSource, null);
    },
    silence: () => memory.silence(),
    unsilence: () => memory.warnAgain(),
  };
  return { commands, recover: () => recoverJournals(write), view };
}
