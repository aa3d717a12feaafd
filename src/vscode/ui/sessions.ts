import { realpath, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import * as vscode from 'vscode';
import * as l10n from '../../core/l10n.ts';
import type { Platform, Report } from '../../core/model.ts';
import { ageWords } from '../../core/present/ageWords.ts';
import { bugReport } from '../../core/present/bugReport.ts';
import { shortPath } from '../../core/present/place.ts';
import { entryPointWords, familyName, projectWords } from '../../core/present/sessionWords.ts';
import { shownText } from '../../core/secrets.ts';
import { isSessionId } from '../../core/sessions/reading.ts';
import { resumptionOf } from '../../core/sessions/resumption.ts';
import type { SessionRecord } from '../../core/sessions/session.ts';
import { UserError } from '../../core/userError.ts';
import { commandOnPath } from '../../node/claude.ts';
import { searchPathIn } from '../../node/clients.ts';
import { isInside } from '../../node/inside.ts';
import { isOfProject, projectOf } from '../../node/verify/project.ts';
import { auditFolder } from '../audit.ts';
import type { Monitor } from '../monitor.ts';
import { SCAN_SETTING } from '../preferences.ts';
import { requireReport } from '../requireReport.ts';
import type { SessionWatch } from '../sessionWatch.ts';
import type { WholeReports } from '../wholeReports.ts';
import { showMessage } from './message.ts';

const PLATFORM = process.platform as Platform;

export interface SessionCommandsContext {
  readonly extension: vscode.Extension<unknown>;
  readonly monitor: Monitor;
  readonly sessions: SessionWatch;
  readonly whole: WholeReports;
  readonly log: vscode.LogOutputChannel;
}

/** What a person does with a session. */
export class SessionCommands {
  readonly #context: SessionCommandsContext;
  readonly #sessions: SessionWatch;

  constructor(context: SessionCommandsContext) {
    this.#context = context;
    this.#sessions = context.sessions;
  }

  async scan(): Promise<void> {
    if (this.#sessions.reading === 'off') {
      const openSetting = { title: l10n.t('Open the Setting'), run: () => this.openSetting() };
      const text = l10n.t('Reading transcripts is switched off.');
      void showMessage({ severity: 'info', text, actions: [openSetting] }, this.#context.log);
      return;
    }
    await this.#sessions.scanNow();
    const { reading, sessions } = this.#sessions;
    if (reading !== 'read') return; // cancelled
    const failed = sessions.filter(({ failures }) => failures.length > 0).length;
    const text = l10n.t('Sessions on this machine: {0}. With refusals: {1}.', sessions.length, failed);
    void showMessage({ severity: 'info', text }, this.#context.log);
  }

  async openSetting(): Promise<void> {
    // What is of the machine is not among the user's settings where the machine is another one.
    const place = vscode.env.remoteName === undefined ? 'openSettings' : 'openRemoteSettings';
    await vscode.commands.executeCommand(`workbench.action.${place}`, { query: SCAN_SETTING });
  }

  /** `given`: a session by its id, or the line of the view that speaks of one; else it is asked for. */
  async resume(given: unknown): Promise<void> {
    if (!vscode.workspace.isTrusted)
      throw new UserError(l10n.t('This workspace is not trusted: nothing is started in it.'));
    const session = await this.#chosen(given, l10n.t('Resume This Session'), hasFolder);
    if (!session) return;
    const folder = await folderOf(session);
    const program = await claudeFor(folder);
    const { ComSpec: comSpec = 'cmd.exe' } = process.env;
    const resumption = resumptionOf(session.id, program, PLATFORM, comSpec);
    if (!resumption) throw new UserError(l10n.t('{0} cannot be started from here.', program));
    if (!(await isWanted(folder))) return;
    const { args, program: shellPath } = resumption;
    const name = l10n.t('Claude Code');
    vscode.window.createTerminal({ name, shellPath, shellArgs: args as string[] | string, cwd: folder }).show();
  }

  /**
   * `given`: the session that it is about, by its id or as the line of the view that speaks of it; else it is about all
   * of this machine.
   */
  async copyReport(given: unknown): Promise<void> {
    const report = idIn(given) === undefined ? await this.#reportOnAll() : await this.#reportOn(given);
    const { packageJSON } = this.#context.extension as { packageJSON: { version: string } };
    const versions = { 'Env Manager for Claude Code': packageJSON.version, [vscode.env.appName]: vscode.version };
    const content = bugReport(report, versions);
    await vscode.env.clipboard.writeText(content);
    const text = l10n.t(
      'The report is in the clipboard, without prompts, code and secrets. Look it over before you paste it.',
    );
    const show = {
      title: l10n.t('Look at It'),
      run: async () => {
        const document = await vscode.workspace.openTextDocument({ language: 'markdown', content });
        await vscode.window.showTextDocument(document);
      },
    };
    void showMessage({ severity: 'info', text, actions: [show] }, this.#context.log);
  }

  async #reportOnAll(): Promise<Report> {
    const { monitor, whole } = this.#context;
    return whole.of(await requireReport(monitor));
  }

  /** By the settings of the session's own folder, where that is there. */
  async #reportOn(given: unknown): Promise<Report> {
    const { monitor, sessions, whole } = this.#context;
    const session = await this.#chosen(given, '', () => true);
    const here = await requireReport(monitor);
    if (!session) return whole.of(here);
    const open = monitor.reports.find(({ snapshot }) => snapshot.folder === session.project);
    const folder = open ? null : await folderOf(session).catch(() => null);
    const { snapshot } = open ?? (folder === null ? here : await auditFolder(folder));
    return whole.of(await sessions.judgeBy(snapshot, session));
  }

  async #chosen(
    given: unknown,
    title: string,
    isFit: (session: SessionRecord) => boolean,
  ): Promise<SessionRecord | undefined> {
    const id = idIn(given);
    if (this.#sessions.reading !== 'read') await this.#sessions.scanNow();
    if (this.#sessions.reading !== 'read') return undefined; // cancelled
    const { sessions } = this.#sessions;
    if (id !== undefined) {
      const known = sessions.find((session) => session.id === id);
      if (!known || !isSessionId(id)) throw new UserError(l10n.t('This session is not known any more.'));
      return known;
    }
    const fit = sessions.filter((session) => isSessionId(session.id) && isFit(session));
    if (fit.length === 0) throw new UserError(l10n.t('No session of Claude Code was found on this machine.'));
    const placeHolder = l10n.t('Which session?');
    const items = fit.map(itemOf);
    return (await vscode.window.showQuickPick(items, { title, placeHolder, matchOnDescription: true }))?.session;
  }
}

interface Item extends vscode.QuickPickItem {
  readonly session: SessionRecord;
}

function itemOf(session: SessionRecord): Item {
  const { clientVersion, entrypoint, failures, last } = session;
  const facts = [
    ...(last === null ? [] : [ageWords(last, Date.now())]),
    ...(clientVersion === null ? [] : [l10n.visible(shownText(clientVersion))]),
    entryPointWords(entrypoint),
  ];
  const lastOne = failures.at(-1);
  const detail = lastOne && l10n.t('Refused: {0}', familyName(lastOne.family));
  return {
    label: projectWords(session, homedir()),
    description: facts.join(' · '),
    ...(detail === undefined ? {} : { detail }),
    session,
  };
}

function idIn(given: unknown): string | undefined {
  if (typeof given === 'string') return given;
  const named = (given as { session?: unknown } | null | undefined)?.session;
  return typeof named === 'string' ? named : undefined;
}

const hasFolder = ({ project }: SessionRecord): boolean => project !== null;

/** The folder that the session was started in, links resolved. */
async function folderOf({ project }: SessionRecord): Promise<string> {
  const folder = project === null ? null : await realpath(project).catch(() => null);
  const found = folder === null ? undefined : await stat(folder).catch(() => undefined);
  if (folder !== null && found?.isDirectory()) return folder;
  throw new UserError(l10n.t('The folder of this session is not there any more: {0}', project ?? '–'));
}

/** The `claude` that a terminal would start; never one that a project brings along. */
async function claudeFor(folder: string): Promise<string> {
  const found = await commandOnPath(searchPathIn(process.env as Record<string, string>), PLATFORM);
  if (!found) throw new UserError(l10n.t('No claude was found on the PATH of this window.'));
  const project = await projectOf(folder, homedir(), await workspaceFolders());
  if ((await isOfProject(project, found.command)) || (await isOfProject(project, found.program)))
    throw new UserError(
      l10n.t('The first claude on the PATH lies in the project and is not started: {0}', found.command),
    );
  return found.command;
}

/** A folder outside of this workspace has settings and hooks of its own: that is for the person to decide. */
async function isWanted(folder: string): Promise<boolean> {
  if ((await workspaceFolders()).some((known) => isInside(known, folder))) return true;
  const start = l10n.t('Resume There');
  const shown = shortPath({ snapshot: { home: homedir() } }, folder);
  const message = l10n.t('This session belongs to a folder outside of this workspace: {0}', shown);
  const detail = l10n.t('Claude Code will read the settings in it and may run its hooks.');
  return (await vscode.window.showWarningMessage(message, { modal: true, detail }, start)) === start;
}

async function workspaceFolders(): Promise<string[]> {
  const folders = (vscode.workspace.workspaceFolders ?? []).filter(({ uri }) => uri.scheme === 'file');
  return Promise.all(folders.map(({ uri }) => realpath(uri.fsPath).catch(() => uri.fsPath)));
}
