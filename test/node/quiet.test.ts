import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'mocha';
import { notesIn, TRACE_HOOK, type Traced, traced } from '../support/trace.ts';
import { folder } from './support/folder.ts';

const DIST = path.join(process.env['TEST_ROOT'] ?? process.cwd(), 'dist');

/** Modules of Node by which a program can reach a network, start something or load what is not ours. */
const TELLING =
  /^(?:node:)?(?:child_process|cluster|dgram|dns|dns\/promises|http|http2|https|inspector|module|net|repl|tls|vm|wasi|worker_threads)$/;

/** The few that we need, and for what. */
const NEEDED: ReadonlyMap<string, string> = new Map([
  [
    'node:child_process',
    'Verify runs Claude Code; doctor asks an installed one for its version where no file tells it',
  ],
  ['node:worker_threads', 'transcripts are read in a thread of ours'],
]);

/** What asks VS Code to start something, or to open an address. */
const BY_VSCODE: Readonly<Record<string, string>> = {
  createTerminal: 'Resume This Session; Set a Variable in a Shell types a line there and does not run it',
  openExternal: 'Open the Documentation',
};

const programs = (): readonly { readonly name: string; readonly code: string }[] =>
  readdirSync(DIST, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.c?js$/.test(name))
    .map((name) => ({ name, code: readFileSync(path.join(DIST, name), 'utf8') }));

describe('what is built', () => {
  it('needs no module that reaches a network, and starts processes and threads for what it says only', () => {
    const needed = programs().flatMap(({ code }) =>
      [...code.matchAll(/(?:require|import)\(\s*["'`]([^"'`]+)["'`]|\bfrom\s*["'`]([^"'`]+)["'`]/g)].flatMap(
        ([, a, b]) => a ?? b ?? [],
      ),
    );
    assert.ok(needed.includes('node:fs/promises'), 'the names of modules are found');
    assert.deepEqual(new Set(needed.filter((name) => TELLING.test(name))), new Set(NEEDED.keys()));
  });

  it('asks for nothing from elsewhere by itself', () => {
    for (const { code, name } of programs())
      for (const word of [/\bfetch\(/, /\bXMLHttpRequest\b/, /\bWebSocket\b/, /\bEventSource\b/, /\bsendBeacon\b/])
        assert.doesNotMatch(code, word, name);
  });

  it('has VS Code start or open something in the commands that say so only', () => {
    const all = programs()
      .map(({ code }) => code)
      .join('\n');
    const words =
      /\b(?:createTerminal|openExternal|executeTask|startDebugging|sendSequence|ShellExecution|ProcessExecution)\b/g;
    assert.deepEqual(new Set(all.match(words)), new Set(Object.keys(BY_VSCODE)));
  });
});

describe('the terminal front', () => {
  const { at, write } = folder();

  /** What it did, by the notes of a hook in it. */
  function notes(args: readonly string[], env: Readonly<Record<string, string>> = {}): Traced[] {
    const words = [...args, '--home', at('home'), '--cwd', at('proj'), '--managed-dir', at('managed')];
    const { status, stderr } = spawnSync(
      process.execPath,
      ['--require', TRACE_HOOK, path.join(DIST, 'cli.cjs'), ...words],
      {
        env: { ...traced(at('trace'), DIST), ...env },
        encoding: 'utf8',
      },
    );
    assert.ok(status === 0 || status === 1, stderr);
    return notesIn(at('trace')).filter(({ kind }) => kind !== 'thread');
  }

  /** Its version stands in no file: only it can tell. */
  function install(): string {
    write('bin/claude', "#!/bin/sh\necho '2.1.89 (Claude Code)'\n");
    chmodSync(at('bin/claude'), 0o755);
    return at('bin');
  }

  it('reaches no network and starts no process, whatever it is asked to look at, to write and to take back', () => {
    write('proj/x', '');
    write('home/.claude/settings.json', '{"env": {"CLAUDE_CODE_USE_BEDROCK": "1"}}');
    for (const args of [
      ['doctor'],
      ['doctor', '--sessions'],
      ['env'],
      ['sessions'],
      ['decode', 'x'],
      ['set', 'A', '1'],
      ['fix', 'disable-betas'],
      ['undo'],
      ['backups'],
    ])
      assert.deepEqual(notes(args), [], args[0]);
  });

  it('asks an installed client for its version where no file tells it, and starts nothing else', function () {
    if (process.platform === 'win32') this.skip(); // the client that is made here is a shell script
    write('proj/x', '');
    const found = notes(['doctor'], { PATH: install() });
    assert.deepEqual(
      found.map(({ kind, what }) => [kind, what]),
      [['process', `spawn ${at('bin/claude')}`]],
    );
  });
});
