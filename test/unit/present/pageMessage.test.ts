import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { FIX_IDS } from '../../../src/core/model.ts';
import { parseFromPage } from '../../../src/core/present/pageMessage.ts';

describe('messages from the page', () => {
  it('are ready, undo and open-settings', () => {
    for (const type of ['ready', 'undo', 'openSettings', 'scan', 'scanSetting'] as const)
      assert.deepEqual(parseFromPage({ type }), { type });
  });

  it('name a fix that exists', () => {
    for (const id of FIX_IDS) assert.deepEqual(parseFromPage({ type: 'fix', id }), { type: 'fix', id });
    for (const id of ['disable-everything', '', 1, null, undefined, ['disable-betas']]) {
      assert.equal(parseFromPage({ type: 'fix', id }), undefined);
    }
  });

  it('name a place by its variable', () => {
    const message = { type: 'openPlace', variable: 'ANTHROPIC_BASE_URL' };
    assert.deepEqual(parseFromPage(message), message);
  });

  it('carry no paths, commands or novels', () => {
    for (const variable of ['/etc/passwd', '../x', 'a b', 'command:x', '', 'A'.repeat(201), 1, null]) {
      assert.equal(parseFromPage({ type: 'openPlace', variable }), undefined);
    }
  });

  it('name a session by its id and by nothing else', () => {
    const session = '0d2f6c1e-1111-4222-8333-444455556666';
    for (const type of ['resume', 'copyReport'] as const) {
      assert.deepEqual(parseFromPage({ type, session, path: '/etc' }), { type, session });
      for (const other of [`${session} --help`, session.toUpperCase(), '../x', '--help', '', `${session}\n`, 1, null])
        assert.equal(parseFromPage({ type, session: other }), undefined, String(other));
    }
  });

  it('keep nothing but what is asked for', () => {
    assert.deepEqual(parseFromPage({ type: 'undo', path: '/etc/passwd' }), { type: 'undo' });
  });

  it('are none of ours otherwise', () => {
    for (const value of [undefined, null, 'ready', 1, [], {}, { type: 'view' }, { type: 'toString' }]) {
      assert.equal(parseFromPage(value), undefined);
    }
  });
});
