import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** One measured run of the real Claude Code: files and environment in, what it did out. See test/conformance. */
export interface Scenario {
  readonly id: string;
  readonly note: string;
  readonly group: string;
  readonly version: string;
  readonly cwd: string;
  readonly processEnv: Readonly<Record<string, string>>;
  readonly files: Readonly<Record<string, string | { readonly base64: string } | { readonly symlink: string }>>;
  readonly git?: boolean | string;
  readonly gitWorktree?: string;
  readonly gitNested?: string;
  readonly outcome: Outcome;
}

export interface Outcome {
  readonly route: string;
  readonly host: string | null;
  readonly scopeSent: boolean;
  readonly effective: Readonly<Record<string, string | null>> | null;
  readonly settingsErrorsReported: string | null;
  readonly exit: number;
}

export function readScenarios(file: string): Scenario[] {
  return JSON.parse(readFileSync(file, 'utf8')) as Scenario[];
}

/**
 * Whether the client itself sets a variable in the environment of its children, or takes it out there: a hook does not
 * tell what became of such a one. With a host in charge, the token goes out with the requests and not to children
 * (measured from 2.1.198 on).
 */
export function isKeptFromHooks(name: string, processEnv: Readonly<Record<string, string>>): boolean {
  const isHosted = processEnv['CLAUDE_CODE_PROVIDER_MANAGED_BY_HOST'] === '1';
  return name.startsWith('OTEL_') || name === 'CLAUDE_CODE_ENTRYPOINT' || (name === 'ANTHROPIC_AUTH_TOKEN' && isHosted);
}

/** A scenario's files on the real disk. */
export interface Stage {
  readonly root: string;
  readonly home: string;
  readonly managed: string;
  readonly folder: string;
  readonly processEnv: Readonly<Record<string, string>>;
  readonly dispose: () => void;
}

export function stage(scenario: Scenario): Stage {
  const root = mkdtempSync(path.join(tmpdir(), 'scenario-'));
  const at = (name: string): string => path.join(root, name);
  const here = (text: string): string => text.replaceAll('@ROOT@', root);
  for (const folder of ['home', 'managed', 'proj']) mkdirSync(at(folder));
  makeRepositories(scenario, at);
  for (const [name, content] of Object.entries(scenario.files)) {
    mkdirSync(path.dirname(at(name)), { recursive: true });
    if (typeof content === 'string') writeFileSync(at(name), here(content));
    else if ('base64' in content) writeFileSync(at(name), Buffer.from(content.base64, 'base64'));
    else symlinkSync(here(content.symlink), at(name));
  }
  mkdirSync(at(scenario.cwd), { recursive: true });
  const processEnv = Object.fromEntries(
    Object.entries(scenario.processEnv).map(([name, value]) => [name, here(value)]),
  );
  return {
    root,
    home: at('home'),
    managed: at('managed'),
    folder: at(scenario.cwd),
    processEnv,
    dispose: () => rmSync(root, { recursive: true, force: true }),
  };
}

function makeRepositories({ git, gitWorktree, gitNested }: Scenario, at: (name: string) => string): void {
  if (git === undefined || git === false) return;
  const main = at(git === true ? 'proj' : git);
  makeRepository(main);
  if (gitWorktree !== undefined) runGit(main, 'worktree', 'add', '-q', at(gitWorktree));
  if (gitNested !== undefined) makeRepository(at(gitNested));
}

function makeRepository(folder: string): void {
  mkdirSync(folder, { recursive: true });
  runGit(folder, 'init', '-q');
  runGit(folder, '-c', 'user.name=t', '-c', 'user.email=t@example.com', 'commit', '-q', '--allow-empty', '-m', 'start');
}

function runGit(folder: string, ...args: string[]): void {
  execFileSync('git', args, {
    cwd: folder,
    env: { PATH: process.env['PATH'] ?? '', GIT_CONFIG_NOSYSTEM: '1', HOME: folder },
  });
}
