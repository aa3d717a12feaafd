import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, it } from 'mocha';
import { ROOT, VSIX } from '../../scripts/lib/paths.mjs';
import { createSandbox, environmentOf, type Sandbox } from '../../scripts/lib/sandbox.mjs';
import { contentOf, readZip } from '../../scripts/lib/zip.mjs';

const at = (name: string): string => path.join(ROOT, name);
const { version } = JSON.parse(readFileSync(at('package.json'), 'utf8')) as { version: string };

let sandbox: Sandbox;
before(() => {
  sandbox = createSandbox();
});
after(() => sandbox.dispose());

/** Runs a program in a home with nothing in it, and without a network as far as npm is concerned. */
function run(command: string, ...args: string[]): string {
  const env = environmentOf(sandbox, { npm_config_offline: 'true', npm_config_audit: 'false' });
  const shell = process.platform === 'win32' && command !== process.execPath;
  const { status, stderr, stdout } = spawnSync(command, args, { cwd: sandbox.folder, env, encoding: 'utf8', shell });
  assert.equal(status, 0, stderr);
  return stdout;
}

describe('what is installed', () => {
  it('is less than 250 kB', () => assert.ok(statSync(VSIX).size < 250_000, String(statSync(VSIX).size)));

  it('has VS Code load two files at start-up, of 60 KiB at most', () => {
    const files = new Set(['extension.cjs']);
    for (const file of files) for (const needed of neededBy(file)) files.add(needed);
    assert.deepEqual([...files], ['extension.cjs', 'base.cjs']);
    const size = [...files].reduce((sum, file) => sum + statSync(at(`dist/${file}`)).size, 0);
    assert.ok(size <= 61_440, String(size));
  });

  it('has the terminal front, the same as in a terminal’s own package', () => {
    for (const entry of readZip(readFileSync(VSIX))) {
      const file = path.join(sandbox.dir, 'vsix', entry.name);
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, contentOf(entry));
    }
    const front = path.join(sandbox.dir, 'vsix/extension/dist/cli.cjs');
    assert.match(run(process.execPath, front, 'doctor'), /^Claude Code\n/);
    assert.equal(run(process.execPath, front, '--version'), `${version}\n`);
    assert.match(run(process.execPath, front, 'sessions'), /session/);
  });
});

/** What a file of dist/ loads together with itself, of ours. */
function neededBy(file: string): string[] {
  const code = readFileSync(at(`dist/${file}`), 'utf8');
  return [...code.matchAll(/(\(\)=>)?require\(["'`]\.\/([\w.-]+)["'`]\)/g)].flatMap(([, later, name = '']) =>
    later === undefined ? [name] : [],
  );
}

describe('what npm packs', () => {
  const tarball = `claude-code-env-${version}.tgz`;
  const npx = (...args: string[]): string => run('npx', '--yes', `./${tarball}`, ...args);

  before(function pack() {
    this.timeout(60_000);
    // What is built is packed: `prepack` would build it once more.
    const packed = run('npm', 'pack', '--ignore-scripts', '--json', ROOT);
    const [{ files }] = JSON.parse(packed) as [{ files: readonly { path: string }[] }];
    names = files.map((file) => file.path);
  });
  let names: readonly string[] = [];

  it('is the terminal front and what it needs, and nothing else', () => {
    assert.deepEqual([...names].toSorted(), [
      'CHANGELOG.md',
      'LICENSE',
      'README.md',
      'dist/base.cjs',
      'dist/cli.cjs',
      'dist/facts/variables.json',
      'dist/facts/variables.zh-cn.json',
      'dist/l10n/zh-cn.json',
      'dist/reading.cjs',
      'dist/scanner.wasm',
      'dist/shared.cjs',
      'package.json',
    ]);
    assert.ok(readdirSync(sandbox.folder).includes(tarball));
  });

  it('is run by npx in an empty home, without a network', () => {
    assert.match(npx('doctor'), /^Claude Code\n/);
    assert.equal(npx('--version'), `${version}\n`);
    assert.match(npx('--help'), /claude-code-env doctor/);
  }).timeout(60_000);
});
