import assert from 'node:assert/strict';
import { readFileSync, statSync, watch } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Lab } from '../../scripts/conformance/lab.mjs';
import { ROUTES } from '../../scripts/conformance/routes.mjs';
import { DISABLE_BETAS, DISABLE_CACHING } from '../../src/core/facts/flags.ts';
import { NEWEST_MEASURED } from '../../src/core/facts/measuredRange.ts';
import type { FixId } from '../../src/core/model.ts';
import { pushUndo, undoLast } from '../../src/node/undoLog.ts';
import type { Case } from './case.ts';
import { apply, contextOf } from './fixes.ts';
import { type Place, placeOf } from './places.ts';

/** Where each version sends scope by default. */
const WORLDS = [
  { version: '2.1.89', route: 'gateway' },
  { version: NEWEST_MEASURED, route: 'anthropic-aws' },
];

/**
 * Fixes, and an undo, under a session that is open: the client picks them up, and what either writes into the file is
 * kept by the other.
 */
export function interactiveCases(): Case[] {
  return WORLDS.map(({ version, route }) => ({
    name: `interactive ${route}`,
    version,
    async run(lab) {
      if (lab.whyNoTerminal !== undefined) return { skipped: lab.whyNoTerminal };
      const place = placeOf({ id: 'interactive', version, cwd: 'proj', processEnv: ROUTES[route] ?? {}, files }, lab);
      try {
        return { objections: [], measured: await fixUnderSession(lab, place, version) };
      } finally {
        place.dispose();
      }
    },
  }));
}

/** What keeps the client from asking before the first prompt, and settings that are nobody's business. */
const files = {
  'home/.claude.json': JSON.stringify({
    hasCompletedOnboarding: true,
    theme: 'dark',
    projects: { '@ROOT@/proj': { hasTrustDialogAccepted: true, hasCompletedProjectOnboarding: true } },
  }),
  'home/.claude/settings.json': `${JSON.stringify({ env: { MINE: '1' }, permissions: { allow: ['Read'] } }, null, 2)}\n`,
};

async function fixUnderSession(lab: Lab, place: Place, version: string): Promise<string> {
  const session = await openSession(lab, place, version);
  const { file } = session;
  try {
    assert.ok((await session.ask()).scope, 'the client sends scope');
    await session.setEffort('low');
    assert.ok((await session.ask()).scope, 'a write of its own changes nothing');

    const fix = await session.fix('disable-betas', ({ scope }) => !scope);
    await session.setEffort('high');
    assert.equal(envIn(file)[DISABLE_BETAS], '1', 'the client keeps what we wrote');
    assert.ok(!(await session.ask()).scope, 'the fix holds');

    const before = settingsIn(file);
    assert.equal((await undoLast(contextOf(place)))?.text, 'disable-betas');
    const { [DISABLE_BETAS]: gone, ...env } = before.env ?? {};
    assert.equal(gone, '1');
    assert.deepEqual(settingsIn(file), { ...before, env }, 'the undo keeps what the client wrote after the fix');

    // What was taken away stays set in a session that runs; that the client has read the file shows at another fix.
    const second = await session.fix('disable-caching', ({ caching }) => !caching);
    await session.setEffort('medium');
    assert.deepEqual(envIn(file), { MINE: '1', [DISABLE_CACHING]: '1' }, 'the client keeps that, too');
    return `picked up by ${fix}; after the undo, the next by ${second}`;
  } catch (error) {
    throw new Error(`with this on the screen:\n${await session.screen()}`, { cause: error });
  } finally {
    await session.close();
  }
}

/** How often a prompt is sent until the client has taken notice of the file, and how long it may take to write it. */
const PROMPTS = 40;
const WRITE_LIMIT_MS = 20_000;
/**
 * So long after a write of its own 2.1.89 takes no notice of the file: a fix is not picked up then, and the client's
 * next write brings back what stood there before (measured; 2.1.329 keeps it).
 */
const DEAF_MS = 6_000;

interface Sent {
  readonly scope: boolean;
  readonly caching: boolean;
}

/** A person at the terminal, and we beside them. */
async function openSession(lab: Lab, place: Place, version: string) {
  const file = path.join(place.home, '.claude/settings.json');
  const session = await lab.converse({ version, home: place.home, cwd: place.folder, env: place.processEnv });
  await session.ready();
  let asked = 0;
  const ask = async (): Promise<Sent> => {
    asked += 1;
    const sent = await session.ask(`Reply with ok ${asked}`);
    return { scope: (sent?.scope.length ?? 0) > 0, caching: (sent?.cacheControl ?? 0) > 0 };
  };
  return {
    file,
    ask,
    screen: (): Promise<string> => session.screen(),
    close: (): Promise<void> => session.close(),
    /** The client's own setting, by its own command. */
    async setEffort(level: string): Promise<void> {
      const written = whenFile(file, (text) => text.includes(`"effortLevel": "${level}"`));
      await Promise.all([written, session.say(`/effort ${level}`)]);
    },
    /** Answers after how many prompts, and how long, the client had picked it up. */
    async fix(id: FixId, isPickedUp: (sent: Sent) => boolean): Promise<string> {
      await wait(Math.max(0, statSync(file).mtimeMs + DEAF_MS - Date.now()));
      const theirs = settingsIn(file);
      const written = await apply(id, place, version);
      const [from, first] = [performance.now(), asked];
      await pushUndo({ text: id, files: written }, contextOf(place));
      const flag = id === 'disable-betas' ? DISABLE_BETAS : DISABLE_CACHING;
      const ours = { ...theirs, env: { ...theirs.env, [flag]: '1' } };
      assert.deepEqual(settingsIn(file), ours, 'we keep what the client wrote');
      while (!isPickedUp(await ask()))
        assert.ok(asked < first + PROMPTS, `${id} is not picked up by ${PROMPTS} prompts`);
      return `prompt ${asked - first}, ${((performance.now() - from) / 1_000).toFixed(1)} s`;
    },
  };
}

type Settings = Record<string, unknown> & { readonly env?: Record<string, string> };

const settingsIn = (file: string): Settings => JSON.parse(readFileSync(file, 'utf8')) as Settings;
const envIn = (file: string): Record<string, string> => settingsIn(file).env ?? {};

/** Resolves when the file holds it; the folder is watched, since the file may be replaced. */
function whenFile(file: string, holds: (text: string) => boolean): Promise<void> {
  return new Promise((resolve, reject) => {
    const watcher = watch(path.dirname(file), () => look());
    const read = (): string => readFileSync(file, 'utf8');
    const end = (settle: () => void): void => {
      watcher.close();
      clearTimeout(timer);
      settle();
    };
    const timer = setTimeout(() => end(() => reject(new Error(`not written:\n${read()}`))), WRITE_LIMIT_MS);
    const look = (): void => {
      if (holds(read())) end(resolve);
    };
  });
}
