import { homedir } from 'node:os';
import * as vscode from 'vscode';
import { editorVariables } from '../core/editorVariables.ts';
import { evaluateBy, withoutRules } from '../core/evaluation.ts';
import { INTERRUPTING_RULES } from '../core/rules/interruptingRules.ts';
import { visible } from '../core/l10n.ts';
import type { Client, ClientVersion, Content, Platform, Report, Snapshot } from '../core/model.ts';
import { versionIn } from '../core/version.ts';
import { clientOf, type ClientSearch, findClients } from '../node/clients.ts';
import { createDisk, type Disk } from '../node/disk.ts';
import { latestSession } from '../node/latestSession.ts';
import { readSnapshot } from '../node/snapshot.ts';
import { ignoredRules } from './preferences.ts';
import { FlagHistory } from './flagHistory.ts';

/** The official extension, which brings a client of its own. */
const CLAUDE_EXTENSION = 'anthropic.claude-code';

/** Who judges a snapshot. The on-demand bundle puts one into this place who knows what transcripts say. */
export interface Bench {
  judge: (snapshot: Snapshot) => Report | Promise<Report>;
}

/** By what interrupts people, and by nothing that takes time to read. */
export const judgeAtOnce = (snapshot: Snapshot): Report => evaluateBy(INTERRUPTING_RULES, snapshot);

/** Makes the audit: it reads and judges the machine once for every workspace folder, or once for a window without one. */
export function createAudit(log: vscode.LogOutputChannel, bench: Bench): () => Promise<Report[]> {
  const history = new FlagHistory();
  return async () => {
    const disk = createDisk(openText);
    const folders = startFolders();
    const reports = await Promise.all(folders.map((folder) => reportOn(folder, { disk, history, bench })));
    for (const report of reports) {
      history.note(report);
      logReport(report, log);
    }
    return reports;
  };
}

/** The report on a folder that need not belong to the workspace; without what only a history tells. */
export function auditFolder(folder: string): Promise<Report> {
  return reportOn(folder, {
    disk: createDisk(openText),
    history: new FlagHistory(),
    bench: { judge: judgeAtOnce },
  });
}

interface AuditState {
  readonly disk: Disk;
  readonly history: FlagHistory;
  readonly bench: Bench;
}

async function reportOn(folder: string | null, { bench, disk, history }: AuditState): Promise<Report> {
  const platform = process.platform as Platform;
  const home = homedir();
  const processEnv = inheritedEnvironment();
  const session = folder === null ? null : await latestSession(home, processEnv['CLAUDE_CONFIG_DIR'], folder);
  const client = await clientFor({ platform, home, env: processEnv, sessionVersion: session?.version ?? null });
  const snapshot = await readSnapshot({
    platform,
    home,
    folder,
    processEnv,
    editorEnv: editorEnvironment(folder),
    client,
    knownNames: null,
    session,
    betasChanged: history.changedIn(folder),
    disk,
  });
  return withoutRules(await bench.judge(snapshot), ignoredRules());
}

/** Where Claude Code would be started: the folders on this machine's disk. */
function startFolders(): (string | null)[] {
  const folders = (vscode.workspace.workspaceFolders ?? []).filter(({ uri }) => uri.scheme === 'file');
  return folders.length === 0 ? [null] : folders.map(({ uri }) => uri.fsPath);
}

/** What this process inherited is the best evidence of what the official extension inherited beside it. */
function inheritedEnvironment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}

export function editorEnvironment(folder: string | null): Record<string, string> {
  const where = folder === null ? null : vscode.Uri.file(folder);
  const configuration = vscode.workspace.getConfiguration(undefined, where);
  return editorVariables((name) => configuration.get(name));
}

/** The client of the official extension, which a window uses, then those of the terminal. */
async function clientFor(search: ClientSearch): Promise<Client> {
  const manifest = vscode.extensions.getExtension(CLAUDE_EXTENSION)?.packageJSON as { version?: unknown } | undefined;
  const version = typeof manifest?.version === 'string' ? versionIn(manifest.version) : null;
  const bundled: ClientVersion[] = version === null ? [] : [{ version, source: 'vscode-extension' }];
  return clientOf([...bundled, ...(await findClients(search))]);
}

/** Where an editor holds changes that are not on disk, the truth is what the editor shows. */
function openText(file: string): Content | undefined {
  const document = openDocument(file);
  if (!document?.isDirty) return undefined;
  return { kind: 'text', text: document.getText(), encoding: 'utf-8', saved: false };
}

/** The open document of a file, if there is one. */
export function openDocument(file: string): vscode.TextDocument | undefined {
  return vscode.workspace.textDocuments.find(
    ({ uri, isClosed }) => !isClosed && uri.scheme === 'file' && uri.fsPath === file,
  );
}

/** A report can be made to hold thousands of findings. */
const LONGEST = 5_000;

/** What a bug report needs: names and places, never values. */
function logReport({ files, findings, route, snapshot }: Report, log: vscode.LogOutputChannel): void {
  const read = files
    .filter(({ status }) => status !== 'absent')
    .map(({ source, status }) => `${source.path} ${status}`);
  const fired = findings.map(({ rule, severity }) => `${rule} ${severity}`);
  const words = `route ${route.id}; files: ${read.join(', ')}; findings: ${fired.join(', ')}`;
  log.debug(visible(`${snapshot.folder ?? 'no folder'}: ${words}`, LONGEST));
}
