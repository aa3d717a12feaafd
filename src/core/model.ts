/**
 * The nouns of the project. Everything else speaks in these; nothing may invent a synonym.
 *
 * Data flows one way: {@link Snapshot} → {@link Environment} → {@link Route} → {@link Finding} → {@link Report}.
 */

import type { Evidence } from './sessions/session.ts';

/** Where a variable can come from, strongest first. The order of this list *is* the precedence. */
export const SCOPES = ['managed', 'flag', 'local', 'project', 'user', 'legacy', 'editor', 'process'] as const;
export type Scope = (typeof SCOPES)[number];

export type Platform = 'linux' | 'darwin' | 'win32';

/** Characters of a text, counted in UTF-16 units from its start. */
export interface Span {
  readonly offset: number;
  readonly length: number;
}

/** One place that may give variables values. */
export interface Source {
  readonly scope: Scope;
  /** Absolute path of the file; null for what is no file (the inherited environment, an editor's setting). */
  readonly path: string | null;
}

/** What a reader found at a {@link Source}. Missing and unreadable places are data, not errors. */
export type Content =
  | { readonly kind: 'absent' }
  | { readonly kind: 'unreadable'; readonly reason: UnreadableReason }
  | {
      readonly kind: 'text';
      readonly text: string;
      readonly encoding: Encoding;
      /** False while an editor shows text that is not on disk yet: Claude Code does not see it. */
      readonly saved: boolean;
    }
  | { readonly kind: 'values'; readonly values: Readonly<Record<string, string>> };

export type UnreadableReason = 'directory' | 'permission' | 'io';

/** `lossy`: not valid UTF-8. Claude Code reads it with replacement characters; we never write it. */
export type Encoding = 'utf-8' | 'utf-16le' | 'lossy';

export interface SourceContent {
  readonly source: Source;
  readonly content: Content;
}

/** Everything that is known about one machine and one start folder, read at one moment. */
export interface Snapshot {
  readonly platform: Platform;
  readonly home: string;
  /** The folder in which Claude Code would be started; null for a window without a folder. */
  readonly folder: string | null;
  /** Strongest first. */
  readonly contents: readonly SourceContent[];
  readonly client: Client;
  /** Whether MCP servers are configured for this folder: their tools change what goes out (see the verdict). */
  readonly hasMcpServers: boolean;
  /** Names of the documented variables; null where the catalogue was not read. */
  readonly knownNames: ReadonlySet<string> | null;
  /** The texts of the AWS configuration and credentials files that the environment names; null where not there. */
  readonly aws: { readonly config: string | null; readonly credentials: string | null };
  /** Paths of settings files that git tracks; null where there is no repository or its index cannot be read. */
  readonly trackedFiles: ReadonlySet<string> | null;
  /** The latest session in this folder; null where there is none. */
  readonly session: Session | null;
  /** When the flag was seen to change, in ms since 1970; null where nobody was watching or it did not. */
  readonly betasChanged: number | null;
  /** What the transcripts of this machine say; null where nobody looked. */
  readonly evidence: Evidence | null;
}

/** A session of Claude Code, by its transcript. Times in ms since 1970. */
export interface Session {
  readonly version: string | null;
  readonly started: number | null;
  readonly lastWritten: number | null;
}

/** An installed Claude Code. A window and a terminal can have different ones. */
export interface ClientVersion {
  readonly version: string;
  readonly source: ClientSource;
}

export type ClientSource = 'option' | 'path' | 'vscode-extension' | 'sessions';

export interface Client {
  /** The version the report judges; null where none was found. */
  readonly version: string | null;
  readonly source: ClientSource | null;
  /** Further clients on this machine. */
  readonly others: readonly ClientVersion[];
}

export type JsonType = 'string' | 'number' | 'boolean' | 'null' | 'array' | 'object';

/** One line in one source that gives a variable a value. */
export interface Declaration {
  readonly name: string;
  /** The string that Claude Code makes of what stands in the file. */
  readonly value: string;
  /** What stands in the file. */
  readonly type: JsonType;
  readonly source: Source;
  /** The whole member, name and value; null where the source is no text. */
  readonly span: Span | null;
  /** False while the text that holds it is not on disk yet. */
  readonly saved: boolean;
}

/** A variable and everyone who wants to set it: the first declaration wins, the rest are shadowed. */
export interface Variable {
  readonly name: string;
  readonly declarations: readonly [Declaration, ...Declaration[]];
}

export type Environment = ReadonlyMap<string, Variable>;

/** A declaration that Claude Code refuses to apply, whoever else sets the variable. */
export interface BlockedDeclaration {
  readonly declaration: Declaration;
  readonly reason: 'host-managed' | 'not-from-project' | 'never-from-files' | 'legacy-type';
}

