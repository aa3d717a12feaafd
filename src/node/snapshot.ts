import path from 'node:path';
import { DROP_INS, managedDirOf, type Place, settingsSources } from '../core/locations.ts';
import { hasMcpServers } from '../core/mcpServers.ts';
import {
  type Client,
  type Content,
  type Environment,
  type Platform,
  SCOPES,
  type Session,
  type Snapshot,
  type Source,
  type SourceContent,
} from '../core/model.ts';
import { relocated } from '../core/relocation.ts';
import { withRemoteSettings } from '../core/remoteSettings.ts';
import { type Reading, readingOf } from '../core/reading.ts';
import { valueOf } from '../core/resolve.ts';
import type { Evidence } from '../core/sessions/session.ts';
import { createDisk, type Disk } from './disk.ts';
import { isTracked } from './gitIndex.ts';
import { type Repository, repositoryOf } from './repository.ts';

export interface SnapshotRequest {
  readonly platform: Platform;
  readonly home: string;
  /** The start folder; null for a window without one. */
  readonly folder: string | null;
  /** What Claude Code would inherit. */
  readonly processEnv: Readonly<Record<string, string>>;
  /** The variables of `claudeCode.environmentVariables`; null where no editor is asked. */
  readonly editorEnv: Readonly<Record<string, string>> | null;
  readonly client: Client;
  /** Names of the documented variables; null where nobody needs the rule about unknown ones. */
  readonly knownNames: ReadonlySet<string> | null;
  /** The latest session in the folder; null where nobody looked or there is none. */
  readonly session?: Session | null;
  /** When the flag was seen to change, in ms since 1970. */
  readonly betasChanged?: number | null;
  /** What the transcripts say; null where nobody looked. */
  readonly evidence?: Evidence | null;
  /** Instead of the platform's folder of managed settings. */
  readonly managedDir?: string | undefined;
  /** What would be passed to Claude Code's `--settings`: a path or JSON. */
  readonly flagSettings?: string | undefined;
  /** Shared by all that is read at the same moment; made anew where none is given. */
  readonly disk?: Disk | undefined;
}

/** Reads everything that decides Claude Code's environment for one start folder. Reads only; starts nothing. */
export async function readSnapshot(request: SnapshotRequest): Promise<Snapshot> {
  const { platform, home, folder, client, knownNames, session = null, betasChanged = null, evidence = null } = request;
  const disk = request.disk ?? createDisk();
  const repository = folder === null ? null : await repositoryOf(folder, disk);
  const place = await placeOf(request, repository, disk);
  const { contents, environment } = await readSources(request, place, disk);
  const state = contents.find(({ source }) => source.scope === 'legacy')?.content;
  return {
    platform,
    home,
    folder,
    contents,
    client,
    hasMcpServers: hasMcpServers(textOf(state), await readMcpFiles(folder, disk), folder),
    knownNames,
    session,
    betasChanged,
    evidence,
    aws: await readAws(environment, home, disk),
    trackedFiles: await trackedAmong(contents, repository),
  };
}

/** `CLAUDE_CONFIG_DIR` as the client finds it when it starts. */
export function configDirIn({
  editorEnv,
  processEnv,
}: Pick<SnapshotRequest, 'editorEnv' | 'processEnv'>): string | undefined {
  return editorEnv?.['CLAUDE_CONFIG_DIR'] ?? processEnv['CLAUDE_CONFIG_DIR'];
}

async function placeOf(request: SnapshotRequest, repository: Repository | null, disk: Disk): Promise<Place> {
  const { client } = request;
  const managedDir = request.managedDir ?? managedDirOf(request.platform);
  return {
    ...request,
    configDir: configDirIn(request),
    managedDir,
    dropIns: await disk.list(path.join(managedDir, DROP_INS)),
    gitRoot: repository?.mainCheckout ?? null,
    version: client.version,
  };
}

interface ReadSources extends Reading {
  /** Strongest first. */
  readonly contents: readonly SourceContent[];
}

