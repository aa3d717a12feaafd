import { homedir } from 'node:os';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import * as vscode from 'vscode';
import { EDITOR_SETTINGS, editorVariables } from '../../core/editorVariables.ts';
import { evaluate } from '../../core/evaluate.ts';
import * as l10n from '../../core/l10n.ts';
import type { Platform, Report } from '../../core/model.ts';
import { verifyJson } from '../../core/present/verifyJson.ts';
import {
  beforeWords,
  cachingLines,
  outcomeWords,
  powerWords,
  verificationText,
} from '../../core/present/verifyWords.ts';
import { UserError } from '../../core/userError.ts';
import type { Power } from '../../core/verify/power.ts';
import { versionIn } from '../../core/version.ts';
import { LIMIT_SECONDS, type Verification } from '../../core/verify/verification.ts';
import { bundledProgram, type Program, programFromPath, type Surroundings } from '../../node/verify/program.ts';
import { type Project, projectOf, readPowers } from '../../node/verify/project.ts';
import { verify } from '../../node/verify/verify.ts';
import { auditFolder } from '../audit.ts';
import { COMMANDS } from '../commands.ts';
import { type MessageAction, showMessage } from './message.ts';

const SCHEME = 'claude-code-env-verify';

/** Columns of a text, which an editor does not wrap by itself. */
const WIDTH = 96;

/** So many of a project's powers stand in the question; where there are more, all stand in a text behind it. */
const ASKED = 12;

/** The official extension, which brings a client of its own. */
const CLAUDE_EXTENSION = 'anthropic.claude-code';

/** Runs the installed Claude Code once, after a question that says what that does, and tells what came of it. */
export class Verifier implements vscode.Disposable {
  readonly #log: vscode.LogOutputChannel;
  readonly #texts = new Map<string, string>();
  readonly #subscription: vscode.Disposable;
  #controller: AbortController | undefined;

  constructor(log: vscode.LogOutputChannel) {
    this.#log = log;
    this.#subscription = vscode.Disposable.from(
      vscode.workspace.registerTextDocumentContentProvider(SCHEME, {
        provideTextDocumentContent: (uri) => this.#texts.get(uri.query) ?? '',
      }),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => {
        if (uri.scheme === SCHEME) this.#texts.delete(uri.query);
      }),
    );
  }

  dispose(): void {
    this.#controller?.abort();
    this.#subscription.dispose();
  }

  async verify(): Promise<void> {
    if (!vscode.workspace.isTrusted)
      throw new UserError(
        l10n.t('Claude Code does what the files of a folder say, without a question: trust this workspace first.'),
      );
    if (this.#controller) throw new UserError(l10n.t('Claude Code is being run already.'));
    const controller = new AbortController();
    this.#controller = controller;
    try {
      const plan = await planned(controller.signal);
      const verification = plan && (await this.#confirms(plan)) ? await carriedOut(plan, controller) : undefined;
      if (plan && verification) this.#tell(plan, verification);
    } finally {
      this.#controller = undefined;
    }
  }

  /** The person has seen where requests go, which client runs, and what the project's files have it do. */
  async #confirms({ powers, program, project, report }: Plan): Promise<boolean> {
    const deeds = powers.map((power) => `• ${powerWords(report, power)}`);
    const [first, rest] = [deeds.slice(0, ASKED), deeds.slice(ASKED)];
    const heading = l10n.t('Files of the project have it do this, without asking:');
    if (rest.length > 0) await this.#show([heading, ...deeds].join('\n'));
    const more = l10n.t('… and {0} more: all stand in the text behind this.', rest.length);
    const shownDeeds = rest.length > 0 ? [...first, more] : first;
    const before = beforeWords(report, { ...program, folder: project.folder });
    const detail = [...before, ...(deeds.length > 0 ? ['', heading, ...shownDeeds] : [])];
    const ask = deeds.length > 0 ? vscode.window.showWarningMessage : vscode.window.showInformationMessage;
    const yes = l10n.t('Run Claude Code');
    const question = l10n.t('Run Claude Code once to see whether it works here?');
    return (await ask(question, { modal: true, detail: detail.join('\n') }, yes)) === yes;
  }

  #tell({ program, report }: Plan, verification: Verification): void {
    const { caching, outcome } = verification;
    const details = {
      title: l10n.t('Show Details'),
      run: () => this.#show(verificationText(verification, report, { limitSeconds: LIMIT_SECONDS, width: WIDTH })),
    };
    const explain: MessageAction[] =
      outcome.kind === 'refused'
        ? [
            {
              title: l10n.t('Explain'),
              run: () => vscode.commands.executeCommand(COMMANDS.decodeError, outcome.text),
            },
          ]
        : [];
    const copy = {
      title: l10n.t('Copy Report'),
      run: () =>
        vscode.env.clipboard.writeText(`${JSON.stringify(verifyJson(verification, report, program), null, 2)}\n`),
    };
    const isOk = outcome.kind === 'ok';
    const about = isOk ? cachingLines(caching, report, LIMIT_SECONDS) : [];
    const text = [outcomeWords(outcome, report, LIMIT_SECONDS), ...about].join(' ');
    const severity = isOk || outcome.kind === 'cancelled' ? 'info' : 'error';
    this.#log.info(`verify: ${outcome.kind} in ${verification.ms} ms`);
    void showMessage({ severity, text, actions: [details, ...explain, copy] }, this.#log);
  }

  /** In a text that nobody can change. */
  async #show(text: string): Promise<void> {
    const query = crypto.randomUUID();
    this.#texts.set(query, text);
    const name = `/${l10n.t('Verified with Claude Code')}`;
    const document = await vscode.workspace.openTextDocument(vscode.Uri.from({ scheme: SCHEME, path: name, query }));
    await vscode.window.showTextDocument(document, { viewColumn: vscode.ViewColumn.Beside, preview: true });
  }
}

