// Makes a fresh clone ready: the right Node, and node_modules as package-lock.json says. Needs nothing installed.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const ROOT = path.resolve(import.meta.dirname ?? '.', '..');
const STAMP = path.join(ROOT, 'node_modules/.lock-hash');
const OLDEST = [20, 19];

/** Throws an error of one line where it cannot be done. */
export async function bootstrap() {
  checkNode();
  const hash = createHash('sha256')
    .update(readFileSync(path.join(ROOT, 'package-lock.json')))
    .digest('hex');
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === hash) return;
  console.log('installing packages (npm ci) …');
  const started = Date.now();
  await npmCi();
  writeFileSync(STAMP, hash);
  console.log(`installed packages in ${((Date.now() - started) / 1000).toFixed(1)} s`);
}

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1])) return;
  throw new Error(`Node ${OLDEST.join('.')} or later is needed; this is ${process.versions.node}.`);
}

/** Quiet unless it fails. */
function npmCi() {
  return new Promise((resolve, reject) => {
    // npm is a script on Windows, which only a shell can start.
    const options = { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'], shell: process.platform === 'win32' };
    const child = spawn('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], options);
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text) => (output += text));
    child.once('error', (error) => reject(new Error(`npm cannot be started: ${error.message}`)));
    child.once('close', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`npm ci failed (${code}):\n${output}`));
    });
  });
}