/** How Claude Code takes a settings file. */
export interface SettingsFile {
  readonly source: Source;
  readonly status: 'applied' | 'ignored' | 'absent';
  /** Why it is ignored, or what of it is dropped; null where there is nothing to say. */
  readonly problem: FileProblem | null;
  readonly declarations: readonly Declaration[];
  /** Null where there is no text to show or to edit. */
  readonly text: string | null;
  readonly encoding: Encoding;
}

export type FileProblemCode =
  | 'comment'
  | 'trailing-comma'
  | 'truncated'
  | 'syntax'
  | 'not-an-object'
  | 'env-not-an-object'
  | 'wrong-type'
  | 'missing'
  | 'directory'
  | 'permission'
  | 'io';

export interface FileProblem {
  readonly code: FileProblemCode;
  /** Where in the text; null where there is no text. */
  readonly span: Span | null;
  /** The top-level key at fault, for `wrong-type`. */
  readonly key: string | null;
  /** Whether this client would stop at start because of it (a broken managed file, a corrupt `.claude.json`). */
  readonly stopsClient: boolean;
}

export const PROVIDERS = ['bedrock', 'foundry', 'anthropic-aws', 'google-cloud', 'mantle', 'vertex'] as const;
/** The clouds that a `CLAUDE_CODE_USE_…` switch selects, strongest first (measured on 2.1.329). */
export type Provider = (typeof PROVIDERS)[number];

/** Where requests go. `<provider>-gateway`: that provider's protocol to a base URL of its own. */
export type RouteId = 'anthropic' | 'gateway' | 'none' | Provider | `${Provider}-gateway`;

export interface Route {
  readonly id: RouteId;
  /** The declarations that decided; a base URL stands last. */
  readonly because: readonly Declaration[];
  /** Whether this client treats the address as Anthropic's own; another port or a trailing dot is not. */
  readonly firstParty: boolean;
}

/** A boolean variable, as Claude Code reads it. */
export interface Switch {
  readonly on: boolean;
  /** The declaration that wins, on or off; empty where nobody sets it. */
  readonly because: readonly Declaration[];
}

export type Verdict = 'sent' | 'possible' | 'not-sent' | 'unknown';

/** Whether `cache_control.scope` leaves the machine with these settings. */
export interface ScopeVerdict {
  readonly verdict: Verdict;
  /** What decided, for the words people read. */
  readonly reason: VerdictReason;
  /** The session that shows it, with the reason `seen-in-transcript`. */
  readonly seen?: ScopeSeen;
}

/** A session whose client wrote down that `scope` went out. */
export interface ScopeSeen {
  readonly session: string;
  /** Of the last such request, in ms since 1970. */
  readonly time: number;
  /** How many requests of that session carried it. */
  readonly count: number;
}

export type VerdictReason =
  | 'seen-in-transcript'
  | 'provider-never'
  | 'flag'
  | 'caching-off'
  | 'version-sends'
  | 'version-does-not-send'
  | 'remote-gate'
  | 'forced'
  | 'assumed-first-party'
  | 'simple-mode'
  | 'mcp-tools'
  | 'version-unknown'
  | 'not-measured'
  | 'client-stops';

export type Severity = 'error' | 'warning' | 'info';

/** Something worth telling, and where. A rule's id is public and permanent. */
export interface Finding {
  readonly rule: string;
  readonly severity: Severity;
  /** A sentence for people; holds no value that has not passed the mask. */
  readonly message: string;
  readonly variable: string | null;
  readonly source: Source;
  readonly span: Span | null;
  readonly fixes: readonly FixId[];
}

export const FIX_IDS = [
  'disable-betas',
  'disable-caching',
  'disable-both',
  'enable-betas',
  'enable-caching',
  'enable-both',
] as const;
/** A fix of the flag or of caching. Each `disable-…` has its way back, `enable-…`, which unsets. */
export type SwitchFixId = (typeof FIX_IDS)[number];

/** Takes one variable out of one scope's file, or writes the value that Claude Code sees there as a string. */
export type VariableFixId = `unset:${Scope}:${string}` | `as-string:${Scope}:${string}`;

/** A fix by name, as a finding offers it and as the terminal takes it. */
export type FixId = SwitchFixId | VariableFixId;

/** An intention: this variable, in this source, gets this value (null: is not set there any more). */
export interface Change {
  readonly source: Source;
  readonly variable: string;
  readonly from: string | null;
  readonly to: string | null;
}

/** Everything that is true about one start folder. What people see is a function of this and nothing else. */
export interface Report {
  readonly snapshot: Snapshot;
  /** Strongest first; without the sources that are no files. */
  readonly files: readonly SettingsFile[];
  /** Where a fix goes by default, whether the file exists or not. */
  readonly userSource: Source;
  readonly environment: Environment;
  readonly blocked: readonly BlockedDeclaration[];
  readonly route: Route;
  readonly betas: Switch;
  readonly caching: Switch;
  readonly scope: ScopeVerdict;
  readonly findings: readonly Finding[];
}
