import { readFile, realpath } from 'node:fs/promises';
import path from 'node:path';
import * as l10n from '@vscode/l10n';
import type { ClientSource, Platform } from '../../core/model.ts';
import { UserError } from '../../core/userError.ts';
import { versionIn } from '../../core/version.ts';
import { clientOnPath, foldersOf, onPath, versionOfProgram } from '../claude.ts';
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
  const { env, platform, project } = surroundings;
  const found = await clientOnPath(searchPathIn(env), platform);
  if (found === null) return null;
  if (await isOfProject(project, found.folder)) throw insideProject(path.join(found.folder, 'claude'));
  return programAt(found.file, 'path', surroundings);
}

/** The client in that file. Throws where it came with the project: what a repository brings is never started. */
export async function programAt(file: string, source: Program['source'], surroundings: Surroundings): Promise<Program> {
  if (await isOfProject(surroundings.project, file)) throw insideProject(file);
  const real = await realpath(file);
  const safe = { ...surroundings, env: await safeEnvironment(surroundings) };
  const command = await commandOf(real, safe);
  const version = (await versionOfProgram(real)) ?? (await askedVersion(command, safe));
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
export async function bundledProgram(extensionFolder: string, surroundings: Surroundings): Promise<Program | null> {
  const native = surroundings.platform === 'win32' ? 'claude.exe' : 'claude';
  const folders = ['resources/native-binary', 'resources/claude-code'].map((name) => path.join(extensionFolder, name));
  for (const folder of folders) {
    const found = await onPath([native, 'cli.js'], folder, surroundings.platform);
    if (found !== null) return programAt(found.file, 'vscode-extension', surroundings);
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
  const folders = foldersOf(env[name] ?? '', platform).filter((folder) => path.isAbsolute(folder));
  const isInside = await Promise.all(folders.map((folder) => isOfProject(project, folder)));
  const kept = folders.filter((_, index) => !isInside[index]);
  return { ...env, [name]: kept.join(platform === 'win32' ? ';' : ':') };
}

async function commandOf(file: string, surroundings: Surroundings): Promise<Program['command']> {
  const program = /\.cmd$/i.test(file) ? await behindShim(file) : file;
  if (!/\.[cm]?js$/i.test(program)) return [program];
  const { env, platform } = surroundings;
  const node = await onPath([platform === 'win32' ? 'node.exe' : 'node'], searchPathIn(env), platform);
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
  const { env, project, signal } = surroundings;
  const asked = [...command, '--version'] as const;
  const limitMs = VERSION_LIMIT_MS;
  const { exit, stdout } = await runProcess({ command: asked, cwd: project.folder, env, limitMs, signal });
  return exit === 0 ? versionIn(stdout) : null;
}
