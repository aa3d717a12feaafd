import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { withVariable } from '../../../src/core/edit.ts';
import { settingsDiff } from '../../../src/core/present/settingsDiff.ts';
import { settings } from '../../support/world.ts';

const DOTS = '••••••';

/** Without the two lines that name the file. */
const body = (before: string | null, after: string | null): string[] =>
  settingsDiff('/x', before, after).trimEnd().split('\n').slice(2);

describe('the diff of a settings file', () => {
  it('names the file, and shows the change with three lines around it', () => {
    const before = settings({ A: '1', B: '2', C: '3', D: '4', E: '5', F: '6', G: '7' });
    assert.equal(
      settingsDiff('/home/ann/.claude/settings.json', before, withVariable(before, 'D', 'x')),
      [
        '--- /home/ann/.claude/settings.json',
        '+++ /home/ann/.claude/settings.json',
        '@@ -3,7 +3,7 @@',
        '     "A": "1",',
        '     "B": "2",',
        '     "C": "3",',
        '-    "D": "4",',
        '+    "D": "x",',
        '     "E": "5",',
        '     "F": "6",',
        '     "G": "7"',
        '',
      ].join('\n'),
    );
  });

  it('is empty where nothing changes', () => assert.equal(settingsDiff('/x', '{}', '{}'), ''));

  it('of a file that is not there yet, or no more, says so', () => {
    assert.equal(settingsDiff('/x', null, '{}\n'), '--- /dev/null\n+++ /x\n@@ -0,0 +1 @@\n+{}\n');
    assert.equal(settingsDiff('/x', '{}\n', null), '--- /x\n+++ /dev/null\n@@ -1 +0,0 @@\n-{}\n');
    assert.deepEqual(body('', '{}\n'), ['@@ -0,0 +1 @@', '+{}']);
  });

  it('says where the last line has no end', () =>
    assert.deepEqual(body('{}', '{}\n'), ['@@ -1 +1 @@', '-{}', '\\ No newline at end of file', '+{}']));

  it('has no carriage returns, and shows that they come or go', () => {
    assert.deepEqual(body('{\r\n}\r\n', '{\r\n\r\n}\r\n'), ['@@ -1,2 +1,3 @@', ' {', '+', ' }']);
    assert.deepEqual(body('{}\n', '{}\r\n'), ['@@ -1 +1 @@', '-{}', '+{}']);
  });

  it('tells changes far from each other in two parts', () => {
    const lines = Array.from({ length: 20 }, (_, index) => `"l${index}": 1,\n`);
    const changed = lines.with(0, '"l0": 2,\n').with(19, '"l19": 2,\n');
    const heads = body(lines.join(''), changed.join('')).filter((line) => line.startsWith('@@'));
    assert.deepEqual(heads, ['@@ -1,4 +1,4 @@', '@@ -17,4 +17,4 @@']);
  });

  it('shows that a secret changes, not what it was or is', () => {
    const lines = body(settings({ MY_TOKEN: 'canary-1' }), settings({ MY_TOKEN: 'canary-2' }));
    assert.deepEqual(
      lines.filter((line) => /^[-+]/.test(line)),
      [`-    "MY_TOKEN": "${DOTS}"`, `+    "MY_TOKEN": "${DOTS}"`],
    );
  });

  it('shows no secret in the lines around a change', () => {
    const before = settings({ MY_TOKEN: 'canary', A: '1', HTTPS_PROXY: 'http://ann:canary@h' });
    const diff = settingsDiff('/x', before, withVariable(before, 'A', '2'));
    assert.doesNotMatch(diff, /canary/);
    assert.match(diff, /^ {5}"MY_TOKEN": "••••••",$/m);
  });

  it('shows no secret of a torn file', () => {
    const whole = settings({ MY_TOKEN: 'canary', A: '1' });
    for (let end = 0; end < whole.length; end += 1) {
      // A name that is cut off itself is not yet one of a secret, and has no value.
      assert.doesNotMatch(settingsDiff('/x', whole.slice(0, end), whole), /canary/);
      assert.doesNotMatch(settingsDiff('/x', whole.slice(end), whole), /canary/, String(end));
    }
  });
});
