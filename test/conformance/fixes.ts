import type { Lab, Run } from '../../scripts/conformance/lab.mjs';
import { ROUTES } from '../../scripts/conformance/routes.mjs';
import { NEWEST_MEASURED } from '../../src/core/facts/measuredRange.ts';
import { planFix } from '../../src/core/fixes.ts';
import type { FixId, Report } from '../../src/core/model.ts';
import { writeChanges } from '../../src/node/settingsWriter.ts';
import { createWriteContext, type WriteContext } from '../../src/node/writeContext.ts';
import type { WrittenFile } from '../../src/node/writtenFile.ts';
import type { Case } from './case.ts';
import { ourReport, type Place, placeOf, runClient } from './places.ts';
import { scopeAgainstCore } from './recorded.ts';

/** Every fix and its way back, carried out by our own code, must change what the real client sends as promised. */
export function fixCases(versions: readonly string[]): Case[] {
  return versions.flatMap((version) =>
    worldsOf(version).flatMap((world) => DISABLING.map((fix) => fixCase(version, world, fix))),
  );
}

const DISABLING = ['disable-betas', 'disable-caching', 'disable-both'] as const satisfies readonly FixId[];
type Disabling = (typeof DISABLING)[number];

interface World {
  readonly name: string;
  readonly processEnv: Readonly<Record<string, string>>;
  readonly files: Readonly<Record<string, string>>;
}

const BETAS = 'CLAUDE_CODE_DISABLE_EXPERIMENTAL_BETAS';
const CACHING = 'DISABLE_PROMPT_CACHING';

/** Where the fix begins with no file at all. */
const FRESH: readonly World[] = ['gateway', 'bedrock-url'].map((route) => ({
  name: route,
  processEnv: ROUTES[route] ?? {},
  files: {},
}));

/** Where three files say the opposite, in their own ways. */
const UNDONE: World = {
  name: 'gateway-undone',
  processEnv: {},
  files: {
    'home/.claude/settings.json': `{\r\n\t"env": {\r\n\t\t"${BETAS}": "0"\r\n\t}\r\n}\r\n`,
    'proj/.claude/settings.json': `${JSON.stringify({ env: { ...ROUTES['gateway'], [BETAS]: false } })}\n`,
    'proj/.claude/settings.local.json': `{"env": {"${CACHING}": "0", "${BETAS}": "0"}}`,
  },
};

const worldsOf = (version: string): readonly World[] =>
  version === '2.1.89' || version === NEWEST_MEASURED ? [...FRESH, UNDONE] : FRESH;

function fixCase(version: string, { name, ...world }: World, fix: Disabling): Case {
  return {
    name: `${fix} ${name}`,
    version,
    async run(lab) {
      const place = placeOf({ id: fix, version, cwd: 'proj', ...world }, lab);
      try {
        const before = await observe(lab, place, version);
        await apply(fix, place, version);
        const after = await observe(lab, place, version);
        await apply(fix.replace('disable', 'enable') as FixId, place, version);
        const back = await observe(lab, place, version);
        return { objections: [...[before, after, back].flatMap(agree), ...promised(fix, before, after, back)] };
      } finally {
        place.dispose();
      }
    },
  };
}

interface Observation {
  readonly run: Run;
  readonly report: Report;
}

async function observe(lab: Lab, place: Place, version: string): Promise<Observation> {
  const report = await ourReport(place, version);
  return { report, run: await runClient(lab, place, version) };
}

/** Plans a fix on the report and writes it, as the extension does. */
export async function apply(fix: FixId, place: Place, version: string): Promise<WrittenFile[]> {
  const plan = planFix(fix, await ourReport(place, version));
  if (plan.kind !== 'changes') throw new Error(`${fix} cannot be planned: ${plan.kind}`);
  if (plan.changes.length === 0) throw new Error(`${fix} changes nothing`);
  return writeChanges(plan.changes, version, contextOf(place));
}

/** Where the writer keeps its records. */
export const contextOf = ({ home }: Place): WriteContext =>
  createWriteContext({ platform: 'linux', home, xdgStateHome: undefined });

/** The report and the client agree, and the client came through. */
function agree({ run, report }: Observation): string[] {
  return [
    ...(run.exit === 0 && run.main ? [] : [`exit ${run.exit}: ${run.stdout}${run.stderr}`]),
    ...(run.route === report.route.id ? [] : [`route ${run.route}, but the report says ${report.route.id}`]),
    ...scopeAgainstCore({ scopeSent: (run.main?.scope.length ?? 0) > 0 }, report),
  ];
}

const SCOPE_BETA = 'prompt-caching-scope-2026-01-05';

function promised(fix: Disabling, before: Observation, after: Observation, back: Observation): string[] {
  const [was, is, again] = [before, after, back].map(({ run }) => sentBy(run));
  if (!was || !is || !again) return [];
  const objections: string[] = [];
  const expect = (holds: boolean, sentence: string): void => {
    if (!holds) objections.push(`${sentence}\n    before ${show(was)}\n    after ${show(is)}\n    back ${show(again)}`);
  };
  expect(is.scope === 0, 'no block carries scope');
  expect(was.cacheControl > 0, 'the client caches before');
  if (fix === 'disable-betas') expect(is.cacheControl >= was.cacheControl, 'all caching stays');
  else expect(is.cacheControl === 0, 'nothing is cached');
  if (fix !== 'disable-caching') {
    expect(!is.betas.includes(SCOPE_BETA), 'the header beta of scope goes');
    expect(
      is.betas.every((beta) => was.betas.includes(beta)),
      'no beta is added',
    );
  }
  expect(show(again) === show(was), 'the way back sends what was sent before');
  return objections;
}

interface Sent {
  readonly scope: number;
  readonly cacheControl: number;
  readonly betas: readonly string[];
}

function sentBy({ main }: Run): Sent {
  return {
    scope: main?.scope.length ?? 0,
    cacheControl: main?.cacheControl ?? 0,
    betas: [...(main?.headerBetas ?? []), ...(main?.bodyBetas ?? [])],
  };
}

const show = (sent: Sent): string => JSON.stringify(sent);
