import { evaluate } from '../core/evaluate.ts';
import type { Report } from '../core/model.ts';
import { doctorJson } from '../core/present/doctorJson.ts';
import { doctorText } from '../core/present/doctorText.ts';
import { evidenceText } from '../core/present/evidenceText.ts';
import { worstOf } from '../core/present/status.ts';
import { readSnapshot } from '../node/snapshot.ts';
import { readReportWithEvidence } from './evidence.ts';
import { relevance } from './relevance.ts';
import type { Options } from './call.ts';
import type { Terminal } from './terminal.ts';
import { snapshotRequest } from './world.ts';

/** `doctor`: the whole report, for people or as one JSON document. */
export async function runDoctor(options: Options, terminal: Terminal): Promise<number> {
  const report = await (options.sessions ? readReportWithEvidence : readReport)(options, terminal);
  if (options.json) {
    const isRelevant = await relevance(options, terminal);
    terminal.out(`${JSON.stringify(doctorJson(report, isRelevant), null, 2)}\n`);
  } else {
    terminal.out(doctorText(report));
    if (report.snapshot.evidence) terminal.out(`\n${evidenceText(report, report.snapshot.evidence, Date.now())}`);
  }
  const worst = worstOf(report.findings);
  return worst === 'error' || worst === 'warning' ? 1 : 0;
}

/** The report on the machine, or on the world that the options name. */
export async function readReport(options: Options, terminal: Terminal): Promise<Report> {
  return evaluate(await readSnapshot(await snapshotRequest(options, terminal)));
}
