import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'mocha';

const FOLDER = path.join(process.env['TEST_ROOT'] ?? process.cwd(), '.github/workflows');
const PINNED = /^[\w.-]+\/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/;

for (const name of readdirSync(FOLDER)) {
  describe(`the workflow ${name}`, () => {
    const text = readFileSync(path.join(FOLDER, name), 'utf8');
    /** The jobs are the keys below `jobs`, two blanks in. */
    const jobs = text.slice(text.indexOf('\njobs:\n')).split(/^ {2}(?=[\w-]+:$)/m);
    const lines = (key: string): string[] =>
      [...text.matchAll(new RegExp(`^\\s*(?:- )?${key}: (.*)$`, 'gm'))].map(([, value = '']) => value);

    it('pins every action by its commit, and says which version that is', () => {
      const used = lines('uses').filter((action) => !action.startsWith('./'));
      assert.ok(used.length > 0);
      assert.deepEqual(
        used.filter((action) => !PINNED.test(action)),
        [],
      );
    });

    it('allows nothing, but what a job asks for', () => {
      assert.match(text, /^permissions: \{\}$/m);
      for (const job of jobs.slice(1)) assert.match(job, /^ {4}permissions:$/m);
    });

    it('ends what hangs', () => {
      for (const job of jobs.slice(1)) assert.match(job, /^ {4}(?:timeout-minutes: \d+|uses: \.\/.*)$/m);
    });

    it('leaves no token in the checkout', () => {
      const checkouts = text.split('actions/checkout@').slice(1);
      for (const step of checkouts) assert.match(step.split('- ')[0] ?? '', /persist-credentials: false/);
    });

    it('runs nobody’s code with rights of ours', () => assert.doesNotMatch(text, /pull_request_target|workflow_run/));
  });
}

describe('the workflows', () => {
  it('pin an action to one commit', () => {
    const pins = readdirSync(FOLDER).flatMap((name) => [
      ...readFileSync(path.join(FOLDER, name), 'utf8').matchAll(/uses: ([\w.-]+\/[\w./-]+)@(\w+)/g),
    ]);
    const byAction = new Map<string, Set<string>>();
    for (const [, action = '', commit = ''] of pins)
      byAction.set(action, (byAction.get(action) ?? new Set()).add(commit));
    assert.deepEqual(
      [...byAction].filter(([, set]) => set.size > 1).map(([action]) => action),
      [],
    );
  });
});
