import { randomUUID } from 'node:crypto';
import { configDirOf } from '../../core/locations.ts';
import type { Report } from '../../core/model.ts';
import { valueOf } from '../../core/resolve.ts';
import { NO_TOKENS } from '../../core/sessions/session.ts';
import { clientAnswerIn } from '../../core/verify/clientAnswer.ts';
import { cachingOf, outcomeOf, type Run, type Verification } from '../../core/verify/verification.ts';
import { runProcess } from './process.ts';
import { type Program, safeEnvironment, type Surroundings } from './program.ts';
import { readRecorded } from './recorded.ts';

export interface VerifyRequest extends Surroundings {
  readonly program: Program;
  /** On the same folder and environment, by the program's version. */
  readonly report: Report;
  /** What is passed to the client's own `--settings`. */
  readonly flagSettings?: string | undefined;
  /** For each run. */
  readonly limitMs: number;
  /** Whether a second run asks if the cache is read; it costs another request. */
  readonly checkCaching: boolean;
  /** Hears of the second run. */
  readonly onSecondRun?: () => void;
}

/**
 * Runs Claude Code once, in print mode, and where that goes well once more, and tells what came of it. Only the client
 * talks to anybody. What the project's files have it do must have been looked at before.
 */
export async function verify(request: VerifyRequest): Promise<Verification> {
  const first = await run(request);
  const { outcome, recorded, tokens, ms } = first;
  const clientVersion = recorded?.clientVersion ?? request.program.version;
  const told = { outcome, recorded, tokens, ms, clientVersion };
  if (outcome.kind !== 'ok') return { ...told, caching: { kind: 'not-checked', because: 'failed' } };
  if (request.report.caching.on) return { ...told, caching: { kind: 'not-checked', because: 'off' } };
  if (!request.checkCaching) return { ...told, caching: { kind: 'not-checked', because: 'asked' } };
  request.onSecondRun?.();
  return { ...told, caching: cachingOf(first, await run(request)) };
}

/**
 * What was sent was the same with these options and without, on 2.1.31, 2.1.89 and 2.1.329. `--permission-mode` takes
 * back a mode that would carry out every call of a tool (measured on 2.1.31 and 2.1.89). `--tools` would end those
 * calls, and change the request: what is verified would be another one.
 */
const OPTIONS = ['--output-format', 'json', '--max-turns', '1', '--permission-mode', 'default'] as const;

const PROMPT = 'Reply with the single word ok.';

async function run(request: VerifyRequest): Promise<Run> {
  const { flagSettings, limitMs, program, project, signal } = request;
  const sessionId = randomUUID();
  const settings = flagSettings === undefined ? [] : ['--settings', flagSettings];
  const ended = await runProcess({
    command: [...program.command, '-p', PROMPT, ...OPTIONS, '--session-id', sessionId, ...settings],
    cwd: project.folder,
    env: await safeEnvironment(request),
    limitMs,
    signal,
  });
  const answer = clientAnswerIn(ended.stdout);
  return {
    outcome: outcomeOf(ended),
    tokens: answer?.tokens ?? NO_TOKENS,
    recorded: await readRecorded(configFolders(request), answer?.sessionId ?? sessionId),
    ms: ended.ms,
  };
}

/** Where the client may keep its transcripts: as the environment says, or a settings file, else in the home folder. */
function configFolders({ env, report: { environment, snapshot } }: VerifyRequest): string[] {
  const { folder, home, platform } = snapshot;
  const named = [env['CLAUDE_CONFIG_DIR'], valueOf(environment, 'CLAUDE_CONFIG_DIR'), undefined];
  return [...new Set(named.map((configDir) => configDirOf({ platform, home, folder, configDir })))];
}
