import assert from 'node:assert/strict';
import { chmodSync, existsSync, readFileSync, rmSync, statSync } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import { inspect } from 'node:util';
import { UserError } from '../../src/core/userError.ts';
import { FILES, type FileOperations } from '../../src/node/fileOperations.ts';
import { writeChanges } from '../../src/node/settingsWriter.ts';
import { takeBack } from '../../src/node/takeBack.ts';
import { stubborn } from './counter.ts';
import { changesOf, createPlace, type Place } from './place.ts';
import type { Test } from './test.ts';

const CODES = ['ENOSPC', 'EACCES', 'EBUSY', 'EIO', 'EXDEV', 'ENOENT'] as const;
const OLD = '{"env": {"A": "0", "B": "2"}}';
const NEW = '{"env": {"A": "1", "B": "2"}}';

interface Scenario {
  readonly name: string;
  /** What the file holds at first, and what after it went well; null for no file. */
  readonly old: string | null;
  readonly new: RegExp | string | null;
  readonly system?: (place: Place) => FileOperations;
  readonly prepare?: (place: Place) => Promise<(files: FileOperations) => Promise<unknown>>;
}

const SCENARIOS: readonly Scenario[] = [
  { name: 'a file is replaced', old: OLD, new: NEW },
  { name: 'a file and its folder are made', old: null, new: /"A": "1"/ },
  { name: 'a file is written in place', old: OLD, new: NEW, system: ({ file }) => stubborn(file) },
  { name: 'a change is undone', old: NEW, new: OLD, prepare: (place) => changed(place, OLD) },
  { name: 'a file that was made is removed again', old: 'made', new: null, prepare: (place) => changed(place, null) },
];

/** Every operation of every scenario fails once with every code. */
export const faultTests: readonly Test[] = SCENARIOS.map((scenario) => ({
  name: `faults while ${scenario.name}`,
  run: async () => {
    const calls = await once(scenario, Infinity, 'EIO');
    assert.ok(calls.length > 10 && !calls.failed);
    let refused = 0;
    for (const code of CODES) {
      for (let at = 0; at < calls.length; at += 1) if ((await once(scenario, at, code)).failed) refused += 1;
    }
    const runs = calls.length * CODES.length;
    return `${runs} faults in ${calls.length} operations: ${refused} refused with a reason, ${runs - refused} got over`;
  },
}));

async function changed(place: Place, before: string | null): Promise<(files: FileOperations) => Promise<unknown>> {
  if (before === null) rmSync(place.folder, { recursive: true });
  else place.write(before);
  const [written] = await writeChanges(changesOf(place.file, { A: '1' }), null, place.context());
  assert.ok(written);
  return (files) => takeBack(written, place.context(files));
}

/** Runs it with the operation of that number failing; answers how many there were, and whether it was refused. */
async function once(scenario: Scenario, failing: number, code: string): Promise<{ length: number; failed: boolean }> {
  const place = createPlace();
  try {
    const work = await (scenario.prepare ?? setting(scenario.old))(place);
    if (existsSync(place.file)) chmodSync(place.file, 0o640);
    const old = bytesOf(place);
    const { files, calls } = faulty((scenario.system ?? (() => FILES))(place), failing, code);
    const error = await work(files).then(
      () => null,
      (reason: unknown) => reason,
    );
    const what = `${code} at ${calls[failing] ?? 'nothing'}, number ${failing}`;
    const now = bytesOf(place);
    if (error === null) assertNew(now, scenario.new, what);
    else {
      assert.ok(error instanceof UserError, `${what}: ${inspect(error)}`);
      assert.ok(error.message.includes(place.file), `${what}: ${error.message}`);
      assert.equal(now, old, `${what}: refused, and yet changed: ${error.message}`);
    }
    if (now !== null && old !== null) assert.equal(statSync(place.file).mode & 0o777, 0o640, what);
    const folderIsThere = existsSync(place.folder);
    assert.equal(folderIsThere, now !== null, `${what}: the folder`);
    assert.deepEqual([folderIsThere ? place.beside() : ['settings.json'], place.left()], [['settings.json'], []], what);
    return { length: calls.length, failed: error !== null };
  } finally {
    place.dispose();
  }
}

function assertNew(now: string | null, expected: Scenario['new'], what: string): void {
  if (expected instanceof RegExp) assert.match(now ?? '', expected, what);
  else assert.equal(now, expected, what);
}

const setting =
  (old: string | null) =>
  async (place: Place): Promise<(files: FileOperations) => Promise<unknown>> => {
    if (old === null) rmSync(place.folder, { recursive: true });
    else place.write(old);
    return (files) => writeChanges(changesOf(place.file, { A: '1' }), null, place.context(files));
  };

const bytesOf = ({ file }: Place): string | null => (existsSync(file) ? readFileSync(file, 'utf8') : null);

/** The system, one of whose operations fails; those of open files count like all others. */
function faulty(system: FileOperations, failing: number, code: string): { files: FileOperations; calls: string[] } {
  const calls: string[] = [];
  const wrap = <T extends object>(object: T, names: readonly string[], file?: string): T =>
    new Proxy(object, {
      get(target, name) {
        const value: unknown = Reflect.get(target, name);
        if (typeof value !== 'function' || typeof name !== 'string' || !names.includes(name)) {
          return typeof value === 'function' ? (value.bind(target) as unknown) : value;
        }
        return async (...args: unknown[]) => {
          const path = file ?? String(args.at(name === 'rename' || name === 'link' ? 1 : 0));
          calls.push(`${name} ${path}`);
          if (calls.length - 1 === failing) {
            // A file is closed all the same, whatever the system reports.
            if (name === 'close') await (value.apply(target, args) as Promise<unknown>);
            throw Object.assign(new Error(`${code}: injected, ${name} '${path}'`), { code, path });
          }
          const result: unknown = await (value.apply(target, args) as Promise<unknown>);
          return name === 'open' ? wrap(result as FileHandle, HANDLE, path) : result;
        };
      },
    });
  return { files: wrap(system, Object.keys(FILES)), calls };
}

const HANDLE = ['write', 'writeFile', 'sync', 'stat', 'chmod', 'chown', 'truncate', 'close', 'read', 'readFile'];
