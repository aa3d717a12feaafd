import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { asString, isOn, typeOf } from '../../src/core/value.ts';

describe('a switch', () => {
  for (const value of ['1', 'true', 'yes', 'on', 'TRUE', 'Yes', 'oN', ' 1 ', '\t1\n', '\u00a01', '\r\ntrue\r\n']) {
    it(`is on for ${JSON.stringify(value)}`, () => assert.equal(isOn(value), true));
  }

  const off = ['0', 'false', 'no', 'off', '', ' ', '2', 'y', 't', 'enabled', 'null', '1.0', '01', '1 1', '+1', 'ja'];
  for (const value of [...off, '[object Object]', '1,2', undefined]) {
    it(`is off for ${value === undefined ? 'what is not set' : JSON.stringify(value)}`, () =>
      assert.equal(isOn(value), false));
  }
});

describe('what Claude Code makes of a JSON value', () => {
  // The table of the facts, §4: JSON → the variable → as a switch.
  const cases: readonly (readonly [string, string, boolean])[] = [
    ['"1"', '1', true],
    ['1', '1', true],
    ['true', 'true', true],
    ['false', 'false', false],
    ['0', '0', false],
    ['2', '2', false],
    ['1.5', '1.5', false],
    ['""', '', false],
    ['null', 'null', false],
    ['[]', '', false],
    ['[1,2]', '1,2', false],
    ['[1]', '1', true],
    ['["true"]', 'true', true],
    ['{}', '[object Object]', false],
    ['[null]', '', false],
    ['[null,null]', ',', false],
    ['[[],[]]', ',', false],
    ['[[1,[2]],{}]', '1,2,[object Object]', false],
    ['1e3', '1000', false],
    ['1e21', '1e+21', false],
    ['-0', '0', false],
    ['" 1"', ' 1', true],
    ['"$HOME"', '$HOME', false],
  ];
  for (const [json, text, on] of cases) {
    it(`of ${json} is ${JSON.stringify(text)}, ${on ? 'on' : 'off'}`, () => {
      assert.equal(asString(JSON.parse(json)), text);
      assert.equal(isOn(asString(JSON.parse(json))), on);
    });
  }

  it('is what String makes of it, for whatever JSON', () => {
    for (const json of ['[[[1,"a"],[]],null,[[true]]]', '{"a":[1]}', '[{"toString":1}]']) {
      const value: unknown = JSON.parse(json);
      if (json.includes('toString')) assert.equal(asString(value), '[object Object]');
      else assert.equal(asString(value), String(value));
    }
  });
});

describe('the type of a JSON value', () => {
  const cases = { '"a"': 'string', 1: 'number', true: 'boolean', null: 'null', '[]': 'array', '{}': 'object' } as const;
  for (const [json, type] of Object.entries(cases)) {
    it(`${json} is ${type}`, () => assert.equal(typeOf(JSON.parse(json)), type));
  }
});
