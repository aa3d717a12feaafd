import assert from 'node:assert/strict';
import { readFileSync, watch } from 'node:fs';
import path from 'node:path';
import type { Lab } from '../../scripts/conformance/lab.mjs';
import { ROUTES } from '../../scripts/conformance/routes.mjs';
import { DISABLE_BETAS } from '../../src/core/facts/flags.ts';
import { pushUndo, undoLast } from '../../src/node/undoLog.ts';
import type { Case } from './case.ts';
import { apply, contextOf } from './fixes.ts';
import { type Place, placeOf } from './places.ts';

/**
 * A fix, and its undo, under a session that is open: the client picks the fix up, and what either writes into the file
 * is kept by the other.
 */
export function interactiveCases(): Case[] {
  // Where each version sends scope by default.
  const routes = { '2.1.89': 'gateway', '2.1.329': 'anthropic-aws' };
  return Object.entries(routes).map(([version, route]) => ({
    name: `interactive ${route}`,
    version,
    run: async (lab) => {
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

/** What keeps the client from asking before the first prompt, and settings of every kind. */
const files = {
  'home/.claude.json': JSON.stringify({
    hasCompletedOnboarding: true,
    theme: 'dark',
    projects: { '@ROOT@/proj': { hasTrustDialogAccepted: true, hasCompletedProjectOnboarding: true } },
  }),
  'home/.claude/settings.json': `${JSON.stringify({ env: { MINE: '1' }, permissions: { allow: ['Read'] } }, null, 2)}\n`,
};

/** How often a prompt is sent until the client has taken notice of the file, and how long it may take to write it. */
const PROMPTS = 20;
const WRITE_LIMIT_MS = 20_000;

async function fixUnderSession(lab: Lab, place: Place, version: string): Promise<string> {
  const file = path.join(place.home, '.claude/settings.json');
  const session = await lab.converse({ version, home: place.home, cwd: place.folder, env: place.processEnv });
  let asked = 0;
  const ask = async (): Promise<Scope> => {
    asked += 1;
    const sent = await session.ask(`Reply with ok ${asked}`);
    return (sent?.scope.length ?? 0) > 0 ? 'scope' : 'no scope';
  };
  /** The client's own setting, by its own command. */
  const setEffort = async (level: string): Promise<void> => {
    const written = whenFile(file, (text) => text.includes(`"effortLevel": "${level}"`));
    await Promise.all([written, session.say(`/effort ${level}`)]);
  };
  try {
    await session.ready();
    assert.equal(await ask(), 'scope', 'the client sends scope');

    await setEffort('low');
    assert.equal(await ask(), 'scope', 'a write of its own changes nothing');

    const theirs = settingsIn(file);
    const [written, ...more] = await apply('disable-betas', place, version);
    const fixed = performance.now();
    assert.ok(written?.path === file && more.length === 0);
    await pushUndo({ text: 'the fix', files: [written] }, contextOf(place));
    assert.deepEqual(settingsIn(file), withFlag(theirs), 'we keep what the client wrote');

    const before = asked;
    while ((await ask()) === 'scope') assert.ok(asked < before + PROMPTS, `scope in ${PROMPTS} prompts after the fix`);
    const noticed = `the fix was picked up by prompt ${asked - before} after it, ${seconds(fixed)}`;

    await setEffort('high');
    assert.equal(flagIn(file), '1', 'the client keeps what we wrote');
    assert.equal(await ask(), 'no scope', 'the fix holds');

    const both = settingsIn(file);
    assert.equal((await undoLast(contextOf(place)))?.text, 'the fix');
    assert.deepEqual(withFlag(settingsIn(file)), both, 'the undo keeps what the client wrote after the fix');
    assert.equal(flagIn(file), undefined, 'the undo takes our key away');

    await setEffort('medium');
    assert.equal(flagIn(file), undefined, 'the client does not bring it back');
    assert.equal(await ask(), 'no scope', 'what was taken away stays set in a session that runs');
    return noticed;
  } catch (error) {
    throw new Error(`with this on the screen:\n${await session.screen()}`, { cause: error });
  } finally {
    await session.close();
  }
}

type Scope = 'scope' | 'no scope';
type Settings = Record<string, unknown> & { readonly env?: Record<string, string> };

const settingsIn = (file: string): Settings => JSON.parse(readFileSync(file, 'utf8')) as Settings;
const flagIn = (file: string): string | undefined => settingsIn(file).env?.[DISABLE_BETAS];
const withFlag = (settings: Settings): Settings => ({ ...settings, env: { ...settings.env, [DISABLE_BETAS]: '1' } });
const seconds = (since: number): string => `${((performance.now() - since) / 1_000).toFixed(1)} s`;

/** Resolves when the file holds it; the folder is watched, since the file may be replaced. */
function whenFile(file: string, holds: (text: string) => boolean): Promise<void> {
  return new Promise((resolve, reject) => {
    const watcher = watch(path.dirname(file), () => look());
    const timer = setTimeout(() => end(() => reject(new Error(`not written:\n${read()}`))), WRITE_LIMIT_MS);
    const read = (): string => readFileSync(file, 'utf8');
    const end = (settle: () => void): void => {
      watcher.close();
      clearTimeout(timer);
      settle();
    };
    const look = (): void => {
      if (holds(read())) end(resolve);
    };
  });
}
