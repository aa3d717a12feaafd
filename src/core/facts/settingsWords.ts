import { isBetween } from '../version.ts';

/** Whether a client knows a word. A client of unknown version is taken to be a recent one. */
export type KnownWord = (word: unknown, version: string | null) => boolean;

/**
 * Words inside settings: those that every version knows, and those that an older client drops the whole file for, with
 * the last version that was seen to. A version between that one and the next that was run (2.1.31, .52, .76, .89, .100,
 * .122, .172, .252, .329) is taken to know the word.
 */
function words(always: string, later: Readonly<Record<string, string>>, others: string | null): KnownWord {
  const refusedUntil = new Map<unknown, string | null>(always.split(' ').map((word) => [word, null]));
  for (const [last, names] of Object.entries(later)) for (const word of names.split(' ')) refusedUntil.set(word, last);
  return (word, version) => {
    const last = refusedUntil.get(word) ?? (refusedUntil.has(word) ? '0.0.0' : others);
    return last !== null && (version === null || !isBetween(version, null, last));
  };
}

/** Events of hooks; another was refused up to 2.1.100 (measured: 2.1.101 takes it). */
export const isHookEvent = words(
  'Notification PermissionRequest PostToolUse PostToolUseFailure PreCompact PreToolUse SessionEnd SessionStart Setup ' +
    'Stop SubagentStart SubagentStop UserPromptSubmit',
  {
    '2.1.31': 'ConfigChange TaskCompleted TeammateIdle WorktreeCreate WorktreeRemove',
    '2.1.52': 'Elicitation ElicitationResult InstructionsLoaded PostCompact',
    '2.1.76': 'CwdChanged FileChanged PermissionDenied StopFailure TaskCreated',
  },
  '2.1.100',
);

/** Types of hooks; another was refused up to 2.1.252 (measured: 2.1.257 takes it). */
export const isHookType = words('agent command prompt', { '2.1.31': 'http', '2.1.100': 'mcp_tool' }, '2.1.252');

/** `permissions.defaultMode`; another is refused still. `bypassPermissions` is documented, not measured. */
export const isPermissionMode = words(
  'acceptEdits bypassPermissions default dontAsk plan',
  { '2.1.31': 'auto', '2.1.172': 'manual' },
  null,
);
