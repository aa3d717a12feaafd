import type { PageLabels } from '../core/present/pageView.ts';
import { announce } from './live.ts';

/** Copies a snippet and says so; where that is refused, selects it for the keyboard. */
export async function copy(snippet: HTMLElement, labels: PageLabels): Promise<void> {
  try {
    await navigator.clipboard.writeText(snippet.textContent ?? '');
    announce(labels.copied);
  } catch {
    getSelection()?.selectAllChildren(snippet);
    announce(labels.copyFailed);
  }
}
