import { evaluate } from '../core/evaluate.ts';
import type { Report } from '../core/model.ts';
import type { Sessions } from '../core/sessions/session.ts';
import { projectsFolder } from '../node/latestSession.ts';
import { configDirIn, readSnapshot } from '../node/snapshot.ts';
import { readEvidence } from '../node/transcripts/evidence.ts';
import { scanTranscripts } from '../node/transcripts/scan.ts';
import type { Options } from './call.ts';
import type { Terminal } from './terminal.ts';
import { snapshotRequest } from './world.ts';
import { stateFolderOf } from './writeContextOf.ts';

/** The report on the world that the options name, and its sessions. */
export async function readSessions(
  options: Options,
  terminal: Terminal,
): Promise<{ readonly report: Report; readonly sessions: Sessions }> {
  const request = await snapshotRequest(options, terminal);
  const report = evaluate(await readSnapshot(request));
  const folder = projectsFolder(request.home, configDirIn(request), request.folder);
  const sessions = await scanTranscripts({
    folder,
    state: stateFolderOf(options, terminal),
  });
  return { report, sessions };
}

/** The same report, judged by what the transcripts show. */
export async function readReportWithEvidence(options: Options, terminal: Terminal): Promise<Report> {
  const { report, sessions } = await readSessions(options, terminal);
  const evidence = await readEvidence(sessions, report, stateFolderOf(options, terminal));
  return evaluate({ ...report.snapshot, evidence });
}
