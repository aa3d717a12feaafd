import { realpath } from 'node:fs/promises';
import path from 'node:path';
import { settingsSources } from '../../core/locations.ts';
import type { Report } from '../../core/model.ts';
import { type Power, type ProjectFile, projectPowers } from '../../core/verify/power.ts';
import { createDisk, type Disk } from '../disk.ts';
import { isInside } from '../inside.ts';
import { repositoryOf } from '../repository.ts';

/** A folder in which Claude Code is to run, and what belongs to it. */
export interface Project {
  readonly folder: string;
  /** Folders whose files came with a project, by name and by real path. None of them holds the person's home. */
  readonly roots: readonly string[];
}

/** The project of a folder: with its repository, and the further folders of a workspace. */
export async function projectOf(folder: string, home: string, others: readonly string[] = []): Promise<Project> {
  const disk = createDisk();
  const repositories = await Promise.all([folder, await realOf(folder)].map((each) => repositoryOf(each, disk)));
  const checkouts = repositories.flatMap((each) => (each === null ? [] : [each.root, each.mainCheckout]));
  const named = [folder, ...others, ...checkouts];
  const homes = [home, await realOf(home)];
  const roots = new Set([...named, ...(await Promise.all(named.map(realOf)))]);
  return { folder, roots: [...roots].filter((root) => !homes.some((each) => isInside(root, each))) };
}

/** Whether something lies in the project, by its name or by its real path. */
export async function isOfProject({ roots }: Project, file: string): Promise<boolean> {
  const paths = [file, await realOf(file)];
  return roots.some((root) => paths.some((each) => isInside(root, each)));
}

/** What the project's files have Claude Code do in print mode, read from the disk as it is now. */
export async function readPowers(project: Project, report: Report): Promise<Power[]> {
  const disk = createDisk();
  const settings = await Promise.all(settingsPaths(project, report).map((file) => projectFile('settings', file, disk)));
  // A process that is started in a link finds itself behind it, and below other folders.
  const start = await realOf(project.folder);
  const servers = await Promise.all(mcpPaths(start).map((file) => projectFile('mcp', file, disk)));
  return projectPowers([...settings, ...servers].flat());
}

/** Of the files that the client reads, those that are the project's; the user's own may lie in the project, too. */
function settingsPaths({ roots }: Project, { files, snapshot }: Report): string[] {
  // A client that is newer than the report takes it to be reads these as well.
  const { folder, home, platform } = snapshot;
  const gitRoots = [...roots].map((gitRoot) => ({ platform, home, folder, gitRoot }));
  const newer = gitRoots.flatMap((place) =>
    settingsSources({ ...place, configDir: undefined, managedDir: '', dropIns: [], version: null }),
  );
  const own = [...files.map(({ source }) => source), ...newer].filter(
    ({ path: file, scope }) =>
      scope === 'project' ||
      scope === 'local' ||
      (scope === 'user' && file !== null && roots.some((root) => isInside(root, file))),
  );
  return [...new Set(own.flatMap(({ path: file }) => (file === null ? [] : [file])))];
}

/** `.mcp.json` of the folder and of those above it: print mode starts the servers of all (measured for the parent). */
function mcpPaths(folder: string): string[] {
  const parent = path.dirname(folder);
  return [path.join(folder, '.mcp.json'), ...(parent === folder ? [] : mcpPaths(parent))];
}

async function projectFile(kind: ProjectFile['kind'], file: string, disk: Disk): Promise<ProjectFile[]> {
  const content = await disk.read(file);
  return content.kind === 'text' ? [{ kind, path: file, text: content.text }] : [];
}

const realOf = (file: string): Promise<string> => realpath(file).catch(() => file);
