// Entry point that the extension host is told to run: every suite of one world.
import { readdirSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { runMocha, writeResults } from '../../scripts/lib/mochaRun.mjs';

const TIMEOUT_MS = 20_000;

export async function run(): Promise<void> {
  const began = Date.now();
  const grep = process.env['TEST_GREP'];
  const rows = await runMocha({ files: suites(needed('HOST_TEST_SUITES')), timeout: TIMEOUT_MS, grep, say });
  writeResults(needed('HOST_TEST_RESULTS'), { began, vscode: vscode.version, node: process.versions.node, rows });
  const failed = rows.filter(({ state }) => state === 'failed').length;
  if (failed > 0) throw new Error(`${failed} failed`);
}

/** The host mixes its own chatter into the output: our lines carry a mark by which the launcher knows them. */
function say(text: string): void {
  for (const line of text.split('\n')) console.log(`\u2502 ${line}`);
}

function suites(folder: string): string[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return names
    .filter((name) => name.endsWith('.test.cjs'))
    .map((name) => path.join(folder, name))
    .toSorted();
}

function needed(name: string): string {
  const value = process.env[name];
  if (value === undefined) throw new Error(`the launcher has to set ${name}`);
  return value;
}
