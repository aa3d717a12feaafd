import type { FixId } from '../model.ts';
import { FIX_IDS } from '../model.ts';
import type { PageView } from './pageView.ts';

/** The whole contract between the extension and its page. */
export interface ToPage {
  readonly type: 'view';
  readonly view: PageView;
}

/** What the page may ask for: names only, never a path or a command. */
export type FromPage =
  | { readonly type: 'ready' }
  | { readonly type: 'undo' }
  | { readonly type: 'openSettings' }
  | { readonly type: 'fix'; readonly id: FixId }
  | { readonly type: 'openPlace'; readonly variable: string };

/** Reads a message from the page; undefined where it is none of ours. */
export function parseFromPage(value: unknown): FromPage | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { type, id, variable } = value as Readonly<Record<string, unknown>>;
  switch (type) {
    case 'ready':
    case 'undo':
    case 'openSettings':
      return { type };
    case 'fix':
      return isFixId(id) ? { type, id } : undefined;
    case 'openPlace':
      return isVariableName(variable) ? { type, variable } : undefined;
    default:
      return undefined;
  }
}

function isFixId(value: unknown): value is FixId {
  return FIX_IDS.some((id) => id === value);
}

function isVariableName(value: unknown): value is string {
  return typeof value === 'string' && /^\w{1,200}$/.test(value);
}
