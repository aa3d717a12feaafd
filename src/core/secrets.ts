import { visible } from './l10n.ts';

/**
 * The mask. A value may reach a screen, a log or a pipe only through {@link shown}, {@link maskedValue} or
 * {@link shownText}: by name for what is secret as a whole, by shape for what hides inside other values.
 */

export interface Shown {
  readonly text: string;
  /** Whether something was hidden. */
  readonly masked: boolean;
}

/** What stands in the place of what is hidden. */
export const DOTS = '••••••';

/** Of a value no more than this is looked at while somebody waits: far more than is shown, so that no secret is cut in two. */
const LOOKED_AT = 16_384;

/** A variable's value, fit to be seen: {@link visible} as well. */
export function shown(name: string, value: string): Shown {
  const { masked, text } = maskedValue(name, value.slice(0, LOOKED_AT));
  return { text: visible(text, undefined, value.length), masked };
}

/** A variable's value for programs: whole, and but for its secrets as it is. */
export function maskedValue(name: string, value: string): Shown {
  if (value !== '' && isSecretName(name)) return { text: DOTS, masked: true };
  const text = shownText(value);
  return { text, masked: text !== value };
}

/** A text that may quote addresses, headers or tokens, with those parts hidden. */
export function shownText(text: string): string {
  return SHAPES.reduce((masked, [shape, replacement]) => masked.replace(shape, replacement), text);
}

/** Whether a text, at its start, surely holds a secret. The mask hides more: what might be one, such as a query or a long id. */
export function holdsSecret(text: string): boolean {
  const start = text.slice(0, LOOKED_AT);
  return SHAPES.some(([shape, , isGuess]) => !isGuess && start.search(shape) >= 0);
}

/** Whether the whole value of the variable is secret. */
export function isSecretName(name: string): boolean {
  return SECRET_NAMES.test(name.toUpperCase()) || (SECRET_WORDS.test(name) && !HARMLESS.test(name));
}

/** Documented as secret, though the name alone does not say so: headers and bodies carry tokens. */
const SECRET_NAMES =
  /^(?:ANTHROPIC_CUSTOM_HEADERS|AWS_ACCESS_KEY_ID|CLAUDE_CODE_EXTRA_(?:BODY|METADATA)|OTEL_EXPORTER_OTLP_(?:(?:LOGS|METRICS|TRACES)_)?HEADERS)$/;

const SECRET_WORDS =
  /(?:^|[_-])(?:API[_-]?KEY|ACCESS[_-]?KEY|PRIVATE[_-]?KEY|AUTH|AUTHORIZATION|BEARER|COOKIES?|CREDENTIALS?|HEADERS?|PASS|PASSPHRASE|PASSWD|PASSWORD|PAT|PWD|SECRETS?|TOKENS?)(?:$|[_-])|(?:APIKEY|PASSWORD|SECRET)$|[_-]KEY$/i;

/** Names that hold such a word and no secret: limits, switches, paths and lifetimes. */
const HARMLESS =
  /MAX_\w*TOKENS|TOKENS?_(?:LIMIT|BUDGET|COUNT|THRESHOLD)|_(?:INPUT|OUTPUT|THINKING)_TOKENS$|^CLAUDE_CODE_(?:SKIP|USE|DISABLE|ENABLE|MAX)_|^(?:DISABLE|ENABLE)_|_(?:FILE|PATH|DIR|TTL_MS|TIMEOUT_MS|DEBOUNCE_MS|URL|HELPER|DESCRIPTOR)$|_CLIENT_KEY$|^GOOGLE_APPLICATION_CREDENTIALS$|ATTRIBUTION_HEADER|^PWD$|^OLDPWD$|^SSH_AUTH_SOCK$/i;

/** Bounded, so that a long value without any secret takes no time that grows with its square. */
const SECRET_KEY =
  '[\\w-]{0,60}(?:api[\\s_-]?key|access[_-]?key|authorization|bearer|cookie|credential|password|passwd|secret|signature|token(?!s|[_-]?(?:count|limit|budget|usage)))[\\w-]{0,60}';

/** What follows a key: text in quotes, in quotes that are escaped themselves, or one word. */
const SECRET_VALUE = String.raw`(?:\\"(?:[^"\\]|\\\\(?:\\"|[^"]))*\\?"?|"(?:[^"\\]|\\[\s\S])*"?|'(?:[^'\\]|\\[\s\S])*'?|[^\s,;&"'}\]\\]+)`;

