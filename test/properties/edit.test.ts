import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { describe, it } from 'mocha';
import { editBetween, withoutVariables, withVariable } from '../../src/core/edit.ts';
import { BOM, withoutBom } from '../../src/core/json.ts';
import { lastMember, type ObjectOutline, outlineObject } from '../../src/core/outline.ts';
import { NAMES, settingsTexts } from '../support/settingsTexts.ts';

const RUNS = 20_000;
const MINUTE = 60_000;

/** What a file says: its other keys, and the variables of the `env` that counts. */
function contentOf(text: string): { others: unknown; env: Map<string, unknown> } {
  const { env, ...others } = JSON.parse(withoutBom(text)) as { env?: object };
  return { others, env: new Map(Object.entries(env ?? {})) };
}

function envOf(text: string): ObjectOutline | undefined {
  const member = lastMember(outlineObject(text), 'env');
  return member && outlineObject(text, member.valueSpan.offset);
}

const breaksOf = (text: string): Set<string> => new Set(text.match(/\r\n|\n|\r/g));
const blankLinesOf = (text: string): number => text.split(/\r\n|\n|\r/).filter((line) => line.trim() === '').length;
const tailOf = (text: string): string => text.slice(text.lastIndexOf('}'));

/** Whether `part` is what is left of `whole` when some of it is cut out. */
function isLeftOf(part: string, whole: string): boolean {
  let at = 0;
  for (const character of part) {
    at = whole.indexOf(character, at) + 1;
    if (at === 0) return false;
  }
  return true;
}

describe('an edit of any settings file', () => {
  const values = fc.constantFrom('1', '0', '', 'a "quoted" \\ value', 'ünï 😀');

  it('that sets a variable changes that variable and no other byte', () => {
    const check = (text: string, name: string, value: string): void => {
      const after = withVariable(text, name, value);
      const [was, is] = [contentOf(text), contentOf(after)];
      assert.equal(String(is.env.get(name)), value);
      assert.deepEqual(is.others, was.others);
      assert.deepEqual(new Map(is.env).set(name, value), new Map(was.env).set(name, value));
      assert.equal(withVariable(after, name, value), after, 'twice is the same as once');
      assertOnlyTouched(text, after, name);
      assertSameDress(text, after);
    };
    fc.assert(fc.property(settingsTexts(), fc.constantFrom(...NAMES), values, check), { numRuns: RUNS });
  }).timeout(MINUTE);

  it('that unsets variables takes them out and no other byte', () => {
    const check = (text: string, list: string[]): void => {
      const names = new Set(list);
      const after = withoutVariables(text, names);
      const [was, is] = [contentOf(text), contentOf(after)];
      for (const name of names) was.env.delete(name);
      assert.deepEqual(is, was);
      assert.equal(withoutVariables(after, names), after, 'twice is the same as once');
      assertOnlyCut(text, after, names);
      assertSameDress(text, after);
    };
    fc.assert(fc.property(settingsTexts(), fc.subarray([...NAMES]), check), { numRuns: RUNS });
  }).timeout(MINUTE);

  it('is undone to the byte where a variable that was not there is taken out again', () => {
    const check = (text: string, name: string): void => {
      const env = envOf(text);
      fc.pre(env !== undefined && env.members.length > 0 && !env.members.some(({ key }) => key === name));
      assert.equal(withoutVariables(withVariable(text, name, '1'), new Set([name])), text);
    };
    fc.assert(fc.property(settingsTexts(), fc.constantFrom(...NAMES), check), { numRuns: RUNS / 4 });
  }).timeout(MINUTE);

  it('is one replacement that makes the new text of the old', () => {
    const check = (before: string, after: string): void => {
      const edit = editBetween(before, after);
      if (!edit) return assert.equal(before, after);
      const { offset, length, text } = edit;
      assert.equal(before.slice(0, offset) + text + before.slice(offset + length), after);
      assert.ok(length === 0 || text === '' || before[offset] !== text[0], 'as short as can be');
      assert.ok(length === 0 || text === '' || before[offset + length - 1] !== text.at(-1), 'as short as can be');
    };
    const texts = fc.oneof(fc.string({ unit: fc.constantFrom('a', 'b', '\n') }), settingsTexts());
    fc.assert(fc.property(texts, texts, check), { numRuns: RUNS / 4 });
  }).timeout(MINUTE);
});

describe('a file of 10,000 variables', () => {
  it('takes no time to speak of to lose one', () => {
    const members = Array.from({ length: 10_000 }, (_, index) => `"NAME_${index}": "${index}"`);
    const text = `{"env": {${[...members, '"FLAG": "1"'].join(', ')}}}`;
    assert.equal(withoutVariables(text, new Set(['FLAG'])), `{"env": {${members.join(', ')}}}`);
  }).timeout(500);
});

/** A value is replaced inside its own place; a new member goes in where nothing else is taken out. */
function assertOnlyTouched(text: string, after: string, name: string): void {
  const edit = editBetween(text, after);
  if (!edit) return;
  const env = envOf(text);
  const present = env && lastMember(env, name);
  const target = env ?? outlineObject(text);
  if (present) {
    const { offset, length } = present.valueSpan;
    assert.ok(edit.offset >= offset && edit.offset + edit.length <= offset + length, 'only the value');
  } else if (target.members.length > 0) {
    assert.equal(edit.length, 0, 'only an insertion');
  } else {
    assert.ok(edit.offset > target.open && edit.offset + edit.length <= target.close, 'only inside the empty object');
  }
}

/** What stays is what stood there: every other member, in its order, and everything around the `env`. */
function assertOnlyCut(text: string, after: string, names: ReadonlySet<string>): void {
  assert.ok(isLeftOf(after, text), 'nothing is added');
  const [was, is] = [envOf(text), envOf(after)];
  if (!was || !is) return assert.equal(after, text);
  const memberTexts = (of: string, { members }: ObjectOutline): string[] =>
    members.map(({ span }) => of.slice(span.offset, span.offset + span.length));
  const kept = { ...was, members: was.members.filter(({ key }) => !names.has(key)) };
  assert.deepEqual(memberTexts(after, is), memberTexts(text, kept));
  assert.equal(after.slice(0, is.open), text.slice(0, was.open));
  assert.equal(after.slice(is.close), text.slice(was.close));
  assert.ok(blankLinesOf(after) <= blankLinesOf(text), 'no line is left blank');
}

function assertSameDress(text: string, after: string): void {
  assert.equal(after.startsWith(BOM), text.startsWith(BOM));
  assert.equal(tailOf(after), tailOf(text));
  const breaks = breaksOf(text);
  if (breaks.size > 0)
    assert.ok(
      [...breaksOf(after)].every((each) => breaks.has(each)),
      'the same line ends',
    );
}
