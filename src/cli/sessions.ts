import { sessionsJson } from '../core/present/sessionsJson.ts';
import { sessionsText } from '../core/present/sessionsText.ts';
import type { Options } from './call.ts';
import { readSessions } from './evidence.ts';
import type { Terminal } from './terminal.ts';

/** `sessions`: what the transcripts show of errors, of `scope` and of caching. */
export async function runSessions(options: Options, terminal: Terminal): Promise<number> {
  const { report, sessions } = await readSessions(options, terminal);
  terminal.out(
    options.json
      ? `${JSON.stringify(sessionsJson(report, sessions), null, 2)}\n`
      : sessionsText(report, sessions, Date.now()),
  );
  return 0;
}
