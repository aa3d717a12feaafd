import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { decodeError } from '../../src/core/decodeError.ts';
import { MESSAGES } from '../unit/support/errorMessages.ts';

describe('an error message', () => {
  it('is recognised where a terminal broke it, at any width, with a frame or without', () => {
    for (const [family, message, field = null, , betas = []] of MESSAGES) {
      for (let width = 11; width <= 90; width += 1) {
        for (const text of [broken(message, width), framed(message, width)]) {
          const decoded = decodeError(text);
          assert.equal(decoded.family, family, text);
          assert.deepEqual(decoded.betas, betas, text);
          // Where the name of an unknown field is broken, nobody can tell its parts from words.
          if (family !== 'extra-inputs-generic') assert.equal(decoded.field, field, text);
        }
      }
    }
  });
});

describe('a hostile text', () => {
  /** Enough for a slow machine; what grows with the square of a megabyte takes minutes. */
  const LIMIT_MS = 3_000;
  const parts = [
    'a',
    '.',
    ' ',
    '\n',
    '\\',
    '&amp;',
    'amp;',
    '-',
    '|',
    '│ \n',
    '\u001B[1;',
    '\u001B]',
    'system.1.',
    'a-',
    '-2025-',
    'Extra ',
    'E ',
    'Extra inputs are not p',
    'x: Extra inputs are not permitted ',
    'Extra inp]',
    'extraneous key [ a',
    '#/a',
    'Unexpected value(s) ',
    'invalid beta flag',
    'tools.1',
    '"loc":["a"',
    'Unknown name "a" at ',
    'cache_control.',
  ];
  for (const part of parts) {
    it(`takes no long time: ${JSON.stringify(part)}`, () => {
      const text = part.repeat(Math.ceil(1_000_000 / part.length));
      const from = performance.now();
      decodeError(`${text}: Extra inputs are not permitted`);
      assert.ok(performance.now() - from < LIMIT_MS, `${performance.now() - from} ms`);
    });
  }
});

function broken(text: string, width: number): string {
  return pieces(text, width).join('\n');
}

function framed(text: string, width: number): string {
  const bar = '─'.repeat(width + 2);
  const lines = pieces(text, width).map((piece) => `│ ${piece.padEnd(width)} │`);
  return [`╭${bar}╮`, ...lines, `╰${bar}╯`].join('\n');
}

function pieces(text: string, width: number): string[] {
  return Array.from({ length: Math.ceil(text.length / width) }, (_, index) =>
    text.slice(index * width, (index + 1) * width),
  );
}
