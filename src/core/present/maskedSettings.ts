import { shown, shownText } from '../secrets.ts';

/**
 * The text of a settings file, fit to be seen: values of secret names are hidden whole, secrets elsewhere by their
 * shape. For JSON and for what was meant as JSON; all lines stay where they are.
 */
export function maskedSettings(text: string): string {
  let at = 0;
  let masked = '';
  for (const { 0: member, 1: key = '', 2: colon = '', 3: value = '', index } of text.matchAll(MEMBER)) {
    masked += shownText(text.slice(at, index)) + maskedMember(key, colon, value);
    at = index + member.length;
  }
  return masked + shownText(text.slice(at));
}

function maskedMember(key: string, colon: string, value: string): string {
  const seen = shown(parsed(key), parsed(value));
  return shownText(key) + colon + (seen.masked ? JSON.stringify(seen.text) : value);
}

/** A key, the colon with its blanks, and a value that is neither object nor list; a string may lack its end. */
const MEMBER = /("(?:[^"\\\r\n]|\\.)*")(\s*:\s*)("(?:[^"\\\r\n]|\\.)*"?|[^\s"{}[\],]+)/g;

/** What a string says; what is no JSON string as it is written. */
function parsed(raw: string): string {
  try {
    const value: unknown = JSON.parse(raw);
    return typeof value === 'string' ? value : raw;
  } catch {
    return raw.replaceAll('"', '');
  }
}
