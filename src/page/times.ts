import { agoWords } from '../core/present/times.ts';

const AGAIN_MS = 30_000;

/** How long ago something was, in the reader's words; the exact time is the tooltip, and what a program reads. */
export function timeElement(time: number, exact: string): HTMLElement {
  const made = document.createElement('time');
  made.dateTime = new Date(time).toISOString();
  made.title = exact;
  made.append(ago(time));
  return made;
}

/** “a minute ago” does not stay true. */
export function keepTimes(): void {
  setInterval(() => {
    for (const made of document.querySelectorAll('time')) {
      const words = ago(Date.parse(made.dateTime));
      if (made.textContent !== words) made.textContent = words;
    }
  }, AGAIN_MS);
}

const ago = (time: number): string => agoWords(time, Date.now(), document.documentElement.lang);
