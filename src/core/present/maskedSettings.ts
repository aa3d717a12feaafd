import { BOM, parseStrict } from '../json.ts';
import { DOTS, holdsSecret, isSecretName, maskedValue as valueOf, shown, shownText } from '../secrets.ts';
import { type Token, type TokenKind, tokensOf } from '../tokens.ts';
import { maskedComment } from './maskedComment.ts';

/**
 * The text of a settings file, fit to be seen: values of secret names are hidden whole, at any depth, secrets elsewhere
 * by their shape. Every line stays where it is. Where a text is so broken that nobody can tell names from values, only
 * what looks like a name is left of it.
 */
export function maskedSettings(text: string): string {
  const json = parseStrict(text);
  const tokens = allTokens(text);
  const isLegible = json.ok || json.code !== 'syntax';
  const shownToken = isLegible ? legible(text, tokens) : ruined(text, tokens);
  let end = 0;
  const parts = tokens.map((token, at) => {
    const part = text.slice(end, token.offset) + shownToken(token, at);
    end = token.offset + token.length;
    return part;
  });
  return parts.join('') + text.slice(end);
}

function allTokens(text: string): Token[] {
  const next = tokensOf(text, text.startsWith(BOM) ? BOM.length : 0);
  const tokens: Token[] = [];
  for (let token = next(); token; token = next()) tokens.push(token);
  return tokens;
}

/** An object or a list that is open, and what it means for the values in it. */
interface Container {
  readonly kind: TokenKind;
  /** The name that an item of a list goes by: that of the list. */
  readonly name: string;
  /** The variable that an entry of a list speaks of, as VS Code’s setting has them: `{"name": …, "value": …}`. */
  readonly variable: string | null;
  readonly isEnv: boolean;
  /** Whether all values in it are secret. */
  readonly isSecret: boolean;
  /** Whether its names are secret as well: those inside a variable that is. */
  readonly hidesNames: boolean;
}

const OUTSIDE: Container = { kind: '[', name: '', variable: null, isEnv: false, isSecret: false, hidesNames: false };

/** Each token as it is to be shown; they are to be asked for in their order. */
type ShownToken = (token: Token, at: number) => string;

function legible(text: string, tokens: readonly Token[]): ShownToken {
  const open: Container[] = [];
  let key = '';
  let previous = '';
  return (token, at) => {
    const raw = rawOf(text, token);
    const around = open.at(-1) ?? OUTSIDE;
    const name = nameOf(key, around);
    switch (token.kind) {
      case '{':
      case '[':
        open.push(opened(token, name, { around, depth: open.length, variable: variableAt(text, tokens, at) }));
        previous = '';
        return raw;
      case '}':
      case ']':
        open.pop();
        return raw;
      case ',':
      case ':':
        return raw;
      case 'comment':
      case 'open-comment':
        return maskedComment(raw);
      case 'string':
      case 'open-string':
      case 'word': {
        if (isFollowedByColon(tokens, at)) {
          key = said(raw);
          return around.hidesNames ? hidden(raw) : masked(raw, shownText(key));
        }
        const isArgument = around.kind === '[' && previous !== '' && holdsSecret(`${previous} x`);
        previous = said(raw);
        return maskedValue(raw, name, isArgument || isSecret(name, around));
      }
    }
  };
}

/** What a value goes by. */
function nameOf(key: string, { kind, name, variable }: Container): string {
  if (kind === '[') return name;
  return key === 'value' && variable !== null ? variable : key;
}

/** An entry has few members: so far ahead it is looked for, whatever else the object may be. */
const ENTRY_TOKENS = 40;

/** What stands under `name` in the object that opens there; null where nothing does. */
function variableAt(text: string, tokens: readonly Token[], from: number): string | null {
  let depth = 0;
  for (let at = from; at < Math.min(tokens.length, from + ENTRY_TOKENS); at += 1) {
    const token = tokens[at];
    if (token?.kind === '{' || token?.kind === '[') depth += 1;
    if (token?.kind === '}' || token?.kind === ']') depth -= 1;
    if (depth === 0) return null;
    const value = tokens[at + 2];
    if (depth !== 1 || !token || value?.kind !== 'string' || tokens[at + 1]?.kind !== ':') continue;
    if (said(rawOf(text, token)) === 'name') return said(rawOf(text, value));
  }
  return null;
}

function opened(
  { kind }: Token,
  name: string,
  { around, depth, variable }: { readonly around: Container; readonly depth: number; readonly variable: string | null },
): Container {
  const isAllSecret = isSecret(name, around);
  return {
    kind,
    name,
    variable,
    isEnv: depth === 1 && kind === '{' && name === 'env',
    isSecret: isAllSecret,
    hidesNames: around.hidesNames || (around.isEnv && isAllSecret),
  };
}

/** Variables are judged as everywhere; other members by what their name looks like, too. */
function isSecret(name: string, { isEnv, isSecret: isAllSecret }: Container): boolean {
  if (isAllSecret || isSecretName(name)) return true;
  return !isEnv && !/helper$/i.test(name) && holdsSecret(`${name}: x`);
}

function maskedValue(raw: string, name: string, isHidden: boolean): string {
  if (/^(?:true|false|null|"")$/.test(raw)) return raw;
  return isHidden ? hidden(raw) : masked(raw, seen(name, said(raw)));
}

/** So long a value takes seconds; nobody reads it to its end. */
const LONG = 16_384;

const seen = (name: string, value: string): string =>
  (value.length > LONG ? shown(name, value) : valueOf(name, value)).text;

/** The token with that text in it; one that is not whole is hidden instead. */
function masked(raw: string, text: string): string {
  if (text === said(raw)) return raw;
  return /^"[^\r\n]*"$/.test(raw) ? JSON.stringify(text) : hidden(raw);
}

/** On as many lines as it was. */
const hidden = (raw: string): string => raw.replace(/[^\r\n]+/g, JSON.stringify(DOTS));

/** What a string says; what is no whole string as it is written. */
function said(raw: string): string {
  try {
    const parsed: unknown = JSON.parse(raw);
    return typeof parsed === 'string' ? parsed : raw;
  } catch {
    return raw;
  }
}

function isFollowedByColon(tokens: readonly Token[], at: number): boolean {
  let next = at + 1;
  while (tokens[next]?.kind === 'comment') next += 1;
  return tokens[next]?.kind === ':';
}

const rawOf = (text: string, { offset, length }: Token): string => text.slice(offset, offset + length);

/** Where strings and names cannot be told apart. */
function ruined(text: string, tokens: readonly Token[]): ShownToken {
  return (token, at) => {
    const raw = rawOf(text, token);
    if (tokens[at + 1]?.kind === ':' && /^"[\w.$-]{1,80}"$/.test(raw)) return masked(raw, shownText(said(raw)));
    const isPunctuation = token.kind.length === 1;
    return isPunctuation ? raw : hidden(raw);
  };
}
