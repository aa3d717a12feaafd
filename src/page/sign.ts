import type { Tone } from '../core/present/pageView.ts';
import { element } from './dom.ts';

/** The signs repeat the words; colour repeats the signs. */
const SIGNS: Readonly<Record<Tone, string>> = { error: '✕', warning: '!', info: 'i', good: '✓', unknown: '?' };

export function sign(tone: Tone): HTMLElement {
  return element('span', { class: 'sign', 'aria-hidden': 'true' }, SIGNS[tone]);
}
