import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { Span } from '../../src/core/model.ts';
import { lastMember, outlineObject } from '../../src/core/outline.ts';

const textAt = (text: string, { offset, length }: Span): string => text.slice(offset, offset + length);

describe('the outline of an object', () => {
  const text = '\u{feff} { "a" : [1, {"b": 2}] ,\r\n\t"c":"}" , "a":null } \n';
  const outline = outlineObject(text);

  it('names every member in the order of the text, duplicates included', () => {
    assert.deepEqual(
      outline.members.map(({ key }) => key),
      ['a', 'c', 'a'],
    );
  });

  it('says where each member and its value stand', () => {
    assert.deepEqual(
      outline.members.map(({ span, valueSpan }) => [textAt(text, span), textAt(text, valueSpan)]),
      [
        ['"a" : [1, {"b": 2}]', '[1, {"b": 2}]'],
        ['"c":"}"', '"}"'],
        ['"a":null', 'null'],
      ],
    );
  });

  it('says where the object opens and closes', () => {
    assert.equal(text[outline.open], '{');
    assert.equal(outline.close, text.lastIndexOf('}'));
  });

  it('finds the last of two equal keys', () => {
    assert.equal(textAt(text, lastMember(outline, 'a')?.span ?? { offset: 0, length: 0 }), '"a":null');
    assert.equal(lastMember(outline, 'b'), undefined);
  });

  it('of an empty object has no members', () => {
    assert.deepEqual(outlineObject('{ }'), { open: 0, close: 2, members: [] });
  });

  it('starts at an inner object where it is told to', () => {
    const inner = '{"env": {"A": "1"}}';
    assert.deepEqual(
      outlineObject(inner, 8).members.map(({ key }) => key),
      ['A'],
    );
  });

  it('reads keys as JSON does, escapes and all', () => {
    assert.deepEqual(
      outlineObject(String.raw`{"\u0041\n\"": 1}`).members.map(({ key }) => key),
      ['A\n"'],
    );
  });

  it('of a text that stops in a value ends where the text ends', () => {
    assert.equal(outlineObject('{"a": [1').close, 8);
    assert.equal(outlineObject('{"a": ["x]}').close, 11, 'what a string holds closes nothing');
  });
});
