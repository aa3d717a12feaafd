/** Lines of transcripts in the least form that tells something; the client's own lines have more keys. */

export interface LineOf {
  readonly session: string;
  /** As ISO. */
  readonly time: string;
  readonly cwd: string;
  readonly version?: string;
}

const line = ({ cwd, session, time, version = '2.1.329' }: LineOf, more: object): string =>
  `${JSON.stringify({ ...more, sessionId: session, timestamp: time, cwd, version, entrypoint: 'cli' })}\n`;

export const prompt = (of: LineOf): string => line(of, { type: 'user', message: { role: 'user', content: 'hello' } });

/** An answer, and the tokens that it cost. */
export const answer = (of: LineOf, id: string, usage: Readonly<Record<string, number>>): string =>
  line(of, { type: 'assistant', message: { id, model: 'claude-opus-4-5', content: [], usage } });

/** A request that was refused. */
export const refusal = (of: LineOf, text = SCOPE_REFUSED): string =>
  line(of, {
    type: 'assistant',
    isApiErrorMessage: true,
    apiErrorStatus: 400,
    error: 'unknown',
    message: { model: '<synthetic>', content: [{ type: 'text', text }], usage: { input_tokens: 0, output_tokens: 0 } },
  });

const SCOPE_REFUSED = 'API Error: 400 system.1.cache_control.ephemeral.scope: Extra inputs are not permitted';

/** What a recent client writes down of a request; `scope` is null where it carried none. */
export const request = (of: LineOf, scope: 'global' | null): string =>
  line(of, {
    type: 'api-request',
    params: { betas: ['oauth-2025-04-20'] },
    cacheControl: [{ path: ['system', 1], value: { type: 'ephemeral', ...(scope === null ? {} : { scope }) } }],
  });
