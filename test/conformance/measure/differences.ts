import type { Outcome } from '../../support/scenario.ts';
import type { WireRow } from '../../support/wire.ts';

/** What a request says otherwise than the recorded one; empty where it says the same. */
export function requestDifferences(was: WireRow, is: WireRow): string[] {
  return [
    ...difference('scope', was.scope, is.scope),
    ...difference('breakpoints', was.cacheControl, is.cacheControl),
    ...difference('header betas', was.headerBetas, is.headerBetas),
    ...difference('body betas', was.bodyBetas, is.bodyBetas),
    ...difference('fields', was.topLevelExtra, is.topLevelExtra),
    ...difference('tool fields', was.toolExtra, is.toolExtra),
  ];
}

/** What a client does otherwise than the record says; of a record, what it tells. */
export function outcomeDifferences(was: Outcome, is: Outcome): string[] {
  const [before, after] = [was, is] as (Outcome & Readonly<Record<string, unknown>>)[];
  const fields = was.route === 'none' ? ['route', 'exit'] : Object.keys(FIELDS);
  return [
    ...fields.flatMap((field) => difference(FIELDS[field] ?? field, before?.[field], after?.[field])),
    ...difference('complains of settings', was.settingsErrorsReported !== null, is.settingsErrorsReported !== null),
    ...effectiveDifferences(was.effective, is.effective),
  ];
}

const FIELDS: Readonly<Record<string, string>> = {
  route: 'route',
  host: 'host',
  scopeSent: 'scope sent',
  cacheControlCount: 'breakpoints',
  headerBetas: 'header betas',
  bodyBetas: 'body betas',
  exit: 'exit status',
};

function effectiveDifferences(was: Outcome['effective'], is: Outcome['effective']): string[] {
  if (was === null || is === null) return difference('a hook ran', was !== null, is !== null);
  return Object.entries(was).flatMap(([name, value]) => difference(name, value, is[name] ?? null));
}

/** Lists tell what came and went. */
function difference(name: string, was: unknown, is: unknown): string[] {
  if (JSON.stringify(was) === JSON.stringify(is)) return [];
  if (!isList(was) || !isList(is)) return [`${name} ${JSON.stringify(is)}, was ${JSON.stringify(was)}`];
  const come = is.filter((each) => !was.includes(each)).map((each) => `+ ${each}`);
  const gone = was.filter((each) => !is.includes(each)).map((each) => `− ${each}`);
  return [`${name} ${[...come, ...gone].join(', ') || 'in another order'}`];
}

const isList = (value: unknown): value is string[] => Array.isArray(value);
