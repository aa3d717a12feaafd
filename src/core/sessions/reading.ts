import type { Evidence } from './session.ts';

/** How much is known of the sessions on this machine. */
export type SessionReading =
  /** The person does not want transcripts to be read. */
  | { readonly kind: 'off' }
  /** Not begun, or cancelled before anything was known. */
  | { readonly kind: 'unread' }
  | { readonly kind: 'reading' }
  | { readonly kind: 'read'; readonly evidence: Evidence };

/** A session's id as Claude Code makes it: nothing else is ever handed on to a program. */
export function isSessionId(id: unknown): id is string {
  return typeof id === 'string' && /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id);
}
