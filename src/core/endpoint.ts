/** What Claude Code makes of a base URL. */
export interface Endpoint {
  /** False where the client stops with "Invalid URL". */
  readonly isValid: boolean;
  /** Whether requests go to `api.anthropic.com`, on any port and with a trailing dot too. */
  readonly isAnthropic: boolean;
  /** Whether the client itself takes it for Anthropic's own. */
  readonly isFirstParty: boolean;
  /** Whether a user name or password stands in it. */
  readonly hasUserInfo: boolean;
}

/** Before this version a request to an address with user info fails (measured: 2.1.112 sends nothing, 2.1.113 does). */
export const USER_INFO_SINCE = '2.1.113';

const HOST = 'api.anthropic.com';
const INVALID: Endpoint = { isValid: false, isAnthropic: false, isFirstParty: false, hasUserInfo: false };
/** Blanks alone: the requests go to Anthropic's host, and the client does not take it for it. */
const BLANK: Endpoint = { ...INVALID, isValid: true, isAnthropic: true };

/**
 * Reads a base URL as Claude Code 2.1.89, 2.1.97 and 2.1.329 were measured to, which is as the URL standard says: blanks
 * around it and line breaks in it, path, upper case, `http:`, the scheme's own port and the number of slashes do not
 * matter; another port or a trailing dot makes the client treat Anthropic's own host as a gateway.
 */
export function readEndpoint(url: string): Endpoint {
  const text = url.trim().replaceAll(/[\t\n\r]/g, '');
  if (text === '') return BLANK;
  const match = URL_PARTS.exec(text);
  const [, scheme = '', userInfo, rawHost = '', rawPort = ''] = match ?? [];
  const host = decoded(rawHost).toLowerCase();
  const port = Number(rawPort);
  if (!match || /[\s/?#@\\]/.test(host) || port > LAST_PORT) return INVALID;
  const isDefaultPort = rawPort === '' || port === DEFAULT_PORTS.get(scheme.toLowerCase());
  return {
    isValid: true,
    isAnthropic: host === HOST || host === `${HOST}.`,
    isFirstParty: host === HOST && isDefaultPort,
    hasUserInfo: userInfo !== undefined,
  };
}

/** Scheme, user info, host and port, for the core has no `URL`: a backslash is a slash, the last @ ends the user info. */
const URL_PARTS = /^(https?):[/\\]*([^/?#\\]*@)?(\[[^\]/?#\\]+\]|[^:/?#\\\s@]+)(?::(\d*))?(?:[/?#\\]|$)/i;
const DEFAULT_PORTS: ReadonlyMap<string, number> = new Map([
  ['http', 80],
  ['https', 443],
]);
const LAST_PORT = 65_535;

/** Percent signs in a host stand for characters; a host where they do not is left as it is. */
const decoded = (host: string): string =>
  host.replaceAll(/%([0-7][0-9a-f])/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
