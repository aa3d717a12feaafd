import { filesJson, variablesJson } from '../core/present/doctorJson.ts';
import { environmentText } from '../core/present/environmentText.ts';
import type { Options } from './call.ts';
import type { Terminal } from './terminal.ts';
import { readReport } from './doctor.ts';
import { relevance } from './relevance.ts';

/** `env`: every variable that Claude Code would see, who sets it, and who loses. */
export async function runEnv(options: Options, terminal: Terminal): Promise<number> {
  const report = await readReport(options, terminal);
  const isRelevant = await relevance(options, terminal);
  const json = { schema: 1, variables: variablesJson(report, isRelevant), files: filesJson(report) };
  terminal.out(options.json ? `${JSON.stringify(json, null, 2)}\n` : environmentText(report, isRelevant));
  return 0;
}
