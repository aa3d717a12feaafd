import assert from 'node:assert/strict';
import { existsSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, it } from 'mocha';
import type { Change } from '../../src/core/model.ts';
import { keepBackup, listBackups, readBackup } from '../../src/node/backups.ts';
import { forgetBackups, restoreBackup } from '../../src/node/restoration.ts';
import { writeChanges } from '../../src/node/settingsWriter.ts';
import { expireRecords } from '../../src/node/expiry.ts';
import { lastUndo, pushUndo, undoBefore, undoLast } from '../../src/node/undoLog.ts';
import { folder } from './support/folder.ts';
import { records } from './support/records.ts';

const files = folder();
const state = records();

async function set(name: string, values: Readonly<Record<string, string | null>>): Promise<string> {
  const source = { scope: 'user', path: files.at(name) } as const;
  const changes = Object.entries(values).map(([variable, to]): Change => ({ source, variable, from: null, to }));
  const written = await writeChanges(changes, null, state.context());
  return pushUndo({ text: `set ${name}`, files: written }, state.context());
}

const undoFiles = (): string[] => readdirSync(path.join(state.root(), 'undo'));

describe('the undo log', () => {
  it('takes back the last change, then the one before, then says that there is none', async () => {
    files.write('a.json', '{"env":{"A":"0"}}');
    await set('a.json', { A: '1' });
    await set('a.json', { A: '2' });
    assert.equal((await lastUndo(state.context()))?.text, 'set a.json');
    await undoLast(state.context());
    assert.equal(files.read('a.json'), '{"env":{"A":"1"}}');
    await undoLast(state.context());
    assert.equal(files.read('a.json'), '{"env":{"A":"0"}}');
    assert.equal(await undoLast(state.context()), null);
    assert.equal(await lastUndo(state.context()), null);
  });

  it('goes by the order of the writes, whoever was first to say so', async () => {
    const written = [];
    for (const variable of ['A', 'B']) {
      const source = { scope: 'user', path: files.at('a.json') } as const;
      written.push(await writeChanges([{ source, variable, from: null, to: '1' }], null, state.context()));
    }
    for (const mine of written.toReversed())
      await pushUndo({ text: mine[0]?.changes[0]?.variable ?? '', files: mine }, state.context());
    assert.equal((await undoLast(state.context()))?.text, 'B');
    assert.equal((await undoLast(state.context()))?.text, 'A');
    assert.deepEqual(files.list(), []);
  });

  it('takes back one that is named, and keeps the others', async () => {
    const first = await set('a.json', { A: '1' });
    await set('b.json', { B: '1' });
    assert.equal((await undoLast(state.context(), first))?.id, first);
    assert.deepEqual(files.list(), ['b.json']);
    assert.equal(await undoLast(state.context(), first), null);
    assert.equal((await lastUndo(state.context()))?.text, 'set b.json');
  });

  it('refuses as a whole where one of the files was changed in the same place, and stays', async () => {
    const source = (name: string) => ({ scope: 'user', path: files.write(name, '{}') }) as const;
    const changes = ['a.json', 'b.json'].map((name) => ({ source: source(name), variable: 'A', from: null, to: '1' }));
    await pushUndo({ text: 'two', files: await writeChanges(changes, null, state.context()) }, state.context());
    files.write('a.json', '{"env":{"A":"2"}}');
    await assert.rejects(undoLast(state.context()), /a\.json has been changed since/);
    assert.match(files.read('b.json'), /"A"/);
    assert.equal((await lastUndo(state.context()))?.text, 'two');
  });

  it('names what can be taken back instead of one that is refused: the last change of another file', async () => {
    await set('b.json', { B: '1' });
    await set('c.json', { C: '1' });
    await set('a.json', { A: '1' });
    await set('b.json', { B: '2' });
    const refused = await set('a.json', { A: '2' });
    files.write('a.json', '{"env":{"A":"3"}}');
    await assert.rejects(undoLast(state.context()), /a\.json has been changed since/);
    const instead = await undoBefore(refused, state.context());
    assert.equal(instead?.text, 'set b.json');
    await undoLast(state.context(), instead?.id);
    assert.equal(JSON.parse(files.read('b.json')).env.B, '1');
    assert.equal((await undoBefore(refused, state.context()))?.text, 'set c.json');
  });

  it('names none in a file of which a later change is on record', async () => {
    await set('a.json', { A: '1' });
    const refused = await set('a.json', { B: '1' });
    files.write('a.json', '{"env":{"A":"1","B":"3"}}');
    await assert.rejects(undoLast(state.context()), /a\.json has been changed since/);
    assert.equal(await undoBefore(refused, state.context()), null);
  });

  it('is for its owner alone', async () => {
    await set('a.json', { A: '1' });
    const [name = ''] = undoFiles();
    assert.equal(statSync(path.join(state.root(), 'undo', name)).mode & 0o777, 0o600);
    assert.equal(statSync(path.join(state.root(), 'undo')).mode & 0o777, 0o700);
  });

  it('forgets what is older than 30 days, and keeps 50', async () => {
    const id = await set('a.json', { A: '1' });
    const old = path.join(state.root(), 'undo', `${Date.now() - 31 * 86_400_000}-1-x.json`);
    renameSync(path.join(state.root(), 'undo', `${id}.json`), old);
    assert.equal(await undoLast(state.context()), null);
    for (let count = 0; count < 52; count += 1) await pushUndo({ text: `${count}`, files: [] }, state.context());
    assert.equal(undoFiles().length, 50);
    assert.equal((await lastUndo(state.context()))?.text, '51');
  });

  it('passes over what is no record', async () => {
    await set('a.json', { A: '1' });
    writeFileSync(path.join(state.root(), 'undo', `${Date.now() + 1000}-x.json`), '{"cut off');
    assert.equal((await lastUndo(state.context()))?.text, 'set a.json');
  });
});

