/**
 * Whether a path looks like a settings file of Claude Code: `settings.json` and `settings.local.json` in a `.claude`
 * folder, managed settings wherever they lie.
 */
export function isSettingsPath(path: string): boolean {
  return /[\\/](?:\.claude[\\/]settings(?:\.local)?|managed-settings(?:\.d[\\/][^\\/]+)?)\.json$/.test(path);
}

/** The start folder whose settings a file holds: the one around its `.claude` folder; null for other files. */
export function startFolderOf(path: string): string | null {
  return /^(.+)[\\/]\.claude[\\/]settings(?:\.local)?\.json$/.exec(path)?.[1] ?? null;
}
