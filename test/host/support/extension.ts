import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import type { Api } from '../../../src/extension.ts';

const ID = 'claude-code-env.claude-code-env';

/** The extension under test, active. */
export async function activated(): Promise<Api> {
  const found = vscode.extensions.getExtension<Api>(ID);
  assert.ok(found, `${ID} is installed`);
  return found.activate();
}

/** The home folder that this host was started with. */
export const HOME = needed('TEST_HOME');
export const FOLDER = needed('TEST_FOLDER');
export const USER_SETTINGS = path.join(HOME, '.claude', 'settings.json');

export const BEDROCK = { CLAUDE_CODE_USE_BEDROCK: '1', AWS_REGION: 'us-east-1' };
export const FLAG = 'CLAUDE_CODE_DISABLE_EXPERIMENTAL_BETAS';

/** The text of a settings file as people write it. */
export function settings(env: Readonly<Record<string, string>>): string {
  return `${JSON.stringify({ env }, null, 2)}\n`;
}

export function write(file: string, text: string): void {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
}

export const read = (file: string): string => readFileSync(file, 'utf8');

/** Does something and waits until the status bar says `expected`; undefined: the item is away. */
export async function statusAfter(api: Api, change: () => unknown, expected: string | undefined): Promise<void> {
  const shown = statusIs(api, expected);
  await change();
  await shown;
}

/** Waits for the event that brings the status; never for a time. */
function statusIs(api: Api, expected: string | undefined): Promise<void> {
  return new Promise((resolve) => {
    const subscription = api.onDidRender((text) => {
      if (text !== expected) return;
      subscription.dispose();
      resolve();
    });
  });
}

/** Puts the user's settings as they should be and waits until the extension has seen it. */
export async function startWith(api: Api, text: string | undefined): Promise<void> {
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  if (text === undefined) rmSync(USER_SETTINGS, { force: true });
  else write(USER_SETTINGS, text);
  await api.whenSettled();
}

function needed(name: string): string {
  const value = process.env[name];
  if (value === undefined) throw new Error(`the launcher has to set ${name}`);
  return value;
}
