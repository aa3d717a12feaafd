import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Lab, Run } from '../../../scripts/conformance/lab.mjs';
import { mainRequest } from '../../../scripts/conformance/requests.mjs';
import { ROUTES } from '../../../scripts/conformance/routes.mjs';
import { WIRE_ROUTES, type WireKey } from '../../support/wire.ts';
import type { Sending } from './findings.ts';
import type { Cell } from './wireRecord.ts';

const PROMPT = ['-p', 'Reply with ok'];

/** What a version sends, in a home of its own. */
export async function measureCell(lab: Lab, version: string, { flags, resumes, route }: Cell): Promise<Sending[]> {
  const home = mkdtempSync(path.join(tmpdir(), 'measure-'));
  const cwd = path.join(home, 'project');
  mkdirSync(cwd);
  const env = { ...lab.realIn(ROUTES[route] ?? {}), ...Object.fromEntries(flags.map((flag) => [flag, '1'])) };
  const start = { version, home, cwd, env, observe: false };
  try {
    const first = sendingOf(await lab.run({ ...start, args: PROMPT }), version, { route, flags });
    if (!resumes || !('row' in first)) return [first];
    const again = await lab.run({ ...start, args: ['--continue', ...PROMPT] });
    return [first, sendingOf(again, version, { route, flags, resumed: true })];
  } finally {
    rmSync(home, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  }
}

function sendingOf(run: Run, version: string, key: WireKey): Sending {
  const { main } = run;
  const why = whyNothing(run, key);
  if (why !== undefined || !main) return { key, why: why ?? 'nothing was sent' };
  const { bodyBetas, cacheControl, headerBetas, scope, toolExtra, topLevelExtra } = main;
  return { key, row: { version, ...key, scope, cacheControl, headerBetas, bodyBetas, topLevelExtra, toolExtra } };
}

/** Why a run is no measurement of this request; undefined where it is one. */
function whyNothing({ exit, main, requests, route, stderr, stdout, timedOut }: Run, key: WireKey): string | undefined {
  if (timedOut) return 'the client did not come to an end';
  const said = `${stderr}\n${stdout}`.split('\n').find((line) => line.trim() !== '');
  if (!main) return `nothing was sent (exit ${exit}: ${said?.trim() ?? 'without a word'})`;
  if (route !== WIRE_ROUTES[key.route]) return `the request went to ${route}`;
  if (exit !== 0) return `exit ${exit}: ${said?.trim() ?? 'without a word'}`;
  // A session that goes on sends along what was said before.
  const turns = mainRequest(requests)?.body.messages?.length ?? 0;
  return key.resumed && turns < 3 ? 'the session was not resumed' : undefined;
}
