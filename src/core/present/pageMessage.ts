import { parseFixId } from '../fixes.ts';
import type { FixId } from '../model.ts';
import { isSessionId } from '../sessions/reading.ts';
import type { PageView, SessionAsk } from './pageView.ts';

/** The whole contract between the extension and its page. */
export interface ToPage {
  readonly type: 'view';
  readonly view: PageView;
}

/** What the page may ask for: names only, never a path or a command. */
export type FromPage =
  | { readonly type: 'ready' }
  | { readonly type: 'undo' }
  | { readonly type: 'showDiff' }
  | { readonly type: 'openSettings' }
  | { readonly type: 'fix'; readonly id: FixId }
  | { readonly type: 'openPlace'; readonly variable: string }
  | SessionAsk;

/** Reads a message from the page; undefined where it is none of ours. */
export function parseFromPage(value: unknown): FromPage | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { type, id, session, variable } = value as Readonly<Record<string, unknown>>;
  switch (type) {
    case 'ready':
    case 'undo':
    case 'showDiff':
    case 'openSettings':
    case 'scan':
    case 'scanSetting':
      return { type };
    case 'fix': {
      const fix = parseFixId(id);
      return fix && { type, id: fix };
    }
    case 'openPlace':
      return isVariableName(variable) ? { type, variable } : undefined;
    case 'resume':
    case 'copyReport':
      return isSessionId(session) ? { type, session } : undefined;
    default:
      return undefined;
  }
}

function isVariableName(value: unknown): value is string {
  return typeof value === 'string' && /^\w{1,200}$/.test(value);
}
