import type { Stats } from 'node:fs';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { evaluate } from '../core/evaluate.ts';
import * as l10n from '../core/l10n.ts';
import type { Report } from '../core/model.ts';
import { verifyJson } from '../core/present/verifyJson.ts';
import { beforeWords, powerWords, verificationText } from '../core/present/verifyWords.ts';
import { UserError } from '../core/userError.ts';
import { LIMIT_SECONDS } from '../core/verify/verification.ts';
import { readSnapshot } from '../node/snapshot.ts';
import { type Program, programAt, programFromPath, type Surroundings } from '../node/verify/program.ts';
import { projectOf, readPowers } from '../node/verify/project.ts';
import { verify } from '../node/verify/verify.ts';
import type { Options } from './call.ts';
import type { Terminal } from './terminal.ts';
import { requestWithoutClient } from './world.ts';

/** `verify`: runs the installed Claude Code. Status 0 where it was answered, 1 where not, 2 where it was not run. */
export async function runVerify(options: Options, terminal: Terminal): Promise<number> {
  const limitSeconds = secondsOf(options.timeout);
  refuseMadeUp(options);
  const request = await requestWithoutClient(options, terminal);
  const { folder, home, platform } = request;
  if (!(await isKind(folder, (found) => found.isDirectory())))
    throw new UserError(l10n.t('{0} is no folder, and Claude Code cannot start there', folder));
  const env = { ...request.processEnv, ...request.editorEnv, ...homeIn(options, home, platform) };
  const project = await projectOf(folder, home);
  const surroundings: Surroundings = { platform, env, project, signal: terminal.interruption() };
  const program = await programOf(options, terminal, surroundings);
  const { source, version } = program;
  const client = { version, source: version === null ? null : source, others: [] };
  const report = evaluate(await readSnapshot({ ...request, client }));
  if (options['trust-project'] !== true) await refusePowers(surroundings, report);

  const say = options.json ? terminal.warn : (line: string): void => terminal.out(`${line}\n`);
  const checkCaching = options['no-cache-check'] !== true;
  for (const line of beforeWords(report, { ...program, folder, checkCaching })) say(line);
  const verification = await verify({
    ...surroundings,
    program,
    report,
    flagSettings: options.settings,
    limitMs: limitSeconds * 1_000,
    checkCaching,
  });
  terminal.out(
    options.json
      ? `${JSON.stringify(verifyJson(verification, report, program), null, 2)}\n`
      : `\n${verificationText(verification, report, { limitSeconds })}`,
  );
  return verification.outcome.kind === 'ok' ? 0 : 1;
}

const MOST_SECONDS = 3_600;

function secondsOf(given: string | undefined): number {
  if (given === undefined) return LIMIT_SECONDS;
  const seconds = /^\d+(?:\.\d+)?$/.test(given) ? Number(given) : 0;
  if (seconds > 0 && seconds <= MOST_SECONDS) return seconds;
  throw new UserError(l10n.t('--timeout must be a number of seconds, at most {0}, not "{1}"', MOST_SECONDS, given));
}

/** A program that really runs reads this machine's managed settings, by this machine's rules, and has its own version. */
function refuseMadeUp(options: Options): void {
  const name = (['managed-dir', 'platform', 'claude-version'] as const).find((each) => options[each] !== undefined);
  if (name !== undefined)
    throw new UserError(l10n.t('--{0} is for looking only: verify runs a program, which does not heed it', name));
}

const isKind = (file: string, is: (found: Stats) => boolean): Promise<boolean> => stat(file).then(is, () => false);

/** With `--home` the client is sent there, too. */
function homeIn({ home: given }: Options, home: string, platform: string): Record<string, string> {
  if (given === undefined) return {};
  return platform === 'win32' ? { USERPROFILE: home } : { HOME: home };
}

async function programOf(options: Options, terminal: Terminal, surroundings: Surroundings): Promise<Program> {
  if (options.claude === undefined) {
    const found = await programFromPath(surroundings);
    if (found === null) throw new UserError(l10n.t('no claude is on the PATH; name one with --claude'));
    return found;
  }
  const file = path.resolve(terminal.cwd, options.claude);
  if (!(await isKind(file, (found) => found.isFile())))
    throw new UserError(l10n.t('--claude {0}: there is no such file', file));
  return programAt(file, 'option', surroundings);
}

/** What the project's files have Claude Code do is agreed to by name, or nothing is run. */
async function refusePowers({ project }: Surroundings, report: Report): Promise<void> {
  const powers = await readPowers(project, report);
  if (powers.length === 0) return;
  throw new UserError(
    l10n.t(
      'nothing was run: Claude Code would obey files of the project without asking. It {0}. Look at them, then say --trust-project',
      powers.map((power) => powerWords(report, power)).join('; '),
    ),
  );
}
