import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { editorVariablesIn } from '../core/editorSettingsFile.ts';
import * as l10n from '../core/l10n.ts';
import type { Client, Platform } from '../core/model.ts';
import { UserError } from '../core/userError.ts';
import { versionIn } from '../core/version.ts';
import { programOnPath } from '../node/claude.ts';
import { askVersion } from '../node/claudeVersion.ts';
import { clientOf, type ClientSearch, findClients, searchPathIn } from '../node/clients.ts';
import { latestSession } from '../node/latestSession.ts';
import type { SnapshotRequest } from '../node/snapshot.ts';
import { codeOf } from '../node/textFile.ts';
import type { Options } from './call.ts';
import type { Terminal } from './terminal.ts';

/** The world that a command looks at: this machine, but for what the options replace. */
export async function snapshotRequest(options: Options, terminal: Terminal): Promise<SnapshotRequest> {
  const request = await requestWithoutClient(options, terminal);
  const { folder, home, platform, processEnv } = request;
  return { ...request, client: await judgedClient(options, { platform, home, folder, env: processEnv }) };
}

/** The same for who knows the client: none is looked for. */
export async function requestWithoutClient(
  options: Options,
  terminal: Terminal,
): Promise<Omit<SnapshotRequest, 'client'> & { readonly folder: string }> {
  const platform = platformOf(options.platform ?? terminal.platform);
  return {
    platform,
    home: homeOf(options, terminal),
    folder: folderOf(options, terminal),
    processEnv: await environmentOf(options, terminal),
    editorEnv: await editorEnvOf(options, terminal),
    knownNames: await terminal.knownNames(),
    managedDir: options['managed-dir'] && path.resolve(terminal.cwd, options['managed-dir']),
    flagSettings: options.settings,
  };
}

/** The home folder that a command speaks of. */
export const homeOf = (options: Options, terminal: Terminal): string =>
  path.resolve(terminal.cwd, options.home ?? terminal.home);

/** The folder in which Claude Code would be started. */
export const folderOf = (options: Options, terminal: Terminal): string =>
  path.resolve(terminal.cwd, options.cwd ?? '.');

const PLATFORMS: readonly string[] = ['linux', 'darwin', 'win32'] satisfies Platform[];

/** Reads the value of `--platform`. */
export function platformOf(name: string): Platform {
  if (PLATFORMS.includes(name)) return name as Platform;
  throw new UserError(l10n.t('--platform must be one of {0}, not "{1}"', PLATFORMS.join(', '), name));
}

async function environmentOf(options: Options, terminal: Terminal): Promise<Readonly<Record<string, string>>> {
  const from = options['env-from'];
  if (from === undefined) return terminal.env;
  const text = from === '-' ? await terminal.readInput() : await readNamed(path.resolve(terminal.cwd, from));
  const value = parseJson(text, from);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw notStrings(from);
  if (Object.values(value).some((item) => typeof item !== 'string')) throw notStrings(from);
  return value as Record<string, string>;
}

const notStrings = (from: string): UserError =>
  new UserError(l10n.t('--env-from {0}: must be a JSON object of strings', from));

function parseJson(text: string, name: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new UserError(l10n.t('--env-from {0}: is not valid JSON', name), { cause: error });
  }
}

async function editorEnvOf(options: Options, terminal: Terminal): Promise<Readonly<Record<string, string>> | null> {
  const file = options['editor-settings'];
  if (file === undefined) return null;
  return editorVariablesIn(await readNamed(path.resolve(terminal.cwd, file)));
}

async function judgedClient(
  options: Options,
  { env, folder, home, platform }: Omit<ClientSearch, 'sessionVersion'> & { readonly folder: string },
): Promise<Client> {
  const given = options['claude-version'];
  if (given !== undefined) {
    const version = versionIn(given);
    if (version === null) throw new UserError(l10n.t('--claude-version must look like 2.1.89, not "{0}"', given));
    return { version, source: 'option', others: [] };
  }
  const session = await latestSession(home, env['CLAUDE_CONFIG_DIR'], folder);
  const clients = await findClients({ platform, home, env, sessionVersion: session?.version ?? null });
  if (clients.length > 0) return clientOf(clients);
  const version = await askedVersion(searchPathIn(env), platform, folder);
  return clientOf(version === null ? [] : [{ version, source: 'path' }]);
}

/** The client's own answer, where no file says its version. One that lies inside the project is never started. */
async function askedVersion(searchPath: string, platform: Platform, folder: string): Promise<string | null> {
  const program = await programOnPath(searchPath, platform);
  const isInside = program !== null && !path.relative(folder, program).startsWith('..');
  return program === null || isInside ? null : askVersion(program);
}

async function readNamed(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    throw new UserError(l10n.t('{0} cannot be read ({1})', file, codeOf(error) ?? 'error'), { cause: error });
  }
}
