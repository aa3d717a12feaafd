/** Lines as Claude Code writes them, with the keys that are read of them and no texts of anybody. */
export interface Told {
  readonly id: string;
  readonly cwd: string;
  readonly version?: string;
  readonly entrypoint?: string;
  readonly model?: string;
}

export type Line = (told: Told) => Record<string, unknown>;

export const SCOPE_ERROR = 'API Error: 400 system.2.cache_control.ephemeral.scope: Extra inputs are not permitted';

/** The text of a transcript. */
export function transcript(told: Told, ...lines: readonly Line[]): string {
  return lines.map((line) => `${JSON.stringify(line(told))}\n`).join('');
}

export function answered(time: number, usage: Readonly<Record<string, number>>): Line {
  return (told) => ({
    ...common(told, time),
    type: 'assistant',
    message: { id: `msg_${time}`, role: 'assistant', model: told.model ?? 'claude-opus-5-5', usage, content: [] },
  });
}

export function refused(time: number, text = SCOPE_ERROR): Line {
  return (told) => ({
    ...common(told, time),
    type: 'assistant',
    isApiErrorMessage: true,
    apiErrorStatus: 400,
    error: 'unknown',
    message: { id: `err_${time}`, role: 'assistant', model: '<synthetic>', content: [{ type: 'text', text }] },
  });
}

export function requested(time: number, isScoped: boolean): Line {
  return ({ id, version = '2.1.329' }) => ({
    type: 'api-request',
    sessionId: id,
    timestamp: new Date(time).toISOString(),
    version,
    params: { betas: ['claude-code-20250219'] },
    cacheControl: [{ path: ['system', 1], value: { type: 'ephemeral', ...(isScoped && { scope: 'global' }) } }],
  });
}

function common({ cwd, entrypoint = 'cli', id, version = '2.1.329' }: Told, time: number): Record<string, unknown> {
  return {
    uuid: `${id}-${time}`,
    parentUuid: null,
    isSidechain: false,
    userType: 'external',
    timestamp: new Date(time).toISOString(),
    sessionId: id,
    cwd,
    version,
    entrypoint,
    gitBranch: 'main',
  };
}
