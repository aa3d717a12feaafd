import { byId } from './dom.ts';

const SHOWN_MS = 5000;
let fading: ReturnType<typeof setTimeout> | undefined;

/** Says a sentence to screen readers, and shows it for a moment at the edge of the page. */
export function announce(sentence: string): void {
  const live = byId('live');
  clearTimeout(fading);
  live.replaceChildren();
  // The same words twice are news only if the region was empty in between.
  requestAnimationFrame(() => live.replaceChildren(sentence));
  fading = setTimeout(() => live.replaceChildren(), SHOWN_MS);
}
