import assert from 'node:assert/strict';
import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Sessions } from '../../src/core/sessions/session.ts';
import { FILES } from '../../src/node/fileOperations.ts';
import { StateFolder } from '../../src/node/stateFolder.ts';
import { scanInBackground } from '../../src/node/transcripts/background.ts';
import { scanTranscripts } from '../../src/node/transcripts/scan.ts';
import { referenceScan } from '../support/referenceScan.ts';
import { type CorpusShape, randomOf, writeCorpus } from '../support/transcriptCorpus.ts';

const SHAPE: CorpusShape = { files: 24, bytes: 8e6, errors: 0.02, longLines: 1, hostile: 0.2, seed: 1 };
const PROGRAM = path.join(process.env['TEST_ROOT'] ?? process.cwd(), 'dist/transcripts.cjs');

describe('scanTranscripts', () => {
  for (const seed of [1, 2, 3])
    it(`finds what a parser of every line finds, in hostile lines too (${seed})`, () =>
      withProjects({ ...SHAPE, seed }, async ({ folder, scan }) => {
        const found = await scan();
        assert.ok(found.sessions.length > 15 && found.tokens.cacheRead > 0);
        assert.ok(found.sessions.some(({ failures }) => failures.length > 0));
        assert.ok(found.sessions.some(({ requests }) => (requests?.count ?? 0) > 0));
        assert.deepEqual(found, referenceScan(folder));
      }));

  it('finds the same in sessions that were forked, now and from its record', () =>
    withProjects({ ...SHAPE, bytes: 1e6, longLines: 3 }, async ({ folder, scan }) => {
      for (const name of transcriptsIn(folder).slice(0, 12)) {
        const text = readFileSync(path.join(folder, name), 'utf8');
        const id = /"sessionId":"([^"]{36})"/.exec(text)?.[1] ?? '';
        writeFileSync(path.join(folder, `${name}.fork.jsonl`), text.replaceAll(id, FORK));
      }
      const expected = referenceScan(folder);
      assert.deepEqual(await scan(), expected);
      assert.deepEqual(await scan(), expected);
    }));

  it('comes to the same whatever happens to the files between two scans', () =>
    withProjects({ ...SHAPE, bytes: 1e6, longLines: 0 }, async ({ folder, scan }) => {
      const random = randomOf(5);
      const more = readFileSync(path.join(folder, transcriptsIn(folder)[0] ?? ''));
      for (let round = 0; round < 60; round += 1) {
        for (let deed = 0; deed < 3; deed += 1) change(folder, more, random);
        assert.deepEqual(await scan(), referenceScan(folder), `round ${round}`);
      }
    }));

  it('reads only what is new', () =>
    withProjects({ ...SHAPE, bytes: 1e6, longLines: 0 }, async ({ folder, state }) => {
      const read = async (): Promise<number> => {
        let bytes = 0;
        await scanTranscripts({ folder, state, onProgress: (_, total) => (bytes = total) });
        return bytes;
      };
      const [name = ''] = transcriptsIn(folder);
      assert.equal(await read(), sizeOf(folder));
      assert.equal(await read(), 0);
      appendFileSync(path.join(folder, name), '{"type":"user"}\n');
      assert.equal(await read(), 16);
    }));

  it('counts a half-written last line when it is whole', () =>
    withProjects(null, async ({ folder, scan }) => {
      const file = path.join(folder, 'a.jsonl');
      const line = answer('msg_1', 7);
      writeFileSync(file, line.slice(0, 40));
      assert.equal((await scan()).tokens.input, 0);
      writeFileSync(file, line.slice(0, -1), { flag: 'r+' });
      assert.equal((await scan()).tokens.input, 7, 'whole, though nothing ends it');
      appendFileSync(file, `\n${answer('msg_2', 5)}`);
      assert.equal((await scan()).tokens.input, 12);
    }));

  it('is not misled by how the lines before began', () =>
    withProjects(null, async ({ folder, scan }) => {
      const of = { sessionId: 's1', timestamp: '2026-11-21T02:38:21.459Z' };
      const message = (id: string) => ({ id, model: 'm', content: [], usage: { input_tokens: 1 } });
      const lines = ['user', 'assistant', 'user', 'assistant'].flatMap((type, index) => [
        { type, message: message(`a${index}`), ...of },
        { parentUuid: null, isSidechain: false, message: message(`b${index}`), type, ...of },
        { parentUuid: 'x', isSidechain: false, type, message: message(`c${index}`), ...of },
        { isSidechain: type, type, message: message(`d${index}`), ...of },
        { parentUuid: 'user', message: message(`e${index}`), uuid: 'assistant', type, ...of },
      ]);
      for (const order of [lines, lines.toReversed()]) {
        writeFileSync(path.join(folder, 'a.jsonl'), order.map((line) => `${JSON.stringify(line)}\n`).join(''));
        assert.equal((await scan()).tokens.input, 10);
        assert.deepEqual(await scan(), referenceScan(folder));
      }
    }));

  it('reads on behind a name that is written with an escape', () =>
    withProjects(null, async ({ folder, scan }) => {
      const at = (second: number): string => `2026-11-21T02:38:0${second}.000Z`;
      const line = (second: number, more: object): string =>
        `${JSON.stringify({ parentUuid: null, ...more, timestamp: at(second), sessionId: 's1' })}\n`;
      const prompt = { type: 'user', message: { content: 'x' } };
      const odd = { type: 'assistant', message: { id: 'msg_1', content: [], usage: { input_tokens: 7 } } };
      const text = [line(1, prompt), line(2, odd).replace('"usage"', String.raw`"us\u0061ge"`), line(3, prompt)];
      writeFileSync(path.join(folder, 'a.jsonl'), text.join(''));
      const { sessions } = await scan();
      assert.deepEqual([sessions[0]?.tokens.input, sessions[0]?.last], [7, Date.parse(at(3))]);
      assert.deepEqual(await scan(), referenceScan(folder));
    }));

  it('counts a message again for another session once the file that had counted it is gone', () =>
    withProjects(null, async ({ folder, scan }) => {
      writeFileSync(path.join(folder, 'a.jsonl'), answer('msg_1', 7));
      writeFileSync(path.join(folder, 'b.jsonl'), answer('msg_1', 7).replace('"s1"', '"s2"'));
      const before = await scan();
      assert.deepEqual([before.tokens.input, ...before.sessions.map(({ tokens }) => tokens.input)], [7, 7, 7]);
      rmSync(path.join(folder, 'a.jsonl'));
      const after = await scan();
      assert.deepEqual([after.tokens.input, ...after.sessions.map(({ tokens }) => tokens.input)], [7, 7]);
    }));

  it('finds an answer in a line of any length, in little room', () =>
    withProjects(null, async ({ folder, scan }) => {
      const long = answer('msg_1', 7).replace('"content":[]', `"content":["${String.raw`\"{\\`.repeat(5e6)}"]`);
      writeFileSync(path.join(folder, 'a.jsonl'), `${long}${answer('msg_2', 5)}${long.replace('msg_1', 'msg_3')}`);
      assert.equal((await scan()).tokens.input, 19);
    }));

  it('keeps no text of a line', () =>
    withProjects(null, async ({ folder, home, scan }) => {
      const secret = 'sk-ant-of-somebody';
      const error = {
        type: 'assistant',
        sessionId: 's1',
        isApiErrorMessage: true,
        message: { content: `API Error: 400 ${secret}` },
      };
      writeFileSync(
        path.join(folder, 'a.jsonl'),
        `${JSON.stringify({ sessionId: 's1', type: 'user', message: { content: secret } })}\n${JSON.stringify(error)}\n${answer('msg_1', 7)}`,
      );
      assert.equal((await scan()).sessions[0]?.failures[0]?.status, 400);
      const kept = transcriptRecords(home);
      assert.equal(kept.length, 1);
      for (const file of kept) {
        assert.ok(!readFileSync(file).includes(secret) && !readFileSync(file).includes('msg_1'));
        assert.equal(statSync(file).mode & 0o777, 0o600);
      }
    }));

  it('begins anew where its own record is broken, or of another version', () =>
    withProjects({ ...SHAPE, bytes: 2e5, longLines: 0 }, async ({ home, scan }) => {
      const expected = await scan();
      const [record = ''] = transcriptRecords(home);
      const whole = readFileSync(record);
      for (const broken of [
        whole.subarray(0, -3),
        Buffer.from('{}'),
        Buffer.alloc(0),
        Buffer.concat([Buffer.from('x'), whole]),
      ]) {
        writeFileSync(record, broken);
        assert.deepEqual(await scan(), expected);
        assert.deepEqual(await scan(), expected);
      }
    }));

  it('is content with a folder that is not there, and with files that cannot be read', () =>
    withProjects(null, async ({ folder, scan }) => {
      writeFileSync(path.join(folder, 'a.jsonl'), answer('msg_1', 7));
      mkdirSync(path.join(folder, 'folder.jsonl'));
      assert.equal((await scan()).sessions.length, 1);
      rmSync(folder, { recursive: true });
      assert.deepEqual((await scan()).sessions, []);
    }));

  it('scans in a thread of its own, and ends it when asked', () =>
    withProjects({ ...SHAPE, bytes: 1e6, longLines: 0 }, async ({ folder, state }) => {
      const task = { folder, stateRoot: state.root, digest: null };
      const told: number[] = [];
      const found = await scanInBackground(PROGRAM, task, new AbortController().signal, (done) => told.push(done));
      assert.deepEqual(found?.sessions, referenceScan(folder));
      const again = { ...task, digest: found.digest };
      assert.deepEqual(await scanInBackground(PROGRAM, again, new AbortController().signal), {
        sessions: null,
        digest: found.digest,
      });
      appendFileSync(path.join(folder, 'new.jsonl'), answer('msg_new', 1));
      const more = await scanInBackground(PROGRAM, again, new AbortController().signal);
      assert.deepEqual(more?.sessions, referenceScan(folder));
      rmSync(path.join(folder, 'new.jsonl'));
      assert.equal(told.at(-1), sizeOf(folder));
      const ended = new AbortController();
      const scanning = scanInBackground(PROGRAM, task, ended.signal);
      ended.abort();
      assert.equal(await scanning, null);
    }));
});

const FORK = '00000000-0000-4000-8000-000000000000';

interface Projects {
  readonly home: string;
  readonly folder: string;
  readonly state: StateFolder;
  readonly scan: () => Promise<Sessions>;
}

async function withProjects(shape: CorpusShape | null, test: (projects: Projects) => Promise<void>): Promise<void> {
  const home = mkdtempSync(path.join(tmpdir(), 'transcripts-'));
  try {
    const folder = path.join(home, 'projects');
    mkdirSync(folder);
    if (shape !== null) writeCorpus(folder, shape);
    const state = new StateFolder(path.join(home, 'state'), FILES);
    await test({ home, folder, state, scan: () => scanTranscripts({ folder, state }) });
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

const transcriptsIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.jsonl'));

const sizeOf = (folder: string): number =>
  transcriptsIn(folder).reduce((sum, name) => sum + statSync(path.join(folder, name)).size, 0);

const transcriptRecords = (home: string): string[] => {
  const folder = path.join(home, 'state/transcripts');
  return readdirSync(folder).map((name) => path.join(folder, name));
};

/** One thing that programs and people do to files. */
function change(folder: string, more: Buffer, random: () => number): void {
  const names = transcriptsIn(folder);
  const pickName = (): string => path.join(folder, names[Math.floor(random() * names.length)] ?? '');
  const [file, other] = [pickName(), pickName()];
  const cut = (): Buffer => more.subarray(0, Math.floor(random() * 30_000));
  const deeds = [
    () => appendFileSync(file, cut()),
    () => appendFileSync(file, cut()),
    () => appendFileSync(file, '\n'),
    () => truncateSync(file, Math.floor(random() * statSync(file).size)),
    () => writeFileSync(file, readFileSync(other)),
    () => renameSync(file, other),
    () => writeFileSync(`${file}.copy.jsonl`, readFileSync(file)),
    () => rewriteInPlace(file),
    () => names.length > 10 && rmSync(file),
  ];
  deeds[Math.floor(random() * deeds.length)]?.();
}

/** Other bytes, the same length, another time. */
function rewriteInPlace(file: string): void {
  const bytes = readFileSync(file);
  writeFileSync(file, bytes.toString('latin1').replaceAll('"input_tokens":1', '"input_tokens":2'), 'latin1');
  utimesSync(file, new Date(), new Date(statSync(file).mtimeMs + 5000));
}

const answer = (id: string, input: number): string =>
  `${JSON.stringify({ message: { id, content: [], usage: { input_tokens: input } }, type: 'assistant', sessionId: 's1' })}\n`;
