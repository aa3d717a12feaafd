import type { RouteId } from './model.ts';

type Direct<Id extends RouteId> = Id extends `${infer P extends RouteId}-gateway` ? P : Id;

/** Whose protocol a route speaks, whether directly or to a base URL of its own. */
export function providerOf(id: RouteId): Direct<RouteId> {
  return id.replace(/-gateway$/, '') as Direct<RouteId>;
}
