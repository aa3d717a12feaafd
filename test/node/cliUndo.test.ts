import assert from 'node:assert/strict';
import { existsSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'mocha';
import { folder } from './support/folder.ts';
import { type Changed, front, run } from './support/terminal.ts';

const USER = 'home/.claude/settings.json';
const PROJECT = 'proj/.claude/settings.json';
const env = (values: Readonly<Record<string, unknown>>): string => JSON.stringify({ env: values });

const files = folder();
const { at, list, read, write } = files;
const { call, json, pipe, words } = front(files);

const envOf = (name: string): unknown => JSON.parse(read(name)).env;

interface Backup {
  readonly id: string;
  readonly time: string;
  readonly path: string;
  readonly size: number;
}

const backups = (): readonly Backup[] => (JSON.parse(call('backups', '--json').out) as { backups: Backup[] }).backups;

/** One line on standard error, nothing on standard output, exit status 2. */
function refused({ status, out, error }: ReturnType<typeof call>, sentence: RegExp): void {
  assert.deepEqual([status, out], [2, '']);
  assert.match(error, sentence);
  assert.match(error, /^claude-code-env: [^\n]+\n$/);
}

describe('claude-code-env undo', () => {
  it('takes back one after the other, then says that there is none', () => {
    write(USER, env({ A: '0' }));
    call('set', 'A', '1');
    call('set', 'A', '2');
    assert.equal(call('undo').out, 'Taken back: A=2 is now in ~/.claude/settings.json.\n');
    assert.equal(read(USER), env({ A: '1' }));
    assert.deepEqual(
      json('undo').changes.map(({ from, to }) => [from, to]),
      [['1', '0']],
    );
    assert.equal(read(USER), env({ A: '0' }));
    assert.deepEqual(call('undo'), { status: 0, out: 'There is nothing to undo.\n', error: '' });
    assert.deepEqual(json('undo'), { schema: 1, changes: [], stillSetBy: [], files: [], undo: null, dryRun: false });
  });

  it('has old records removed by what writes, of any file, and by nothing else', () => {
    const old = ['undo/1-1-x.json', 'backups/aa/1-bb.json'].map((name) => `home/.local/state/claude-code-env/${name}`);
    for (const name of old) write(name, '{}');
    call('set', 'A', '1', '--dry-run');
    call('undo');
    call('backups');
    const there = (): boolean[] => old.map((name) => existsSync(at(name)));
    assert.deepEqual(there(), [true, true]);
    call('set', 'A', '1');
    assert.deepEqual(there(), [false, false]);
  });

  it('where nothing was ever done makes no folder', () => {
    assert.equal(call('undo').status, 0);
    assert.equal(call('backups').status, 0);
    assert.equal(call('forget').status, 0);
    assert.equal(existsSync(at('home')), false);
  });

  it('removes the file and the folders that were made for it', () => {
    mkdirSync(at('home'));
    call('set', 'A', '1', '--scope', 'project');
    call('undo');
    assert.equal(existsSync(at('proj/.claude')), false);
  });

  it('keeps what has been changed elsewhere since', () => {
    write(USER, env({ A: '0' }));
    call('set', 'A', '1');
    write(USER, '{"model": "opus", "env": {"A": "1", "B": "2"}}');
    assert.equal(call('undo').status, 0);
    assert.equal(read(USER), '{"model": "opus", "env": {"A": "0", "B": "2"}}');
  });

  it('refuses where the same place has been changed since, and stays', () => {
    write(USER, env({ A: '0' }));
    call('set', 'A', '1');
    write(USER, env({ A: '2' }));
    for (const more of [[], ['--dry-run'], ['--json']])
      refused(call('undo', ...more), /settings\.json has been changed since; nothing was undone/);
    assert.equal(read(USER), env({ A: '2' }));
    write(USER, env({ A: '1' }));
    assert.equal(call('undo').status, 0);
  });

  it('names the change before in another file, which can be taken back by its id', () => {
    call('set', 'B', '1', '--scope', 'project');
    call('set', 'A', '1');
    write(USER, env({ A: '2' }));
    const { error } = call('undo');
    const id = /The change before that in another file: B=1 is now in .*claude-code-env undo (\S+)\n$/.exec(error)?.[1];
    assert.equal(call('undo', id ?? '').status, 0);
    assert.equal(existsSync(at(PROJECT)), false);
    refused(call('undo', id ?? ''), /there is no change "[\w-]+" on record/);
  });

  it('knows no change by a path', () => {
    call('set', 'A', '1');
    write('home/.local/state/claude-code-env/x.json', JSON.stringify({ time: 1, text: 'x', files: [] }));
    refused(call('undo', '../x'), /there is no change/);
    assert.equal(existsSync(at('home/.local/state/claude-code-env/x.json')), true);
  });

  it('shows in a dry run what it would give back', () => {
    write(USER, '{\n  "env": {\n    "A": "0"\n  }\n}\n');
    call('set', 'A', '1');
    assert.match(call('undo', '--dry-run').out, /^- {4}"A": "1"\n\+ {4}"A": "0"$/m);
    assert.deepEqual(envOf(USER), { A: '1' });
  });

  it('leaves alone what lies outside --home and --cwd', () => {
    call('set', 'A', '1', '--scope', 'project');
    refused(call('undo', '--cwd', at('managed')), /proj\/\.claude\/settings\.json lies outside --home and --cwd/);
    assert.deepEqual(envOf(PROJECT), { A: '1' });
    assert.equal(call('undo').status, 0);
  });
});

describe('claude-code-env backups', () => {
  it('lists them, the newest first, for people and as JSON', () => {
    assert.match(call('backups').out, /^There are no backups in .*claude-code-env\.\n$/);
    write(USER, env({ A: '0' }));
    call('set', 'A', '1');
    call('set', 'A', '2');
    const all = backups();
    assert.deepEqual(
      all.map((backup) => [backup.path, backup.size]),
      [
        [at(USER), 17],
        [at(USER), 17],
      ],
    );
    for (const { time } of all) assert.equal(new Date(time).toISOString(), time);
    assert.ok((all[0]?.time ?? '') >= (all[1]?.time ?? ''));
    const lines = call('backups').out.trimEnd().split('\n');
    assert.deepEqual(
      lines.map((line) => line.split(/\s+/)),
      all.map(({ id, time, size, path: file }) => [id, time, String(size), file]),
    );
  });
});

describe('claude-code-env restore', () => {
  it('puts back a torn file, keeps what stood there, and is undone', () => {
    write(USER, env({ A: '0' }));
    call('set', 'A', '1');
    const [backup] = backups();
    write(USER, '{"env": {"ANTHROPIC_API_KEY": "canary');
    const { status, out } = call('restore', backup?.id ?? '');
    assert.equal(status, 0);
    assert.match(out, /settings\.json is as it was before the change of \d{4}-.*Z\.\n$/);
    assert.equal(read(USER), env({ A: '0' }));
    assert.equal(backups().length, 2);
    assert.match(call('undo').out, /^Taken back: .*is as it was before/);
    assert.equal(read(USER), '{"env": {"ANTHROPIC_API_KEY": "canary');
  });

  it('shows the difference in a dry run, without a secret of either side', () => {
    write(USER, '{\n  "env": {\n    "ANTHROPIC_API_KEY": "canary-1",\n    "A": "0"\n  }\n}\n');
    pipe('canary-2', 'set', 'ANTHROPIC_API_KEY', '-');
    const [backup] = backups();
    write(USER, '{\n  "env": {\n    "ANTHROPIC_API_KEY": "canary-3",\n    "A": canary-4');
    const { out } = call('restore', backup?.id ?? '', '--dry-run');
    assert.match(out, /^\+ {4}"ANTHROPIC_API_KEY": "••••••",$/m);
    assert.match(out, /^\+ {4}"A": "0"$/m);
    assert.doesNotMatch(out, /canary/);
    assert.match(read(USER), /canary-4$/);
  });

  it('takes the beginning of an id, where only one begins so', () => {
    write(USER, env({ A: '0' }));
    call('set', 'A', '1');
    write(PROJECT, env({ B: '0' }));
    call('set', 'B', '1', '--scope', 'project');
    const mine = backups().find((backup) => backup.path === at(PROJECT));
    refused(call('restore', ''), /2 backups begin with ""/);
    refused(call('restore', 'zz'), /there is no backup "zz"; claude-code-env backups lists them/);
    assert.equal(json('restore', mine?.id.slice(0, 8) ?? '').files[0], at(PROJECT));
    assert.deepEqual([envOf(PROJECT), envOf(USER)], [{ B: '0' }, { A: '1' }]);
  });

  it('where the file holds that already writes nothing', () => {
    write(USER, env({ A: '0' }));
    call('set', 'A', '1');
    call('undo');
    const id = backups().find(({ size }) => size === 17)?.id ?? '';
    call('restore', id);
    const before = list();
    const { files: written, undo } = json('restore', id);
    assert.deepEqual([written, undo], [[], null]);
    assert.match(call('restore', id).out, /holds this already/);
    assert.deepEqual(list(), before);
  });

  it('of a linked file writes what is behind the link', () => {
    write('dotfiles/settings.json', env({ A: '0' }));
    mkdirSync(at('home/.claude'), { recursive: true });
    symlinkSync(at('dotfiles/settings.json'), at(USER));
    call('set', 'A', '1');
    assert.equal(call('restore', backups()[0]?.id ?? '').status, 0);
    assert.deepEqual([files.isLink(USER), read('dotfiles/settings.json')], [true, env({ A: '0' })]);
    rmSync(at(USER));
    call('set', 'A', '2');
    const elsewhere = backups().find((backup) => backup.path === at('dotfiles/settings.json'));
    refused(call('restore', elsewhere?.id ?? ''), /dotfiles\/settings\.json lies outside --home and --cwd/);
  });
});

describe('claude-code-env forget', () => {
  it('deletes all that it kept, and says how much', () => {
    write(USER, env({ ANTHROPIC_API_KEY: 'canary' }));
    call('set', 'A', '1');
    call('set', 'A', '2');
    assert.match(call('forget', '--dry-run').out, /^Kept in .*: backups: 2, undo records: 2\.\n/);
    assert.equal(backups().length, 2);
    assert.equal(call('forget').out, 'Deleted: backups: 2, undo records: 2.\n');
    assert.deepEqual(backups(), []);
    assert.equal(call('undo').out, 'There is nothing to undo.\n');
    assert.deepEqual(
      list('home').filter((name) => /(?:backups|undo)\//.test(name)),
      [],
    );
    assert.deepEqual(envOf(USER), { ANTHROPIC_API_KEY: 'canary', A: '2' });
    const { status, out } = call('forget', '--json');
    assert.deepEqual([status, JSON.parse(out)], [0, { schema: 1, backups: 0, undoRecords: 0, dryRun: false }]);
  });
});

describe('the records of a terminal', () => {
  it('are shared by all folders of a home', () => {
    call('set', 'A', '1');
    const elsewhere = run(words('undo', '--cwd', at('.'), '--json'));
    assert.equal((JSON.parse(elsewhere.out) as Changed).changes[0]?.variable, 'A');
  });

  it('are for their owner alone', () => {
    write(USER, env({ A: '0' }));
    call('set', 'A', '1');
    const state = 'home/.local/state/claude-code-env';
    for (const name of list(state).filter((entry) => /^(?:backups|undo)/.test(entry)))
      assert.equal(files.mode(path.join(state, name)), name.endsWith('/') ? 0o700 : 0o600, name);
  });
});
