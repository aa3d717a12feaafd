import { decidersOf } from '../deciders.ts';
import type { Report, ScopeSeen } from '../model.ts';
import { isSamePath } from '../paths.ts';
import type { Evidence, Failure } from './session.ts';

/**
 * The latest session whose client, of the version that is judged, recorded a request with `scope` from this folder since
 * the settings were changed. Undefined where none shows it, and where something that decides is inherited or not saved:
 * nobody knows since when it is so, and the session may have run without it.
 */
export function scopeSeen(facts: Pick<Report, 'betas' | 'caching' | 'route' | 'snapshot'>): ScopeSeen | undefined {
  const { client, evidence, folder, platform } = facts.snapshot;
  if (decidersOf(facts).some(({ saved, source }) => !saved || source.path === null)) return undefined;
  for (const { clientVersion, id, project, requests } of evidence?.sessions ?? []) {
    const time = requests?.lastScoped;
    if (
      time &&
      time > (evidence?.lastChange ?? 0) &&
      clientVersion === client.version &&
      isSamePath(platform, project, folder)
    )
      return { session: id, time, count: requests.scoped };
  }
  return undefined;
}

/** In how many sessions, in any folder, `scope` was refused since the settings were changed; 0 where nobody looked. */
export function refusedSince(evidence: Evidence | null): number {
  const isRefusal = ({ family, time }: Failure): boolean =>
    family === 'cache-scope' && (time ?? 0) > (evidence?.lastChange ?? -1);
  return evidence?.sessions.filter(({ failures }) => failures.some(isRefusal)).length ?? 0;
}
