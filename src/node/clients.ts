import type { Client, ClientVersion, Platform } from '../core/model.ts';
import { nativeVersion, programOnPath, versionOfProgram } from './claude.ts';

export interface ClientSearch {
  readonly platform: Platform;
  readonly home: string;
  readonly env: Readonly<Record<string, string>>;
  /** The version that the folder's latest session tells; null where there is none. */
  readonly sessionVersion: string | null;
}

/** The clients on this machine, the one that a terminal would start first. Reads only; starts nothing. */
export async function findClients({ platform, home, env, sessionVersion }: ClientSearch): Promise<ClientVersion[]> {
  const program = await programOnPath(searchPathIn(env), platform);
  const onPath = program === null ? null : await versionOfProgram(program);
  const native = await nativeVersion(home, env['XDG_DATA_HOME']);
  return [...found(onPath, 'path'), ...found(native, 'path'), ...found(sessionVersion, 'sessions')];
}

/** The search path; on Windows its name is `Path`, and a copy of the environment no longer overlooks that. */
export function searchPathIn(env: Readonly<Record<string, string>>): string {
  return env['PATH'] ?? env['Path'] ?? '';
}

/** The first client is judged; of the others each version is named once. */
export function clientOf(clients: readonly ClientVersion[]): Client {
  const [first, ...rest] = clients;
  const others = rest.filter(
    ({ version }, index) =>
      version !== first?.version && rest.findIndex((other) => other.version === version) === index,
  );
  return { version: first?.version ?? null, source: first?.source ?? null, others };
}

function found(version: string | null, source: ClientVersion['source']): ClientVersion[] {
  return version === null ? [] : [{ version, source }];
}