/** What stands in some files says where further ones are; all is read again only where that is so. */
async function readSources(request: SnapshotRequest, place: Place, disk: Disk): Promise<ReadSources> {
  const values = [...(await flagContents(request, disk)), ...valueContents(request)];
  const read = async (sources: readonly Source[]): Promise<ReadSources> => {
    const contents = byStrength([...(await readAll(sources, disk)), ...values]);
    return { contents, ...readingOf(contents, place.version) };
  };
  const sources = settingsSources(place);
  const first = await read(sources);
  const moved = relocated(place, sources, first.files);
  const second = moved === sources ? first : await read(moved);
  const whole = withRemoteSettings(place, moved, second);
  return whole === moved ? second : read(whole);
}

const byStrength = (contents: readonly SourceContent[]): SourceContent[] =>
  contents.toSorted((a, b) => SCOPES.indexOf(a.source.scope) - SCOPES.indexOf(b.source.scope));

function readAll(sources: readonly Source[], disk: Disk): Promise<SourceContent[]> {
  return Promise.all(
    sources.map(async (source) => ({
      source,
      content: source.path === null ? { kind: 'absent' as const } : await disk.read(source.path),
    })),
  );
}

async function flagContents({ flagSettings, folder }: SnapshotRequest, disk: Disk): Promise<SourceContent[]> {
  if (flagSettings === undefined) return [];
  if (flagSettings.trimStart().startsWith('{')) {
    const content: Content = { kind: 'text', text: flagSettings, encoding: 'utf-8', saved: true };
    return [{ source: { scope: 'flag', path: null }, content }];
  }
  const file = path.resolve(folder ?? '.', flagSettings);
  return [{ source: { scope: 'flag', path: file }, content: await disk.read(file) }];
}

function valueContents({ editorEnv, processEnv }: SnapshotRequest): SourceContent[] {
  const process: SourceContent = {
    source: { scope: 'process', path: null },
    content: { kind: 'values', values: processEnv },
  };
  if (editorEnv === null) return [process];
  return [{ source: { scope: 'editor', path: null }, content: { kind: 'values', values: editorEnv } }, process];
}

/** `.mcp.json` of the folder and of those above it (measured on 2.1.88, 2.1.89, 2.1.96 for the folder's parent). */
async function readMcpFiles(folder: string | null, disk: Disk): Promise<(string | null)[]> {
  if (folder === null) return [];
  const here = textOf(await disk.read(path.join(folder, '.mcp.json')));
  const parent = path.dirname(folder);
  return parent === folder ? [here] : [here, ...(await readMcpFiles(parent, disk))];
}

/** The AWS files that the environment names, else those of the home folder. */
async function readAws(environment: Environment, home: string, disk: Disk): Promise<Snapshot['aws']> {
  const at = (variable: string, name: string): string => {
    const named = valueOf(environment, variable) ?? '';
    return named === '' ? path.join(home, '.aws', name) : named;
  };
  const [config, credentials] = await Promise.all([
    disk.read(at('AWS_CONFIG_FILE', 'config')),
    disk.read(at('AWS_SHARED_CREDENTIALS_FILE', 'credentials')),
  ]);
  return { config: textOf(config), credentials: textOf(credentials) };
}

/** Of the project's settings files those that git tracks; null where that cannot be known. */
async function trackedAmong(
  contents: readonly SourceContent[],
  repository: Repository | null,
): Promise<ReadonlySet<string> | null> {
  if (repository === null) return null;
  const tracked = new Set<string>();
  for (const { source, content } of contents) {
    if (content.kind !== 'text' || source.path === null || !SHARED.has(source.scope)) continue;
    const answer = await isTracked(repository, source.path);
    if (answer === null) return null;
    if (answer) tracked.add(source.path);
  }
  return tracked;
}

const SHARED: ReadonlySet<string> = new Set(['project', 'local']);

const textOf = (content: Content | undefined): string | null => (content?.kind === 'text' ? content.text : null);
