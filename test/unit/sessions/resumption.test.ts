import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { resumptionOf } from '../../../src/core/sessions/resumption.ts';

const ID = '0d2f6c1e-1111-4222-8333-444455556666';

describe('a session is resumed', () => {
  it('by the program itself, with two arguments', () => {
    const args = ['--resume', ID];
    assert.deepEqual(resumptionOf(ID, '/usr/bin/claude', 'linux', ''), { program: '/usr/bin/claude', args });
    const exe = String.raw`C:\claude.exe`;
    assert.deepEqual(resumptionOf(ID, exe, 'win32', 'cmd.exe'), { program: exe, args });
  });

  it('on Windows by CMD where it is a batch file', () => {
    const shim = String.raw`C:\Users\ann lee & co\claude.cmd`;
    assert.deepEqual(resumptionOf(ID, shim, 'win32', 'cmd.exe'), {
      program: 'cmd.exe',
      args: `/d /s /c ""${shim}" --resume ${ID}"`,
    });
    assert.deepEqual(resumptionOf(ID, '/x/claude.cmd', 'linux', '')?.program, '/x/claude.cmd');
  });

  it('not where CMD would read the path otherwise', () => {
    for (const path of ['C:\\%TEMP%\\claude.cmd', 'C:\\a!b\\claude.cmd', 'C:\\a"b\\claude.bat'])
      assert.equal(resumptionOf(ID, path, 'win32', 'cmd.exe'), null, path);
  });

  it('by its id, and by nothing that only looks like one', () => {
    for (const id of ['', '--help', `${ID} --dangerously-skip-permissions`, `${ID}\n`, ID.slice(1), '../../etc'])
      assert.equal(resumptionOf(id, '/usr/bin/claude', 'linux', ''), null, id);
  });
});
