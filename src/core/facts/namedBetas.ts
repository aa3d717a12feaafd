import { isBetween } from '../version.ts';

/** Versions of the client, both included; where the first is null, all up to the last. */
type Versions = readonly [from: string | null, to: string];

/** What is known of a beta that a message can name; without its date, which changes. */
export interface NamedBeta {
  /** The versions in which `CLAUDE_CODE_DISABLE_EXPERIMENTAL_BETAS` leaves it; null where it was never seen to. */
  readonly keptByFlag: Versions | 'always' | null;
  /** `measured` unless it is documented or reported. */
  readonly basis: 'measured' | 'documented' | 'reported';
  /** The setting of its own that takes it away. */
  readonly offSwitch?: string;
}

/** Measured: requests of published versions with the flag and without. What stands here with null was removed. */
export const NAMED_BETAS: Readonly<Record<string, NamedBeta>> = {
  'claude-code': { keptByFlag: 'always', basis: 'measured' },
  'interleaved-thinking': { keptByFlag: 'always', basis: 'measured', offSwitch: 'DISABLE_INTERLEAVED_THINKING=1' },
  effort: { keptByFlag: 'always', basis: 'measured' },
  'web-search': { keptByFlag: 'always', basis: 'measured' },
  oauth: { keptByFlag: 'always', basis: 'documented' },
  'context-1m': {
    keptByFlag: ['2.1.129', '2.1.275'],
    basis: 'measured',
    offSwitch: 'CLAUDE_CODE_DISABLE_1M_CONTEXT=1',
  },
  'mid-conversation-system': { keptByFlag: ['2.1.173', '2.1.287'], basis: 'measured' },
  'fallback-credit': { keptByFlag: ['2.1.223', '2.1.275'], basis: 'measured' },
  'afk-mode': { keptByFlag: ['2.1.287', '2.1.287'], basis: 'measured' },
  'adaptive-thinking': { keptByFlag: ['2.1.50', '2.1.69'], basis: 'measured' },
  'advanced-tool-use': { keptByFlag: ['2.1.18', '2.1.76'], basis: 'reported', offSwitch: 'ENABLE_TOOL_SEARCH=false' },
  'tool-search-tool': { keptByFlag: ['2.1.69', '2.1.76'], basis: 'measured', offSwitch: 'ENABLE_TOOL_SEARCH=false' },
  'prompt-caching-scope': { keptByFlag: [null, '2.1.24'], basis: 'measured' },
  'structured-outputs': { keptByFlag: [null, '2.1.80'], basis: 'documented' },
  'context-management': { keptByFlag: null, basis: 'measured' },
  'extended-cache-ttl': { keptByFlag: null, basis: 'measured' },
  'thinking-token-count': { keptByFlag: null, basis: 'measured' },
  'thinking-binding-controls': { keptByFlag: null, basis: 'measured' },
  'per-turn-control': { keptByFlag: null, basis: 'measured' },
  'mid-conversation-tool-changes': { keptByFlag: null, basis: 'measured' },
  'dangerous-tool-use': { keptByFlag: null, basis: 'measured' },
};

/** The beta without its date; undefined where nothing is known of it. */
export function namedBeta(value: string): NamedBeta | undefined {
  const stem = value.replace(/-?\d{4}-?\d\d-?\d\d$/, '');
  return Object.hasOwn(NAMED_BETAS, stem) ? NAMED_BETAS[stem] : undefined;
}

/** Whether the flag leaves the beta in a client's requests. For an unknown version only what holds for all counts. */
export function isKeptByFlag({ keptByFlag }: NamedBeta, version: string | null): boolean {
  if (keptByFlag === null || keptByFlag === 'always') return keptByFlag === 'always';
  return version !== null && isBetween(version, ...keptByFlag);
}