/** The third says that the shape may well be harmless. */
const SHAPES: readonly (readonly [RegExp, string, boolean?])[] = [
  // user:password@ of an address, up to the last @: a raw slash in a password makes the address wrong but no less secret
  [/(\b[a-z][a-z0-9+.-]{0,30}:\/\/)[^\s/?#"'@\\:]*:(?!\d{1,5}(?:[/?#"'\s]|$))[^\s"'\\]{0,300}@/gi, `$1${DOTS}@`],
  // other user info of an address
  [/(\b[a-z][a-z0-9+.-]{0,30}:\/\/)[^\s/?#"'@\\]*(?:@[^\s/?#"'@\\]*)*@/gi, `$1${DOTS}@`, true],
  // user:password@host without a scheme, as proxies are written
  [
    /(?<![\w/:@.+-])[^\s/?#"'@\\:,=]{1,100}:[^\s/"'@\\]{1,300}@(?=[\w[\].-]+(?::\d{1,5})?(?:[/\s"',;]|$))/g,
    `${DOTS}@`,
    true,
  ],
  // the query and the fragment of an address
  [/(\b[a-z][a-z0-9+.-]{0,30}:\/\/(?:(?!:\/\/)[^\s?#"'\\])*[?#])[^\s"'\\]+/gi, `$1${DOTS}`, true],
  // headers whose whole value is secret, up to the end of their line or quotes
  [/(\b(?:[\w-]{0,60}authorization|(?:set-)?cookie):\s*)[^"'\\\r\n]+/gi, `$1${DOTS}`],
  // "password": "…", x-api-key: …, token=…
  [
    new RegExp(`(\\b${SECRET_KEY}(?:\\\\?["'])?\\s*[:=]\\s*)(?:[a-z]+\\s+(?=[\\w.~+/=-]{6}))?${SECRET_VALUE}`, 'gi'),
    `$1${DOTS}`,
  ],
  // --api-key …
  [/(--[\w-]{0,60}(?:key|token|secret|password|passwd)\s+)[^\s-]\S*/gi, `$1${DOTS}`],
  [/\b(Bearer)\s+[\w.~+/=-]{6,}/gi, `$1 ${DOTS}`],
  [/\b([Bb]asic)\s+(?=[a-z]{0,400}[\dA-Z+/=])[\w+/=-]{6,}/g, `$1 ${DOTS}`],
  // tokens by their own look
  [/\b(?:sk|pk|rk)[-_][\w-]{6,}/g, DOTS],
  [/\b(?:gh[opsru]|glpat|xox[abeprs]|gsk|vck|pplx|nvapi)[-_][\w-]{6,}/g, DOTS],
  [/\b(?:npm|hf|pat|github_pat)_\w{16,}/g, DOTS],
  [/\b(?:AKIA|ASIA|ABSK|AIza)[\w+/=-]{8,}/g, DOTS],
  [/\bdapi[0-9a-f]{32}/g, DOTS],
  [/\beyJ[\w-]{5,}\.[\w-]+(?:\.[\w-]*)?/g, DOTS],
  [/-----BEGIN [A-Z ]+-----[\s\S]*?(?:-----END [A-Z ]+-----|$)/g, DOTS],
  // what is long and looks like nothing but a key: both cases and digits, or letters and digits without a break
  [
    /(?<![\w/+.:-])(?=[\w+/-]{0,400}\d)(?=[\w+/-]{0,400}[a-z])(?=[\w+/-]{0,400}[A-Z])[\w+/-]{40,}={0,2}(?![\w/.:-])/g,
    DOTS,
    true,
  ],
  [/(?<![\w/+.:-])(?=[A-Za-z]{0,400}\d)(?=\d{0,400}[A-Za-z])[A-Za-z0-9]{32,}(?![\w/.:-])/g, DOTS, true],
  [
    /(?<=\/)(?=[A-Za-z]{0,400}\d)(?=\d{0,400}[A-Za-z])(?=[A-Za-z\d]*\d[A-Za-z]+\d)[A-Za-z0-9]{40,}(?![\w.-])/g,
    DOTS,
    true,
  ],
];
