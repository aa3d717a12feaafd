import type { Ground, PageLabels } from '../core/present/pageView.ts';
import { element } from './dom.ts';

/** The word beside a statement that says how it is known. */
export function groundElement(ground: Ground, labels: PageLabels): HTMLElement {
  return element('span', { class: 'ground', 'data-ground': ground }, labels.grounds[ground]);
}
