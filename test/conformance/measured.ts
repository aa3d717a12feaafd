import assert from 'node:assert/strict';
import { clientCache } from '../../scripts/conformance/clients.mjs';
import { ROOT } from '../../scripts/lib/paths.mjs';
import { NEWEST_MEASURED } from '../../src/core/facts/measuredRange.ts';
import { readWire, type WireRow } from '../support/wire.ts';
import type { Case } from './case.ts';
import { measureRequests, Work } from './measure/measure.ts';

/** The measuring of a version: it finds nothing where the record is true, and what is false in a record. */
export function measureCases(): Case[] {
  return [
    {
      name: 'measure a recorded version',
      version: NEWEST_MEASURED,
      async run(lab) {
        const recorded = readWire(ROOT);
        const find = async (rows: readonly WireRow[]) => {
          const each = async <T>(items: readonly T[], _: string, work: (item: T, by: typeof lab) => Promise<void>) => {
            for (const item of items) await work(item, lab);
          };
          return measureRequests(NEWEST_MEASURED, rows, [byDefault], { each });
        };
        const { findings, rows } = await find(recorded);
        assert.deepEqual(
          findings.map(({ kind }) => kind),
          ['same', 'same'],
        );
        assert.deepEqual(rows, recorded.filter(isAsked));
        const falsified = recorded.map((row) => (isAsked(row) && !row.resumed ? { ...row, scope: ['system.2'] } : row));
        const [first, resumed] = (await find(falsified)).findings;
        assert.ok(first?.kind === 'changed');
        assert.deepEqual(first.changes, ['scope − system.2']);
        assert.equal(resumed?.kind, 'same');
        const inNoTime = new Work(NEWEST_MEASURED, clientCache(), -1).each([1], 'kinds', async () => {});
        await assert.rejects(inNoTime, /not done within .* nothing of it was written/);
        return { objections: [] };
      },
    },
  ];
}

const byDefault = { route: 'gateway', flags: [], resumes: true } as const;

const isAsked = ({ flags, route, version }: WireRow): boolean =>
  version === NEWEST_MEASURED && route === byDefault.route && flags.length === 0;
