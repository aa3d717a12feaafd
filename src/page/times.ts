const AGAIN_MS = 30_000;

const STEPS = [
  ['year', 365 * 864e5],
  ['month', 30 * 864e5],
  ['week', 7 * 864e5],
  ['day', 864e5],
  ['hour', 36e5],
  ['minute', 6e4],
] as const;

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

/** “20 minutes ago”, in the reader’s words. */
function ago(time: number): string {
  const now = Date.now();
  const words = new Intl.RelativeTimeFormat(document.documentElement.lang, { numeric: 'auto' });
  const [unit, length] = STEPS.find(([, ms]) => now - time >= ms) ?? (['minute', 6e4] as const);
  return words.format(-Math.max(0, Math.floor((now - time) / length)), unit);
}
