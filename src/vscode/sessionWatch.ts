import { homedir } from 'node:os';
import * as vscode from 'vscode';
import { coalesce } from '../core/coalesce.ts';
import * as l10n from '../core/l10n.ts';
import type { Report, Snapshot } from '../core/model.ts';
import type { SessionReading } from '../core/sessions/reading.ts';
import type { SessionRecord, Sessions } from '../core/sessions/session.ts';
import { UserError } from '../core/userError.ts';
import { ANY_JSONL, FileWatch } from '../node/fileWatch.ts';
import { foldersFor, projectsFolder } from '../node/latestSession.ts';
import { configDirIn } from '../node/snapshot.ts';
import type { StateFolder } from '../node/stateFolder.ts';
import { type Scanned, scanInBackground } from '../node/transcripts/background.ts';
import { readEvidence } from '../node/transcripts/evidence.ts';
import { forgetKnown } from '../node/transcripts/knownTranscripts.ts';
import { type Bench, editorEnvironment, judgeAtOnce } from './audit.ts';
import type { Monitor } from './monitor.ts';
import { SCAN_SETTING, scansSessions } from './preferences.ts';

/** How long transcripts may grow before they are looked at again, in ms: a session writes all the time. */
const AGAIN_MS = 2_000;
/** From when on a person who asked is shown how far it is, and may cancel. */
const LONG_MS = 1_500;

export interface SessionWatchContext {
  readonly monitor: Monitor;
  readonly bench: Bench;
  readonly state: StateFolder;
  /** The bundle of the thread that reads. */
  readonly program: string;
  readonly log: vscode.LogOutputChannel;
}

/**
 * Holds what the transcripts of this machine tell, and reads them again when they change. It judges by
 * them: people see it in the next report.
 */
export class SessionWatch implements vscode.Disposable {
  readonly #context: SessionWatchContext;
  readonly #changed = new vscode.EventEmitter<undefined>();
  readonly #files = new FileWatch(() => this.#soon());
  readonly #subscriptions: vscode.Disposable;
  readonly #scan = coalesce(() => this.#run());
  #sessions: Sessions | undefined;
  #digest: string | null = null;
  #reports: readonly Report[] = [];
  #abort: AbortController | undefined;
  #isDisposed = false;
  #isTelling = false;
  #isCancelled = false;
  #timer: NodeJS.Timeout | undefined;
  #onProgress: (done: number, total: number) => void = () => undefined;

  /** Fires when another reading is there, or a reading begins or ends. */
  readonly onDidChange = this.#changed.event;

