import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { NO_TEXT } from '../core/l10n.ts';
import { UserError } from '../core/userError.ts';
import { readKnownNames } from '../node/catalogue.ts';
import { speakLanguage } from '../node/translation.ts';
import { run } from './commands.ts';
import type { Terminal } from './terminal.ts';

const terminal: Terminal = {
  out: (words) => process.stdout.write(withoutControls(words)),
  warn,
  cwd: process.cwd(),
  env: Object.fromEntries(
    Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  ),
  platform: process.platform,
  home: homedir(),
  readInput: () => text(process.stdin),
  isInteractive: process.stdin.isTTY,
  interruption,
  version: async () => {
    const manifest = await readFile(path.join(__dirname, '..', 'package.json'), 'utf8');
    return (JSON.parse(manifest) as { version: string }).version;
  },
  knownNames: () => readKnownNames(path.join(__dirname, 'facts')),
};

/** Simplified Chinese is the one translation. What programs read (`--json`) stays English. */
function speakTheirLanguage(): void {
  const { LANG, LC_ALL, LC_MESSAGES } = process.env;
  const isChinese = /^zh(?:[_-](?:CN|SG|Hans))?(?:[.@]|$)/i.test(LC_ALL || LC_MESSAGES || LANG || '');
  if (isChinese && !process.argv.includes('--json')) speakLanguage(__dirname, 'zh-cn');
}

speakTheirLanguage();
void main();

async function main(): Promise<void> {
  try {
    process.exitCode = await run(process.argv.slice(2), terminal);
  } catch (error) {
    const words =
      error instanceof UserError
        ? error.message.replaceAll(/\s*[\r\n]+\s*/g, ' ')
        : String(error instanceof Error ? error.stack : error);
    warn(words);
    process.exitCode = 2;
  }
}

function interruption(): AbortSignal {
  const controller = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => controller.abort());
  return controller.signal;
}

function warn(words: string): void {
  process.stderr.write(`claude-code-env: ${withoutControls(words)}\n`);
}

/** Values come from other people's repositories: none may steer the terminal. In JSON an escape means the same. */
function withoutControls(words: string): string {
  return words.replaceAll(NO_TEXT, (found) => (/[\n\t(]/.test(found) ? found : found.replaceAll(/[^]/g, codeUnit)));
}

const codeUnit = (unit: string): string => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
