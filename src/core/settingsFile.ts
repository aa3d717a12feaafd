import {
  BROKEN_MANAGED_STOPS_SINCE,
  EMPTY_STATE_STOPS_UNTIL,
  MANAGED_KEEPS_REST_SINCE,
} from './facts/settingsShape.ts';
import { parseStrict, withoutBom } from './json.ts';
import type { Content, Declaration, FileProblem, FileProblemCode, SettingsFile, Source, Span } from './model.ts';
import { lastMember, type Member, membersThatCount, type ObjectOutline, outlineObject } from './outline.ts';
import { isWrongTyped } from './settingsShape.ts';
import { asString, typeOf } from './value.ts';
import { isBetween, isSince } from './version.ts';

/**
 * What Claude Code of that version makes of a settings file: its declarations, or why it drops the file.
 * Never throws, whatever the text. The three kinds of file differ (facts: settings, managed, `.claude.json`).
 */
export function readSettingsFile(source: Source, content: Content, version: string | null): SettingsFile {
  if (content.kind === 'unreadable') return ignored(source, null, { code: content.reason, span: null }, version);
  if (content.kind !== 'text') return absent(source);
  const { text, encoding } = content;
  const file = { ...nothing(source), text, encoding };
  if (withoutBom(text).trim() === '') return emptyFile(file, version);
  const json = parseStrict(text);
  if (!json.ok) return { ...ignored(source, text, json, version), encoding };
  const start = text.length - withoutBom(text).length;
  const root = { offset: start, length: text.length - start };
  if (typeOf(json.value) !== 'object') {
    // Claude Code's own state may be anything that is JSON (measured on 2.1.31, 2.1.89, 2.1.172, 2.1.329).
    if (source.scope === 'legacy') return { ...file, status: 'applied' };
    return { ...ignored(source, text, { code: 'not-an-object', span: root }, version), encoding };
  }
  return readObject(file, json.value as Record<string, unknown>, { ...content, version });
}

/** What a source declares that is no file. */
export function declarationsIn(source: Source, values: Readonly<Record<string, string>>): readonly Declaration[] {
  return Object.entries(values).map(([name, value]) => ({
    name,
    value,
    type: 'string',
    source,
    span: null,
    saved: true,
  }));
}

/** A text that holds nothing: no settings and no message, but an older client stops at an empty `.claude.json`. */
function emptyFile(file: SettingsFile, version: string | null): SettingsFile {
  const stops = file.source.scope === 'legacy' && version !== null && isBetween(version, null, EMPTY_STATE_STOPS_UNTIL);
  if (!stops) return { ...file, status: 'applied' };
  return { ...file, status: 'ignored', problem: { code: 'truncated', span: null, key: null, stopsClient: true } };
}

interface Reading {
  readonly text: string;
  readonly saved: boolean;
  readonly version: string | null;
}

function readObject(file: SettingsFile, settings: Record<string, unknown>, reading: Reading): SettingsFile {
  const { text, version } = reading;
  const { source } = file;
  const root = outlineObject(text);
  const env = lastMember(root, 'env');
  const problem = problemOfMembers(source, root, settings, version);
  if (problem) {
    const { code, member } = problem;
    const whole = { code, span: member.span, key: member.key, stopsClient: false };
    // A recent client keeps what is good in a managed file.
    const keepsRest = source.scope === 'managed' && isSince(version, MANAGED_KEEPS_REST_SINCE);
    if (!keepsRest) return { ...file, status: 'ignored', problem: whole };
    const rest = member.key === 'env' ? [] : membersAsDeclarations(source, env, settings, reading);
    return { ...file, status: 'applied', problem: whole, declarations: rest };
  }
  return { ...file, status: 'applied', declarations: membersAsDeclarations(source, env, settings, reading) };
}

/** `.claude.json` holds Claude Code's own state: other keys there do not void its `env`. */
function problemOfMembers(
  { scope }: Source,
  root: ObjectOutline,
  settings: Record<string, unknown>,
  version: string | null,
): { code: FileProblemCode; member: Member } | undefined {
  if (scope === 'legacy') return undefined;
  const env = lastMember(root, 'env');
  if (env && typeOf(settings['env']) !== 'object') return { code: 'env-not-an-object', member: env };
  const member = membersThatCount(root).find(({ key }) => isWrongTyped(key, settings[key], version));
  return member && { code: 'wrong-type', member };
}

/** Every member of the `env` that counts, in the order of the text, duplicates included. */
function membersAsDeclarations(
  source: Source,
  env: Member | undefined,
  settings: Record<string, unknown>,
  { text, saved }: Reading,
): Declaration[] {
  if (!env || typeOf(settings['env']) !== 'object') return [];
  return outlineObject(text, env.valueSpan.offset).members.map((member) => {
    const value = valueIn(text, member.valueSpan);
    return { name: member.key, value: asString(value), type: typeOf(value), source, span: member.span, saved };
  });
}

/** Most values are strings in which nothing is escaped. */
function valueIn(text: string, { offset, length }: Span): unknown {
  const raw = text.slice(offset, offset + length);
  return raw.startsWith('"') && !raw.includes('\\') ? raw.slice(1, -1) : JSON.parse(raw);
}

/** A file that need not be there; but one that `--settings` names must be (measured on 2.1.89 and 2.1.329). */
function absent(source: Source): SettingsFile {
  if (source.scope !== 'flag') return { ...nothing(source), status: 'absent' };
  const problem: FileProblem = { code: 'missing', span: null, key: null, stopsClient: true };
  return { ...nothing(source), status: 'ignored', problem };
}

function nothing(source: Source): SettingsFile {
  return { source, status: 'applied', problem: null, declarations: [], text: null, encoding: 'utf-8' };
}

function ignored(
  source: Source,
  text: string | null,
  { code, span }: { code: FileProblemCode; span: Span | null },
  version: string | null,
): SettingsFile {
  const problem: FileProblem = { code, span, key: null, stopsClient: stopsClient(source, text, version) };
  return { ...nothing(source), text, status: 'ignored', problem };
}

/** Whether this client ends at start because the file is broken. A file that cannot be read was not measured. */
function stopsClient(source: Source, text: string | null, version: string | null): boolean {
  if (text === null) return false;
  if (source.scope === 'legacy') return true;
  return source.scope === 'managed' && version !== null && isSince(version, BROKEN_MANAGED_STOPS_SINCE);
}
