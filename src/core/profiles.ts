import type { Assignment } from './assignment.ts';
import type { Report } from './model.ts';
import { isSecretName } from './secrets.ts';
import { isOn } from './value.ts';

/** A named set of variables to switch to as a whole. */
export interface Profile {
  readonly name: string;
  readonly variables: Readonly<Record<string, string>>;
  /** Variables of it whose values are kept elsewhere, as secrets. */
  readonly secrets: readonly string[];
}

/** The values of a profile's secrets, by variable. */
export type Secrets = Readonly<Record<string, string>>;

/** Reads profiles, as a setting or a file has them; what is none is passed over, and of two of one name the first counts. */
export function readProfiles(value: unknown): Profile[] {
  const profiles = Array.isArray(value) ? value.flatMap(profileOf) : [];
  return profiles.filter(({ name }, index) => profiles.findIndex((other) => other.name === name) === index);
}

function profileOf(value: unknown): Profile[] {
  if (typeof value !== 'object' || value === null) return [];
  const { name, secrets, variables } = value as Readonly<Record<string, unknown>>;
  if (typeof name !== 'string' || name.trim() === '') return [];
  const entries = typeof variables === 'object' && variables !== null ? Object.entries(variables) : [];
  const texts = entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  const names = Array.isArray(secrets) ? secrets.filter((one): one is string => typeof one === 'string') : [];
  return [{ name, variables: Object.fromEntries(texts), secrets: names }];
}

/** What of a profile may leave the machine or stand in a setting: a secret that was put among the variables goes. */
export function withoutSecrets({ name, secrets, variables }: Profile): Profile {
  const open = Object.entries(variables).filter(([variable]) => !isSecretName(variable));
  const hidden = Object.keys(variables).filter((variable) => isSecretName(variable));
  return { name, variables: Object.fromEntries(open), secrets: [...new Set([...secrets, ...hidden])] };
}

/**
 * Switching to a profile: its own variables are set in the user's settings; what another profile had set there goes,
 * and nothing else. A value that no profile has is somebody's own, and stays.
 */
export function assignmentsFor(
  profile: Profile,
  secrets: Secrets,
  all: readonly Profile[],
  report: Report,
): Assignment[] {
  const own = { ...profile.variables, ...pick(secrets, profile.secrets) };
  const set = Object.entries(own).map(([variable, value]): Assignment => ({ variable, scope: 'user', value }));
  const others = all.filter(({ name }) => name !== profile.name);
  const gone = [...new Set(others.flatMap(namesOf))].filter(
    (variable) => !namesOf(profile).includes(variable) && others.some((other) => hasSet(other, variable, report)),
  );
  return [...set, ...gone.map((variable): Assignment => ({ variable, scope: 'user', value: null }))];
}

/** The profile that is in force, found by comparing: the one of those that match which says most; undefined where none does. */
export function activeProfile(profiles: readonly Profile[], report: Report): Profile | undefined {
  const matching = profiles.filter((profile) => isActive(profile, profiles, report));
  return matching.toSorted((a, b) => namesOf(b).length - namesOf(a).length)[0];
}

function isActive(profile: Profile, all: readonly Profile[], report: Report): boolean {
  const own = namesOf(profile);
  const isHeld = own.every((variable) => isSame(variable, profile.variables[variable], seenValue(report, variable)));
  const isAlone = all.every((other) =>
    namesOf(other).every((variable) => own.includes(variable) || !hasSet(other, variable, report)),
  );
  return isHeld && isAlone;
}

/** Every variable that a profile speaks of. */
export const namesOf = ({ secrets, variables }: Profile): string[] => [
  ...new Set([...Object.keys(variables), ...secrets]),
];

const seenValue = (report: Report, variable: string): string | undefined =>
  report.environment.get(variable)?.declarations[0].value;

/** Whether the user's settings hold what this profile would set there. */
function hasSet(profile: Profile, variable: string, report: Report): boolean {
  const here = report.environment.get(variable)?.declarations.find(({ source }) => source === report.userSource);
  return (
    here !== undefined &&
    namesOf(profile).includes(variable) &&
    isSame(variable, profile.variables[variable], here.value)
  );
}

/** Of a secret it counts that there is one; switches are the same if Claude Code reads them so. */
function isSame(variable: string, wanted: string | undefined, seen: string | undefined): boolean {
  if (seen === undefined || seen === '') return wanted === '';
  if (wanted === undefined || isSecretName(variable)) return true;
  return wanted === seen || (isOn(wanted) && isOn(seen));
}

const pick = (values: Secrets, names: readonly string[]): Record<string, string> =>
  Object.fromEntries(names.flatMap((name) => (values[name] === undefined ? [] : [[name, values[name]]])));
