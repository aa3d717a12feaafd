import { DISABLE_BETAS, DISABLE_CACHING } from './facts/flags.ts';
import type { Environment, Finding, Report, SettingsFile, Snapshot, Source, Switch } from './model.ts';
import { readingOf } from './reading.ts';
import { winnerOf } from './resolve.ts';
import { routeOf } from './route.ts';
import type { Rule } from './rules/rule.ts';
import { isOn } from './value.ts';
import { scopeVerdict } from './verdict.ts';

/** Snapshot → report: read, resolve, route, check. Pure, and fast enough to be run again on every change. */
export function evaluateBy(rules: readonly Rule[], snapshot: Snapshot): Report {
  const { version } = snapshot.client;
  const reading = readingOf(snapshot.contents, version);
  const { environment, files } = reading;
  const route = routeOf(environment, files, version);
  const betas = switchOf(environment, DISABLE_BETAS);
  const caching = switchOf(environment, DISABLE_CACHING);
  const scope = scopeVerdict({ snapshot, environment, route, betas, caching });
  const facts = { snapshot, ...reading, route, betas, caching, scope, userSource: userSourceOf(files) };
  return { ...facts, findings: findingsOf(rules, facts) };
}

/** The report without the findings of some rules: what a person does not want to hear of. */
export function withoutRules(report: Report, ignored: readonly string[]): Report {
  return { ...report, findings: report.findings.filter(({ rule }) => !ignored.includes(rule)) };
}

function findingsOf(rules: readonly Rule[], facts: Omit<Report, 'findings'>): Finding[] {
  return rules.flatMap(({ id, check }) => [...check(facts)].map((finding) => ({ rule: id, ...finding })));
}

/** Where a fix goes by default: the user's settings file, whether it is there or not. */
function userSourceOf(files: readonly SettingsFile[]): Source {
  const user = files.find(({ source }) => source.scope === 'user');
  if (!user) throw new Error('a snapshot always names the user settings file');
  return user.source;
}

function switchOf(environment: Environment, name: string): Switch {
  const winner = winnerOf(environment, name);
  return { on: isOn(winner?.value), because: winner ? [winner] : [] };
}
