import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { applyChanges } from '../../src/core/change.ts';
import { editBetween } from '../../src/core/edit.ts';
import { holdsChanges, withoutChanges } from '../../src/core/inverse.ts';
import { withoutBom } from '../../src/core/json.ts';
import type { Change } from '../../src/core/model.ts';
import { lastMember, type ObjectOutline, outlineObject } from '../../src/core/outline.ts';
import { writeChanges } from '../../src/node/settingsWriter.ts';
import { takeBack } from '../../src/node/takeBack.ts';
import type { WrittenFile } from '../../src/node/writtenFile.ts';
import { NAMES, settingsTexts } from '../support/settingsTexts.ts';
import { createPlace } from './place.ts';
import { countOf, type Test } from './test.ts';

const BATCH = 5_000;
const source = { scope: 'legacy', path: '/settings.json' } as const;

export const sequenceTests: readonly Test[] = [
  { name: 'sequences of set, unset and undo in memory', run: inMemory },
  { name: 'sequences of set, unset and undo on disk', run: onDisk },
];

/** What is done to a file in turn: several variables at once, each with its value, or null to unset it. */
const steps = (): fc.Arbitrary<Change[][]> => {
  const value = fc.constantFrom('1', '0', '', 'a "quoted" \\ value', 'ünï 😀', null);
  const change = fc.record({
    source: fc.constant(source),
    variable: fc.constantFrom(...NAMES),
    from: fc.constant(null),
    to: value,
  });
  const changes = fc.uniqueArray(change, { minLength: 1, maxLength: 2, selector: ({ variable }) => variable });
  return fc.array(changes, { minLength: 1, maxLength: 3 });
};

async function inMemory(progress: (words: string) => void): Promise<string> {
  const runs = countOf('RELIABILITY_SEQUENCES', 200_000);
  let done = 0;
  let edits = 0;
  const check = (text: string, sequence: Change[][]): void => {
    let now = text;
    for (const changes of sequence) {
      const after = applyChanges(now, changes);
      assert.ok(holdsChanges(after, changes), 'our keys hold');
      assert.equal(applyChanges(after, changes), after, 'twice is the same as once');
      assertOnlyOurs(now, after, changes);
      assertUndone(now, after, changes);
      now = after;
      edits += 1;
    }
  };
  for (; done < runs; done += BATCH) {
    const numRuns = Math.min(BATCH, runs - done);
    fc.assert(fc.property(settingsTexts(), steps(), check), { numRuns });
    if (done % (BATCH * 5) === 0) progress(`${done + numRuns} of ${runs} sequences`);
  }
  return `${runs} sequences, ${edits} edits, each undone`;
}

async function onDisk(): Promise<string> {
  const numRuns = countOf('RELIABILITY_SEQUENCES_ON_DISK', 1_000);
  let edits = 0;
  const place = createPlace();
  const context = place.context();
  const file = { ...source, path: place.file };
  const check = async (text: string, sequence: Change[][]): Promise<void> => {
    place.write(text);
    const texts: string[] = [];
    const undo: WrittenFile[] = [];
    for (const changes of sequence) {
      const before = place.read();
      const here = changes.map((change) => ({ ...change, source: file }));
      const written = await writeChanges(here, null, context);
      assert.equal(place.read(), applyChanges(before, changes));
      assert.equal(written.length, place.read() === before ? 0 : 1, 'written only where something changes');
      if (written.length > 0) texts.push(before);
      undo.push(...written);
      edits += written.length;
    }
    for (const written of undo.toReversed()) {
      await takeBack(written, context);
      assert.equal(place.read(), texts.pop(), 'undo gives back the exact bytes');
    }
    assert.equal(place.read(), text);
  };
  try {
    await fc.assert(fc.asyncProperty(settingsTexts(), steps(), check), { numRuns });
    assert.deepEqual([place.beside(), place.left()], [['settings.json'], []]);
  } finally {
    place.dispose();
  }
  return `${numRuns} sequences, ${edits} writes, each undone to the byte`;
}

/** Every member of the `env` that is not named, and all around it, stands there as it stood. */
function assertOnlyOurs(before: string, after: string, changes: readonly Change[]): void {
  if (!editBetween(before, after)) return;
  const names = new Set(changes.map(({ variable }) => variable));
  const others = (text: string): string[] => {
    const env = envOf(text);
    return env ? env.members.filter(({ key }) => !names.has(key)).map(({ span }) => textAt(text, span)) : [];
  };
  assert.deepEqual(others(after), others(before), 'the other variables, in their order');
  const [was, is] = [envOf(before), envOf(after)];
  if (was && is) {
    assert.equal(after.slice(0, is.open), before.slice(0, was.open), 'what stands before the env');
    assert.equal(after.slice(is.close), before.slice(was.close), 'what stands behind it');
  }
}

/** Taken back by key, the file says what it said; a value that was replaced has its very bytes again. */
function assertUndone(before: string, after: string, changes: readonly Change[]): void {
  const undone = withoutChanges(after, before, changes);
  assert.deepEqual(contentOf(undone), contentOf(before));
  const env = envOf(before);
  const wasThere = ({ variable, to }: Change): boolean =>
    to !== null && env !== undefined && lastMember(env, variable) !== undefined;
  if (changes.every(wasThere)) assert.equal(undone, before);
}

function contentOf(text: string): { others: unknown; env: Map<string, unknown> } {
  const { env, ...others } = JSON.parse(withoutBom(text)) as { env?: object };
  return { others, env: new Map(Object.entries(env ?? {})) };
}

function envOf(text: string): ObjectOutline | undefined {
  const member = lastMember(outlineObject(text), 'env');
  return member && outlineObject(text, member.valueSpan.offset);
}

const textAt = (text: string, { offset, length }: { offset: number; length: number }): string =>
  text.slice(offset, offset + length);
