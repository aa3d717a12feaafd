/**
 * The mask. A value may reach a screen, a log or a pipe only through {@link shown}, {@link shownUrl} or
 * {@link shownText}: by name for what is secret as a whole, by shape for what hides inside other values.
 */

export interface Shown {
  readonly text: string;
  /** Whether something was hidden. */
  readonly masked: boolean;
}

const DOTS = '••••••';

/** A variable's value, fit to be seen. */
export function shown(name: string, value: string): Shown {
  if (value !== '' && isSecretName(name)) return { text: DOTS, masked: true };
  const text = shownText(value);
  return { text, masked: text !== value };
}

/** A text that may quote addresses, headers or tokens, with those parts hidden. */
export function shownText(text: string): string {
  return SHAPES.reduce((masked, [shape, replacement]) => masked.replace(shape, replacement), text);
}

/** Whether the whole value of the variable is secret. */
export function isSecretName(name: string): boolean {
  return SECRET_NAMES.has(name.toUpperCase()) || (SECRET_WORDS.test(name) && !HARMLESS.test(name));
}

/** Documented as secret, though the name alone does not say so: headers and bodies carry tokens. */
const SECRET_NAMES = new Set([
  'ANTHROPIC_CUSTOM_HEADERS',
  'AWS_ACCESS_KEY_ID',
  'CLAUDE_CODE_EXTRA_BODY',
  'CLAUDE_CODE_EXTRA_METADATA',
  'OTEL_EXPORTER_OTLP_HEADERS',
  'OTEL_EXPORTER_OTLP_LOGS_HEADERS',
  'OTEL_EXPORTER_OTLP_METRICS_HEADERS',
  'OTEL_EXPORTER_OTLP_TRACES_HEADERS',
]);

const SECRET_WORDS =
  /(?:^|[_-])(?:API[_-]?KEY|ACCESS[_-]?KEY|PRIVATE[_-]?KEY|AUTH|AUTHORIZATION|BEARER|COOKIE|CREDENTIALS?|HEADERS?|PASS|PASSPHRASE|PASSWD|PASSWORD|PAT|PWD|SECRETS?|TOKEN|TOKENS?)(?:$|[_-])|(?:APIKEY|PASSWORD|SECRET)$|[_-]KEY$/i;

/** Names that hold such a word and no secret: limits, switches, paths and lifetimes. */
const HARMLESS =
  /MAX_\w*TOKENS|TOKENS?_(?:LIMIT|BUDGET|COUNT|THRESHOLD)|_TOKENS$|^CLAUDE_CODE_(?:SKIP|USE|DISABLE|ENABLE|MAX)_|^(?:DISABLE|ENABLE)_|_(?:FILE|PATH|DIR|TTL_MS|TIMEOUT_MS|URL|HELPER|DESCRIPTOR)$|ATTRIBUTION_HEADER|^PWD$|^OLDPWD$|^SSH_AUTH_SOCK$/i;

const SECRET_KEY =
  '[\\w-]*(?:api[_-]?key|access[_-]?key|authorization|bearer|cookie|credential|password|passwd|secret|signature|token)[\\w-]*';

const SHAPES: readonly (readonly [RegExp, string])[] = [
  // user:password@ of an address, whatever the scheme
  [/(\b[a-z][a-z0-9+.-]*:\/\/)[^\s/?#"'@\\]*(?:@[^\s/?#"'@\\]*)*@/gi, `$1${DOTS}@`],
  // the query and the fragment of an address
  [/(\b[a-z][a-z0-9+.-]*:\/\/[^\s?#"'\\]*[?#])[^\s"'\\]+/gi, `$1${DOTS}`],
  // "authorization": "…", x-api-key: …, token=…
  [
    new RegExp(
      `(\\\\?["']?\\b${SECRET_KEY}\\\\?["']?\\s*[:=]\\s*)(?:(?:Bearer|Basic)\\s+)?(?:\\\\?["'][^"'\\\\]*\\\\?["']|[^\\s,;&"'}\\]]+)`,
      'gi',
    ),
    `$1${DOTS}`,
  ],
  [/\b(Bearer|Basic)\s+[\w.~+/=-]{6,}/gi, `$1 ${DOTS}`],
  // tokens by their own look
  [/\b(?:sk|pk|rk|pat|ghp|gho|ghu|ghs|ghr|glpat|xox[abprs]|npm|hf|pplx|gsk|nvapi|vck)[-_][\w-]{6,}/g, DOTS],
  [/\bgithub_pat_\w{10,}/g, DOTS],
  [/\b(?:AKIA|ASIA|ABSK|AIza)[\w+/=-]{8,}/g, DOTS],
  [/\beyJ[\w-]{5,}\.[\w-]+(?:\.[\w-]*)?/g, DOTS],
  [/-----BEGIN [A-Z ]+-----[\s\S]*?(?:-----END [A-Z ]+-----|$)/g, DOTS],
  // what is long and looks like nothing but a key
  [/(?<![\w/+.:-])(?=[\w+/-]*\d)(?=[\w+/-]*[A-Za-z])[A-Za-z0-9+/_-]{40,}={0,2}(?![\w/.:-])/g, DOTS],
];
