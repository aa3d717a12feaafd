import { readFileSync } from 'node:fs';
import path from 'node:path';
import { speak, type Translation } from '../core/l10n.ts';

/** Languages besides English, as VS Code names them. */
export const TRANSLATED: ReadonlySet<string> = new Set(['zh-cn']);

/** Has the whole program speak this language from now on, if it can; else English. `folder`: that of our bundles. */
export function speakLanguage(folder: string, language: string): void {
  const wanted = language.toLowerCase();
  if (!TRANSLATED.has(wanted)) return;
  speak(JSON.parse(readFileSync(path.join(folder, 'l10n', `${wanted}.json`), 'utf8')) as Translation);
}
