// Which versions of Claude Code are meant: what a person names, held against what npm has.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { run } from '../lib/processes.mjs';
import { CLIENT_PACKAGE, installClient } from './clients.mjs';

const LIMIT_MS = 60_000;

/** What a person did wrong, or the network; the message is all that need be said. */
export class WrongCall extends Error {}

/**
 * What the arguments name, unless that cannot be a version.
 *
 * @param {readonly string[]} args
 */
export function namedIn(args) {
  const named = args.length > 0 ? args : ['latest'];
  const wrong = named.filter((name) => name !== 'latest' && !/^\d+\.\d+\.\d+$/.test(name));
  if (wrong.length > 0) throw new WrongCall(`no version: ${wrong.join(', ')}. A version is like 2.1.329, or latest.`);
  return [...new Set(named)];
}

/**
 * The versions that are meant. npm is asked only about those that are not installed yet.
 *
 * @param {readonly string[]} named
 * @param {string} cache the folder of installed versions
 */
export async function publishedVersions(named, cache) {
  if (named.every((name) => existsSync(path.join(cache, name, 'installed')))) return named;
  const { latest, versions } = await askNpm();
  const missing = named.filter((name) => name !== 'latest' && !versions.includes(name));
  if (missing.length > 0)
    throw new WrongCall(`npm has no Claude Code ${missing.join(', ')}; the newest is ${latest}. Nothing was measured.`);
  return [...new Set(named.map((name) => (name === 'latest' ? latest : name)))];
}

/**
 * Installs them all, or says why that cannot be done.
 *
 * @param {readonly string[]} versions
 * @param {string} cache
 */
export async function installVersions(versions, cache) {
  for (const version of versions) {
    try {
      await installClient(version, cache);
    } catch (error) {
      throw new WrongCall(`${error instanceof Error ? error.message : String(error)}\nNothing was measured.`);
    }
  }
}

/** @returns {Promise<{ latest: string, versions: readonly string[] }>} */
async function askNpm() {
  const args = [
    'view',
    CLIENT_PACKAGE,
    'dist-tags.latest',
    'versions',
    '--json',
    '--loglevel=error',
    '--fetch-retries=0',
  ];
  const { code, output } = await run('npm', args, { limit: LIMIT_MS });
  const answer = parsed(output);
  if (code === 0 && answer?.['dist-tags.latest'] && Array.isArray(answer.versions))
    return { latest: answer['dist-tags.latest'], versions: answer.versions };
  throw new WrongCall(
    `npm could not be asked for the versions of Claude Code: ${reasonIn(output)}\nNothing was measured.`,
  );
}

/**
 * The one line of npm's complaint that says why.
 *
 * @param {string} output
 */
function reasonIn(output) {
  const lines = output.split('\n').map((line) => line.replace(/^npm error\s*/, '').trim());
  return lines.find((line) => /Error: |^\d{3} /.test(line)) ?? lines.find((line) => /\w/.test(line)) ?? 'no answer';
}

/** @param {string} output */
function parsed(output) {
  try {
    return JSON.parse(output.slice(output.indexOf('{')));
  } catch {
    return undefined;
  }
}