describe('backups', () => {
  it('are made of what was there, for its owner alone, and not twice of the same', async () => {
    files.write('a.json', '{"env":{"A":"0"}}');
    await set('a.json', { A: '1' });
    await keepBackup(files.at('a.json'), Buffer.from('{"env":{"A":"0"}}'), state.context());
    const backups = await listBackups(state.context());
    assert.deepEqual(
      backups.map((backup) => [backup.path, backup.size]),
      [[files.at('a.json'), 17]],
    );
    const file = path.join(state.root(), 'backups', `${backups[0]?.id}.json`);
    assert.equal(statSync(file).mode & 0o777, 0o600);
  });

  it('of a file that was not there are none', async () => {
    await set('a.json', { A: '1' });
    assert.deepEqual(await listBackups(state.context()), []);
  });

  it('are listed the newest first, 20 of a file', async () => {
    for (let count = 0; count < 25; count += 1) {
      await keepBackup('/a.json', Buffer.from(`${count}`.padStart(3, '0')), state.context());
    }
    const backups = await listBackups(state.context());
    assert.equal(backups.length, 20);
    const times = backups.map(({ time }) => time);
    assert.deepEqual(
      times,
      times.toSorted((a, b) => b - a),
    );
  });

  it('are put back by the writer: what stands there is kept first', async () => {
    files.write('a.json', '{"env":{"A":"0"}}');
    await set('a.json', { A: '1' });
    const [backup] = await listBackups(state.context());
    files.write('a.json', '{"broken');
    const written = await restoreBackup(backup?.id ?? '', state.context());
    assert.equal(files.read('a.json'), '{"env":{"A":"0"}}');
    assert.equal(Buffer.from(written?.before ?? []).toString(), '{"broken');
    assert.equal((await listBackups(state.context())).length, 2);
    assert.equal(await restoreBackup(backup?.id ?? '', state.context()), undefined);
  });

  it('that do not exist are refused, whatever their name', async () => {
    for (const id of ['', 'x', '../undo/x', 'aa/1-bb', '../../etc/passwd']) {
      assert.equal(await readBackup(id, state.context()), null);
      await assert.rejects(restoreBackup(id, state.context()), /There is no backup/);
    }
  });

  it('are forgotten with the undo records', async () => {
    files.write('a.json', '{}');
    await set('a.json', { A: '1' });
    await forgetBackups(state.context());
    assert.deepEqual(await listBackups(state.context()), []);
    assert.equal(await lastUndo(state.context()), null);
    assert.deepEqual(readdirSync(state.root()), ['locks']);
  });
});

describe('records whose time has come', () => {
  const names = (): string[] => readdirSync(state.root(), { recursive: true }).map(String);

  /** Makes every record of a kind so many days older. */
  function age(kind: string, days: number): void {
    for (const name of names().filter((each) => each.startsWith(kind) && each.endsWith('.json'))) {
      const [, time = '', rest = ''] = /^(\d+)(.*)$/.exec(path.basename(name)) ?? [];
      const older = `${Number(time) - days * 86_400_000}${rest}`;
      renameSync(path.join(state.root(), name), path.join(state.root(), path.dirname(name), older));
    }
  }

  beforeEach(async () => {
    files.write('a.json', '{}');
    await set('a.json', { A: '1' });
  });

  it('go without a write', async () => {
    age('backups', 31);
    age('undo', 31);
    await expireRecords(state.context());
    assert.deepEqual(
      names().filter((name) => name.endsWith('.json')),
      [],
    );
  });

  it('are those of more than 30 days, and of a file those after the 20th', async () => {
    age('backups', 29);
    for (let count = 0; count < 25; count += 1) {
      const backup = names().find((name) => name.startsWith('backups') && name.endsWith('.json')) ?? '';
      writeFileSync(path.join(state.root(), path.dirname(backup), `${Date.now() + count}-aa.json`), '{}');
    }
    await expireRecords(state.context());
    assert.equal(names().filter((name) => name.startsWith('backups') && name.endsWith('.json')).length, 20);
    assert.notEqual(await lastUndo(state.context()), null);
  });

  it('are not looked for where there is no state folder, and none is made', async () => {
    rmSync(state.root(), { recursive: true });
    await expireRecords(state.context());
    assert.equal(existsSync(state.root()), false);
  });
});
