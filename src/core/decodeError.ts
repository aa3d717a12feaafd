import { ANSWERERS, type AnsweredBy, ERROR_FAMILIES, FAMILY_IDS, type FamilyId } from './facts/errorFamilies.ts';
import { NAMED_BETAS } from './facts/namedBetas.ts';
import { unwrapped } from './pastedText.ts';
import { type Refusal, refusedFields } from './refusedFields.ts';

/** What an error message says. The texts in it come from other people: show them through `shownText`. */
export interface Decoded {
  /** Null where it is none that we know. */
  readonly family: FamilyId | null;
  /** The path of the field that was refused, where the message names one. */
  readonly field: string | null;
  /** The values of `anthropic-beta` that the message names. */
  readonly betas: readonly string[];
  readonly answeredBy: AnsweredBy | null;
}

/** Reads an error message, however it was wrapped, escaped, broken or cut, also with other lines around it. */
export function decodeError(pasted: string): Decoded {
  const text = unwrapped(pasted);
  const solid = text.replaceAll(/\s+/g, '');
  const refusal = refusedFields(text, solid);
  const answeredBy = answererIn(solid);
  for (const id of FAMILY_IDS) {
    const match = matchOf(id, refusal, solid);
    if (match) return { family: id, field: match.field, betas: betasOf(id, text), answeredBy };
  }
  return { family: null, field: null, betas: [], answeredBy };
}

function matchOf(id: FamilyId, refusal: Refusal, solid: string): { field: string | null } | null {
  const { field, text } = ERROR_FAMILIES[id];
  const isGeneric = id === 'extra-inputs-generic';
  const cutOff = refusal.cutOff === null || isGeneric ? [] : [refusal.cutOff];
  const named = field && [...refusal.fields, ...cutOff].find((path) => field.test(path));
  if (named !== undefined) return { field: named };
  return text?.test(solid) || (isGeneric && refusal.refused) ? { field: null } : null;
}

function answererIn(solid: string): AnsweredBy | null {
  const ids = Object.keys(ANSWERERS) as AnsweredBy[];
  return ids.find((id) => ANSWERERS[id].test(solid)) ?? null;
}

const NAMES_BETAS: ReadonlySet<FamilyId> = new Set<FamilyId>(['beta-header', 'invalid-beta-flag']);

/** How far behind the first words of such a message its values stand. */
const REACH = 600;

/** Where the values follow, the surest words first. */
const HEADS = [/Unexpected\s*value\(s\)/i, /invalid\s*beta\s*flag/i, /anthropic-beta/i];

/** The values in the message itself; a log around it may list many that are not at fault. */
function betasOf(id: FamilyId, text: string): string[] {
  if (!NAMES_BETAS.has(id)) return [];
  const joined = text.replaceAll('\n', '');
  const from = HEADS.map((head) => joined.search(head)).find((at) => at >= 0) ?? 0;
  return datedIn(joined.slice(from, from + REACH));
}

function datedIn(text: string): string[] {
  const found = text.matchAll(/[a-z][\w-]{0,60}?-(?:20\d\d-\d\d-\d\d|20\d{6})/gi);
  return [...new Set(Array.from(found, ([value]) => withoutPrefix(value)))];
}

/** A line that was broken right before a value leaves the word before it at its front. */
function withoutPrefix(value: string): string {
  const names = Object.keys(NAMED_BETAS).filter((name) => value.includes(`${name}-20`));
  const longest = names.toSorted((a, b) => b.length - a.length)[0];
  return longest === undefined ? value : value.slice(value.indexOf(`${longest}-20`));
}
