import type { Report } from '../core/model.ts';
import type { Monitor } from './monitor.ts';

/** The report of this moment: what a person asks for is answered from the disk as it is now. */
export async function requireReport(monitor: Monitor): Promise<Report> {
  await monitor.refresh();
  if (!monitor.current) throw new Error('an audit always yields a report');
  return monitor.current;
}
