import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { DROP_INS, managedDirOf, type Place, settingsSources } from '../core/locations.ts';
import { hasMcpServers } from '../core/mcpServers.ts';
import type { Client, Content, Platform, Snapshot, Source, SourceContent } from '../core/model.ts';
import { SCOPES } from '../core/model.ts';
import { relocated } from '../core/relocation.ts';
import { readSettingsFile } from '../core/settingsFile.ts';
import { mainCheckoutOf } from './repository.ts';
import { readContent } from './textFile.ts';

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
  /** Instead of the platform's folder of managed settings. */
  readonly managedDir?: string | undefined;
  /** What would be passed to Claude Code's `--settings`: a path or JSON. */
  readonly flagSettings?: string | undefined;
  /** What an open editor shows of a file, where that is to count instead of the disk. */
  readonly openText?: ((file: string) => Content | undefined) | undefined;
}

/** Reads everything that decides Claude Code's environment for one start folder. Reads only; starts nothing. */
export async function readSnapshot(request: SnapshotRequest): Promise<Snapshot> {
  const { platform, home, folder, client, processEnv } = request;
  const place = await placeOf(request);
  const read = reader(request);
  const first = await readAll(settingsSources(place), read);
  const files = first.map(({ source, content }) => readSettingsFile(source, content, client.version));
  const sources = relocated(place, settingsSources(place), files);
  const known = new Map(first.map((entry) => [entry.source.path, entry.content]));
  const contents = await readAll(sources, async (file) => known.get(file) ?? read(file));
  const all = [...contents, ...(await flagContents(request, read)), ...valueContents(request.editorEnv, processEnv)];
  const state = contents.find(({ source }) => source.scope === 'legacy')?.content;
  const mcpFile = folder === null ? undefined : await read(path.join(folder, '.mcp.json'));
  return {
    platform,
    home,
    folder,
    contents: all.toSorted((a, b) => SCOPES.indexOf(a.source.scope) - SCOPES.indexOf(b.source.scope)),
    client,
    hasMcpServers: hasMcpServers(textOf(state), textOf(mcpFile), folder),
  };
}

type Read = (file: string) => Promise<Content>;

function reader({ openText }: SnapshotRequest): Read {
  return async (file) => openText?.(file) ?? readContent(file);
}

async function placeOf(request: SnapshotRequest): Promise<Place> {
  const { platform, home, folder, client, processEnv, editorEnv } = request;
  const managedDir = request.managedDir ?? managedDirOf(platform);
  return {
    platform,
    home,
    folder,
    configDir: editorEnv?.['CLAUDE_CONFIG_DIR'] ?? processEnv['CLAUDE_CONFIG_DIR'],
    managedDir,
    dropIns: await readdir(path.join(managedDir, DROP_INS)).catch(() => []),
    gitRoot: folder === null ? null : await mainCheckoutOf(folder),
    version: client.version,
  };
}

function readAll(sources: readonly Source[], read: Read): Promise<SourceContent[]> {
  return Promise.all(
    sources.map(async (source) => ({
      source,
      content: source.path === null ? { kind: 'absent' as const } : await read(source.path),
    })),
  );
}

async function flagContents({ flagSettings, folder }: SnapshotRequest, read: Read): Promise<SourceContent[]> {
  if (flagSettings === undefined) return [];
  if (flagSettings.trimStart().startsWith('{')) {
    const content: Content = { kind: 'text', text: flagSettings, encoding: 'utf-8', saved: true };
    return [{ source: { scope: 'flag', path: null }, content }];
  }
  const file = path.resolve(folder ?? '.', flagSettings);
  return [{ source: { scope: 'flag', path: file }, content: await read(file) }];
}

function valueContents(
  editorEnv: Readonly<Record<string, string>> | null,
  processEnv: Readonly<Record<string, string>>,
): SourceContent[] {
  const process: SourceContent = {
    source: { scope: 'process', path: null },
    content: { kind: 'values', values: processEnv },
  };
  if (editorEnv === null) return [process];
  return [{ source: { scope: 'editor', path: null }, content: { kind: 'values', values: editorEnv } }, process];
}

const textOf = (content: Content | undefined): string | null => (content?.kind === 'text' ? content.text : null);
