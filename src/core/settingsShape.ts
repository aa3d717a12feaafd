import { type Shape, shapeOf } from './facts/settingsKeys.ts';
import {
  ANY_SCHEMA_SINCE,
  BAD_RULE_VOID_UNTIL,
  HOOKS_VOID_UNTIL,
  NO_DAYS_VOID_SINCE,
  NULL_SWITCH_SINCE,
  ONE_SERVER_SINCE,
  SCHEMA,
  SWITCH_ATTRIBUTION_SINCE,
  WRONG_HOOK_VOID_UNTIL,
} from './facts/settingsShape.ts';
import { isHookEvent, isHookType, isPermissionMode } from './facts/settingsWords.ts';
import { isBetween, isSince } from './version.ts';

/**
 * Whether a top-level key has a value that makes this client drop the whole file.
 * Keys that nothing is known about are taken to be harmless: Claude Code accepts unknown keys (measured).
 */
export function isWrongTyped(key: string, value: unknown, version: string | null): boolean {
  const shape = shapeOf(key, version);
  return shape !== undefined && !FITS[shape](value, version);
}

type Test = (value: unknown, version: string | null) => boolean;
type Fields = Readonly<Record<string, unknown>>;

const isBoolean: Test = (value) => typeof value === 'boolean';
const isNumber: Test = (value) => typeof value === 'number';
const isString = (value: unknown): value is string => typeof value === 'string';
const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const areStrings: Test = (value) => Array.isArray(value) && value.every(isString);
const areObjects: Test = (value) => Array.isArray(value) && value.every(isObject);
const isFraction: Test = (value) => typeof value === 'number' && value >= 0 && value <= 1;
const isInteger = (value: unknown, least: number): boolean => Number.isInteger(value) && (value as number) >= least;
const isNullSwitch: Test = (value, version) => value === null && isSince(version, NULL_SWITCH_SINCE);
/** A client of unknown version is taken to be a recent one. */
const isUpTo = (version: string | null, last: string): boolean => version !== null && isBetween(version, null, last);

/** An object whose members, where they are there, pass their tests. */
const having =
  (tests: Readonly<Record<string, Test>>): Test =>
  (value, version) =>
    isObject(value) &&
    Object.entries(tests).every(([name, test]) => !Object.hasOwn(value, name) || test(value[name], version));

/** An object all of whose values pass a test. */
const mapOf =
  (test: Test): Test =>
  (value, version) =>
    isObject(value) && Object.values(value).every((one) => test(one, version));

/** `Tool` or `Tool(argument)`. */
const RULE = /^[^()\s][^()]*(?:\(.+\))?$/s;
const areRules: Test = (value, version) =>
  Array.isArray(value) &&
  (!isUpTo(version, BAD_RULE_VOID_UNTIL) || value.every((rule) => isString(rule) && RULE.test(rule)));

const isHook: Test = (hook, version) =>
  isObject(hook) && isHookType(hook['type'], version) && (hook['type'] !== 'command' || isString(hook['command']));
const isHookEntry: Test = (entry, version) =>
  isObject(entry) &&
  (entry['matcher'] === undefined || isString(entry['matcher'])) &&
  Array.isArray(entry['hooks']) &&
  entry['hooks'].every((hook) => isHook(hook, version));
const areHooksOfEvent: Test = (entries, version) => {
  if (!Array.isArray(entries)) return !isUpTo(version, HOOKS_VOID_UNTIL);
  return !isUpTo(version, WRONG_HOOK_VOID_UNTIL) || entries.every((entry) => isHookEntry(entry, version));
};
const areHooks: Test = (hooks, version) => {
  if (!isObject(hooks)) return !isUpTo(version, HOOKS_VOID_UNTIL);
  return Object.entries(hooks).every(
    ([event, entries]) => isHookEvent(event, version) && areHooksOfEvent(entries, version),
  );
};

const isCommand = having({ padding: isNumber });

const FITS: Readonly<Record<Shape, Test>> = {
  schema: (value, version) => value === SCHEMA || (isString(value) && isSince(version, ANY_SCHEMA_SINCE)),
  boolean: isBoolean,
  switch: (value, version) => isBoolean(value, version) || isNullSwitch(value, version),
  string: isString,
  'switch-string': (value, version) => isString(value) || isNullSwitch(value, version),
  days: (value, version) => isInteger(value, isSince(version, NO_DAYS_VOID_SINCE) ? 1 : 0),
  fraction: isFraction,
  size: (value) => isInteger(value, 1),
  login: (value) => value === 'claudeai' || value === 'console',
  objects: areObjects,
  'switch-objects': (value, version) => areObjects(value, version) || isNullSwitch(value, version),
  strings: areStrings,
  servers: (value, version) => areStrings(value, version) || (isString(value) && isSince(version, ONE_SERVER_SINCE)),
  'string-or-strings': (value, version) => isString(value) || areStrings(value, version),
  object: isObject,
  texts: mapOf(isString),
  configs: mapOf(isObject),
  plugins: mapOf((value, version) => isBoolean(value, version) || areStrings(value, version)),
  command: (value, version) =>
    isCommand(value, version) && isObject(value) && value['type'] === 'command' && isString(value['command']),
  tips: (value, version) => isObject(value) && areStrings(value['tips'], version),
  verbs: (value, version) => isObject(value) && isString(value['mode']) && areStrings(value['verbs'], version),
  attribution: (value, version) =>
    having({ commit: isString, pr: isString })(value, version) ||
    (isBoolean(value, version) && isSince(version, SWITCH_ATTRIBUTION_SINCE)),
  autoMode: having({ allow: areStrings }),
  hooks: areHooks,
  permissions: having({
    allow: areRules,
    deny: areRules,
    ask: areRules,
    additionalDirectories: areStrings,
    defaultMode: isPermissionMode,
    disableBypassPermissionsMode: (value) => value === 'disable',
  }),
  remote: having({ defaultEnvironmentId: isString }),
  sandbox: having({ enabled: isBoolean, network: isObject, excludedCommands: areStrings }),
  worktree: having({ symlinkDirectories: areStrings }),
};
