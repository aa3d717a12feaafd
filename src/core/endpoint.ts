/** What Claude Code makes of a base URL. */
export interface Endpoint {
  /** False where the client stops with "Invalid URL". */
  readonly isValid: boolean;
  /** Whether requests go to `api.anthropic.com`, on any port and with a trailing dot too. */
  readonly isAnthropic: boolean;
  /** Whether the client itself takes it for Anthropic's own (measured on 2.1.329). */
  readonly isFirstParty: boolean;
}

const HOST = 'api.anthropic.com';

/**
 * Reads a base URL as Claude Code 2.1.329 was measured to: surrounding blanks, path, user info, upper case, `http:` and
 * `:443` do not matter; another port or a trailing dot makes the client treat Anthropic's own host as a gateway.
 */
export function readEndpoint(url: string): Endpoint {
  const match = URL_PARTS.exec(url.trim());
  if (!match) return { isValid: false, isAnthropic: false, isFirstParty: false };
  const host = (match[2] ?? '').toLowerCase();
  const port = match[3] ?? '';
  const isAnthropic = host === HOST || host === `${HOST}.`;
  return { isValid: true, isAnthropic, isFirstParty: host === HOST && (port === '' || port === '443') };
}

/** Scheme, host and port, for the core has no `URL`: as there, a backslash ends the host and the last @ the user info. */
const URL_PARTS = /^(https?):\/\/(?:[^/?#\\]*@)?(\[[^\]/?#\\]+\]|[^:/?#\\\s@]+)(?::(\d*))?(?:[/?#\\]|$)/i;
