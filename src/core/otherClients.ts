import { evaluate } from './evaluate.ts';
import type { ClientVersion, Report, RouteId, ScopeVerdict } from './model.ts';

/** What another client on the machine would do with the same settings. */
export interface OtherClient extends ClientVersion {
  readonly routeId: RouteId;
  readonly scope: ScopeVerdict;
}

/** Judges each further client by its own version: the terminal's and the editor's can differ. */
export function judgeOthers({ snapshot }: Report): OtherClient[] {
  return snapshot.client.others.map(({ version, source }) => {
    const { route, scope } = evaluate({ ...snapshot, client: { version, source, others: [] } });
    return { version, source, routeId: route.id, scope };
  });
}
