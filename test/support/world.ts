import { evaluate } from '../../src/core/evaluate.ts';
import type { Platform, Report, Scope, Session, Snapshot, SourceContent } from '../../src/core/model.ts';
import { SCOPES } from '../../src/core/model.ts';
import type { Evidence } from '../../src/core/sessions/session.ts';

/** One machine in a line: what each scope's file says, and what Claude Code inherits. */
export interface World {
  /** An object becomes `{"env": …}`, a string is the text of the file itself. */
  readonly managed?: FileText;
  readonly flag?: FileText;
  readonly local?: FileText;
  readonly project?: FileText;
  readonly user?: FileText;
  readonly legacy?: FileText;
  readonly editor?: Variables;
  readonly process?: Variables;
  readonly version?: string | null;
  readonly mcp?: boolean;
  readonly knownNames?: ReadonlySet<string>;
  readonly awsConfig?: string;
  readonly awsCredentials?: string;
  /** Whether git tracks the project's settings file. */
  readonly tracked?: boolean;
  readonly session?: Session;
  readonly betasChanged?: number;
  readonly evidence?: Evidence;
  readonly platform?: Platform;
  readonly folder?: string | null;
}

export type Variables = Readonly<Record<string, string>>;
export type FileText = string | Readonly<Record<string, unknown>>;

export const HOME = '/home/ann';

/** Where the file of each scope stands in a test's world. */
export const PATHS = {
  managed: '/etc/claude-code/managed-settings.json',
  flag: '/tmp/flag.json',
  local: '/work/proj/.claude/settings.local.json',
  project: '/work/proj/.claude/settings.json',
  user: `${HOME}/.claude/settings.json`,
  legacy: `${HOME}/.claude.json`,
} as const;

export function world(given: World): Snapshot {
  return {
    platform: given.platform ?? 'linux',
    home: HOME,
    folder: given.folder === undefined ? '/work/proj' : given.folder,
    contents: SCOPES.flatMap((scope) => contentOf(scope, given)),
    client: { version: given.version ?? null, source: given.version ? 'option' : null, others: [] },
    hasMcpServers: given.mcp ?? false,
    knownNames: given.knownNames ?? null,
    aws: { config: given.awsConfig ?? null, credentials: given.awsCredentials ?? null },
    trackedFiles: given.tracked ? new Set([PATHS.project]) : null,
    session: given.session ?? null,
    betasChanged: given.betasChanged ?? null,
    evidence: given.evidence ?? null,
  };
}

/** The report on a world. */
export function reportOn(given: World): Report {
  return evaluate(world(given));
}

/** `{"env": …}` as people write it. */
export function settings(env: Readonly<Record<string, unknown>>): string {
  return `${JSON.stringify({ env }, null, 2)}\n`;
}

function contentOf(scope: Scope, given: World): SourceContent[] {
  if (scope === 'editor' || scope === 'process') {
    const values = given[scope];
    return values ? [{ source: { scope, path: null }, content: { kind: 'values', values } }] : [];
  }
  const said = given[scope];
  const source = { scope, path: PATHS[scope] };
  if (said === undefined) return scope === 'flag' ? [] : [{ source, content: { kind: 'absent' } }];
  const text = typeof said === 'string' ? said : settings(said);
  return [{ source, content: { kind: 'text', text, encoding: 'utf-8', saved: true } }];
}
