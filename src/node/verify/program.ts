import { readFile, realpath } from 'node:fs/promises';
import path from 'node:path';
import * as l10n from '../../core/l10n.ts';
import type { ClientSource, Platform } from '../../core/model.ts';
import { UserError } from '../../core/userError.ts';
import { versionIn } from '../../core/version.ts';
import { fileAt, programOnPath, versionOfProgram } from '../claude.ts';
import { searchPathIn } from '../clients.ts';
import { runProcess } from './process.ts';
import { isOfProject, type Project } from './project.ts';

/** A Claude Code that can be started. */
export interface Program {
  /** The client's own file, links resolved. */
  readonly file: string;
  /** What starts it, without a shell. */
  readonly command: readonly [program: string, ...args: string[]];
  readonly version: string | null;
  readonly source: Extract<ClientSource, 'option' | 'path' | 'vscode-extension'>;
}

/** Where a client is looked for. */
export interface Surroundings {
  readonly platform: Platform;
  readonly project: Project;
  /** What the client would inherit; see {@link safeEnvironment}. */
  readonly env: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal | undefined;
}

/** The client that a terminal would start; null where there is none. Throws where that one came with the project. */
export async function programFromPath(surroundings: Surroundings): Promise<Program | null> {
  const { platform, project } = surroundings;
  const found = await onPath((folder) => programOnPath(folder, platform), surroundings);
  if (found === null) return null;
  if (await isOfProject(project, found.folder)) throw insideProject(path.join(found.folder, 'claude'));
  return programAt(found.file, 'path', surroundings);
}

/** The client in that file; `known` is its version, where somebody knows it. Throws where it came with the project: what a repository brings is never started. */
export async function programAt(
  file: string,
  source: Program['source'],
  surroundings: Surroundings,
  known: string | null = null,
): Promise<Program> {
  if (await isOfProject(surroundings.project, file)) throw insideProject(file);
  const real = await realpath(file);
  const safe = { ...surroundings, env: await safeEnvironment(surroundings) };
  const command = await commandOf(real, safe);
  const version = known ?? (await versionOfProgram(real)) ?? (await askedVersion(command, safe));
  return { file: real, command, version, source };
}

const insideProject = (file: string): UserError =>
  new UserError(
    l10n.t(
      '{0} lies inside the project: a program that a repository brings is never started. Name another Claude Code.',
      file,
    ),
  );

/** The client that the official extension brings; null where it is not found there (its layout is read, not documented). */
export async function bundledProgram(
  extensionFolder: string,
  version: string | null,
  surroundings: Surroundings,
): Promise<Program | null> {
  const native = surroundings.platform === 'win32' ? 'claude.exe' : 'claude';
  const folders = ['resources/native-binary', 'resources/claude-code'].map((name) => path.join(extensionFolder, name));
  for (const folder of folders) {
    const file = (await fileAt(path.join(folder, native))) ?? (await fileAt(path.join(folder, 'cli.js')));
    if (file !== null) return programAt(file, 'vscode-extension', surroundings, version);
  }
  return null;
}

/**
 * What the client is given: all that is inherited, but no search path into the project and none that depends on the
 * folder, for there a repository could put a `node` or a `git` of its own.
 */
export async function safeEnvironment({ env, platform, project }: Surroundings): Promise<Record<string, string>> {
  const name = Object.keys(env).find((each) => each === 'PATH' || (platform === 'win32' && /^path$/i.test(each)));
  if (name === undefined) return env;
  const folders = foldersIn({ env, platform });
  const isInside = await Promise.all(folders.map((folder) => isOfProject(project, folder)));
  const kept = folders.filter((_, index) => !isInside[index]);
  return { ...env, [name]: kept.join(separatorOf(platform)) };
}

const separatorOf = (platform: Platform): string => (platform === 'win32' ? ';' : ':');

/** The entries of the search path that do not depend on where one stands. */
const foldersIn = ({ env, platform }: Pick<Surroundings, 'env' | 'platform'>): string[] =>
  searchPathIn(env)
    .split(separatorOf(platform))
    .filter((folder) => path.isAbsolute(folder));

/** The first file that is found on the search path, and the entry that has it. */
async function onPath(
  look: (folder: string) => Promise<string | null>,
  surroundings: Surroundings,
): Promise<{ readonly folder: string; readonly file: string } | null> {
  for (const folder of foldersIn(surroundings)) {
    const file = await look(folder);
    if (file !== null) return { folder, file };
  }
  return null;
}

async function commandOf(file: string, surroundings: Surroundings): Promise<Program['command']> {
  const program = /\.cmd$/i.test(file) ? await behindShim(file) : file;
  if (!/\.[cm]?js$/i.test(program)) return [program];
  const name = surroundings.platform === 'win32' ? 'node.exe' : 'node';
  const node = await onPath((folder) => fileAt(path.join(folder, name)), surroundings);
  if (node === null)
    throw new UserError(l10n.t('{0} runs on Node.js, and the PATH names no node outside the project.', program));
  return [node.file, program];
}

/** What npm's shim on Windows starts: a shim itself runs in a shell only. */
async function behindShim(shim: string): Promise<string> {
  const folder = path.join(path.dirname(shim), 'node_modules', '@anthropic-ai', 'claude-code');
  try {
    const { bin } = JSON.parse(await readFile(path.join(folder, 'package.json'), 'utf8')) as { bin?: unknown };
    const named: unknown = typeof bin === 'object' && bin !== null ? (bin as Record<string, unknown>)['claude'] : bin;
    if (typeof named === 'string') return path.join(folder, named);
  } catch {
    // the next line says it
  }
  throw new UserError(l10n.t('{0} is a shim, and the package that it stands for is not beside it.', shim));
}

const VERSION_LIMIT_MS = 5_000;

/** The client's own answer, where no file says it. */
async function askedVersion(command: Program['command'], surroundings: Surroundings): Promise<string | null> {
  const { env, signal } = surroundings;
  const asked = [...command, '--version'] as const;
  // Where the program lies: nobody was asked yet whether it may run in the project.
  const cwd = path.dirname(command.at(-1) ?? '');
  const { exit, stdout } = await runProcess({ command: asked, cwd, env, limitMs: VERSION_LIMIT_MS, signal });
  return exit === 0 ? versionIn(stdout) : null;
}