  constructor(context: SessionWatchContext) {
    this.#context = context;
    this.#subscriptions = vscode.Disposable.from(
      this.#changed,
      this.#files,
      context.monitor.onDidChange(() => {
        const { reports } = context.monitor;
        if (reports === this.#reports) return; // only another folder is in front
        this.#reports = reports;
        this.#follow();
        // What the scan itself set off tells nothing new.
        if (!this.#isTelling) this.#soon();
      }),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration(SCAN_SETTING)) this.#switch();
      }),
    );
  }

  /** How far the reading is. */
  get reading(): SessionReading['kind'] {
    if (!scansSessions()) return 'off';
    if (this.#sessions) return 'read';
    return this.#abort ? 'reading' : 'unread';
  }

  get sessions(): readonly SessionRecord[] {
    return this.#sessions?.sessions ?? [];
  }

  /** Reads in the background. Never rejects. */
  async start(): Promise<void> {
    this.#isCancelled = false;
    this.#follow();
    try {
      const title = l10n.t('Reading the transcripts of Claude Code');
      if (this.#sessions || !scansSessions()) await this.#scan();
      else await vscode.window.withProgress({ location: vscode.ProgressLocation.Window, title }, this.#scan);
    } catch (error) {
      this.#context.log.warn(`transcripts could not be read: ${String(error)}`);
    }
  }

  /** Reads because a person wants it: whoever has to wait sees how far it is and may cancel. */
  async scanNow(): Promise<void> {
    if (!scansSessions()) throw new UserError(l10n.t('Reading transcripts is switched off.'));
    this.#isCancelled = false;
    const scan = this.#scan();
    const isLong = await Promise.race([scan.then(() => false), after(LONG_MS)]);
    if (!isLong) return;
    const title = l10n.t('Reading the transcripts of Claude Code');
    const where = { location: vscode.ProgressLocation.Notification, cancellable: true, title };
    await vscode.window.withProgress(where, (progress, token) => {
      // A reading that waits for the one of now is not wanted either.
      token.onCancellationRequested(() => {
        this.#isCancelled = true;
        this.#abort?.abort();
      });
      let told = 0;
      this.#onProgress = (done, total) => {
        const now = total === 0 ? 0 : (100 * done) / total;
        progress.report({ increment: now - told });
        told = now;
      };
      return scan;
    });
  }

  /** The same machine, as if there were this session only. */
  judgeBy(snapshot: Snapshot, session: SessionRecord): Promise<Report> {
    const { days, tokens } = session;
    return this.#judge(snapshot, { sessions: [session], tokens, days });
  }

  dispose(): void {
    this.#isDisposed = true;
    clearTimeout(this.#timer);
    this.#abort?.abort();
    this.#subscriptions.dispose();
  }

  /** A reading for every so many changes, not one for each. */
  #soon(): void {
    if (!scansSessions()) return;
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      void this.start();
    }, AGAIN_MS);
  }

  #switch(): void {
    this.#abort?.abort();
    this.#sessions = undefined;
    this.#context.bench.judge = judgeAtOnce;
    this.#changed.fire(undefined);
    void this.start();
  }

  async #run(): Promise<void> {
    if (this.#isDisposed || this.#isCancelled) return;
    if (!scansSessions()) return forgetKnown(this.#context.state);
    const abort = new AbortController();
    this.#abort = abort;
    if (!this.#sessions) this.#changed.fire(undefined);
    try {
      const scanned = await this.#read(abort.signal);
      if (scanned && !abort.signal.aborted) await this.#take(scanned);
    } catch (error) {
      if (!abort.signal.aborted) throw error;
    } finally {
      this.#abort = undefined;
      this.#onProgress = () => undefined;
      if (!this.#isDisposed) this.#changed.fire(undefined);
    }
  }

  #read(signal: AbortSignal): Promise<Scanned | null> {
    const { program, state } = this.#context;
    const digest = this.#sessions ? this.#digest : null;
    const task = { folder: this.#projects(), stateRoot: state.root, digest };
    return scanInBackground(program, task, signal, (done, total) => this.#onProgress(done, total));
  }

  /** Has the machine audited again where there is something new. */
  async #take({ digest, sessions }: Scanned): Promise<void> {
    if (sessions === null) return;
    this.#digest = digest;
    this.#sessions = sessions;
    this.#context.bench.judge = (snapshot) => this.#judge(snapshot, sessions);
    this.#isTelling = true;
    try {
      await this.#context.monitor.refresh();
    } finally {
      this.#isTelling = false;
    }
  }

  /** Twice: which changes matter is known only after the first time. */
  async #judge(snapshot: Snapshot, sessions: Sessions): Promise<Report> {
    const evidence = await readEvidence(sessions, judgeAtOnce(snapshot), this.#context.state);
    return judgeAtOnce({ ...snapshot, evidence });
  }

  /** Transcripts of the folders that are open; those of others are seen at the next audit. */
  #follow(): void {
    const projects = this.#projects();
    const folders = this.#context.monitor.reports.flatMap(({ snapshot }) => snapshot.folder ?? []);
    const wanted = scansSessions() ? folders.flatMap((folder) => foldersFor(projects, folder)) : [];
    this.#files.follow(new Map(wanted.map((folder) => [folder, new Set([ANY_JSONL])])));
  }

  /** The transcripts of this machine: a window has one environment, and so one such place. */
  #projects(): string {
    const folder = this.#context.monitor.reports[0]?.snapshot.folder ?? null;
    const processEnv = process.env as Record<string, string>;
    return projectsFolder(homedir(), configDirIn({ editorEnv: editorEnvironment(folder), processEnv }), folder);
  }
}

const after = (ms: number): Promise<true> => new Promise((resolve) => setTimeout(() => resolve(true), ms));