/** All that is needed for a run, before the person is asked. */
interface Plan extends Surroundings {
  readonly program: Program;
  /** On the folder, by the program's version. */
  readonly report: Report;
  readonly powers: readonly Power[];
}

async function planned(signal: AbortSignal): Promise<Plan | undefined> {
  const folders = (vscode.workspace.workspaceFolders ?? [])
    .filter(({ uri }) => uri.scheme === 'file')
    .map(({ uri }) => uri.fsPath);
  const folder = await pickFolder(folders);
  if (folder === undefined) return undefined;
  const { snapshot } = await auditFolder(folder);
  const unsaved = snapshot.contents.find(({ content }) => content.kind === 'text' && !content.saved);
  if (unsaved) throw unsavedChanges(unsaved.source.path ?? '');
  const project = await projectOf(folder, homedir(), folders);
  const surroundings = { platform: process.platform as Platform, project, env: environmentIn(snapshot), signal };
  const program = await pickProgram(surroundings);
  if (!program) return undefined;
  const { source, version } = program;
  const client = { version, source: version === null ? null : source, others: [] };
  const report = evaluate({ ...snapshot, client });
  return { ...surroundings, program, report, powers: await powersIn(project, report) };
}

/** What the project's files have Claude Code do; those of VS Code count here, too. */
async function powersIn(project: Project, report: Report): Promise<Power[]> {
  return [
    ...(await readPowers(project, report)),
    ...EDITOR_SETTINGS.flatMap((name) => editorPowers(name, project.folder)),
  ];
}

/** The variables that a workspace's own settings of VS Code give Claude Code. */
function editorPowers(setting: string, folder: string): Power[] {
  const file = path.join(folder, '.vscode', 'settings.json');
  const workspaceFile = vscode.workspace.workspaceFile?.fsPath ?? file;
  const found = vscode.workspace.getConfiguration(undefined, vscode.Uri.file(folder)).inspect(setting);
  const places = [
    { value: found?.workspaceValue, path: workspaceFile },
    { value: found?.workspaceFolderValue, path: file },
  ];
  return places.flatMap((place) =>
    Object.keys(editorVariables((name) => (name === setting ? place.value : undefined))).map((name): Power => {
      return { kind: 'env', name, path: place.path, line: null };
    }),
  );
}

const unsavedChanges = (file: string): UserError =>
  new UserError(l10n.t('{0} has unsaved changes in its editor: save or revert them first.', file));

async function pickFolder(folders: readonly string[]): Promise<string | undefined> {
  if (folders.length > 1) return pickPath(folders, l10n.t('In which folder is Claude Code to run?'));
  if (folders[0] === undefined) throw new UserError(l10n.t('Open a folder first: Claude Code runs in one.'));
  return folders[0];
}

async function pickPath(paths: readonly string[], title: string): Promise<string | undefined> {
  const items = paths.map((folder) => ({ label: l10n.visible(folder), folder }));
  return (await vscode.window.showQuickPick(items, { title }))?.folder;
}

/** What the official extension would hand its client: what both inherited, and its own setting. */
function environmentIn({ contents }: Report['snapshot']): Record<string, string> {
  const values = (scope: 'process' | 'editor'): Readonly<Record<string, string>> => {
    const content = contents.find(({ source }) => source.scope === scope)?.content;
    return content?.kind === 'values' ? content.values : {};
  };
  return { ...values('process'), ...values('editor') };
}

/** A window and a terminal can have different clients: the person says which. */
async function pickProgram(surroundings: Surroundings): Promise<Program | undefined> {
  const bundled = await ofExtension(surroundings);
  const onPath = await programFromPath(surroundings).catch((error: unknown) => {
    if (bundled === null) throw error;
    return null; // what came with the project is not offered
  });
  const programs = [bundled, onPath].filter((program) => program !== null);
  if (programs.length === 0)
    throw new UserError(
      l10n.t('No Claude Code was found: neither in the official extension nor as `claude` on the PATH.'),
    );
  if (programs.length === 1) return programs[0];
  const items = programs.map((program) => ({
    label: program.version ?? l10n.t('of unknown version'),
    description: program === bundled ? l10n.t('of the extension in VS Code') : l10n.t('as a terminal starts it'),
    detail: l10n.visible(program.file),
    program,
  }));
  return (await vscode.window.showQuickPick(items, { title: l10n.t('Which Claude Code?') }))?.program;
}

async function ofExtension(surroundings: Surroundings): Promise<Program | null> {
  const extension = vscode.extensions.getExtension(CLAUDE_EXTENSION);
  if (!extension) return null;
  const { version } = extension.packageJSON as { version?: unknown };
  return bundledProgram(extension.extensionPath, typeof version === 'string' ? versionIn(version) : null, surroundings);
}

/** With a progress that can be cancelled; on what the person has seen, or not at all. */
async function carriedOut(plan: Plan, controller: AbortController): Promise<Verification> {
  if (!isDeepStrictEqual(await powersIn(plan.project, plan.report), plan.powers))
    throw new UserError(l10n.t('Files of the project have changed since you were asked: nothing was run. Try again.'));
  const options = {
    location: vscode.ProgressLocation.Notification,
    title: l10n.t('Claude Code is being run'),
    cancellable: true,
  };
  return vscode.window.withProgress(options, (progress, token) => {
    token.onCancellationRequested(() => controller.abort());
    const onSecondRun = (): void => progress.report({ message: l10n.t('once more, for the cache') });
    return verify({ ...plan, limitMs: LIMIT_SECONDS * 1_000, checkCaching: true, onSecondRun });
  });
}
