const AGAIN_MS = 30_000;

const STEPS = [
  ['year', 365 * 864e5],
  ['month', 30 * 864e5],
  ['week', 7 * 864e5],
  ['day', 864e5],
  ['hour', 36e5],
  ['minute', 6e4],
] as const;

/** How long ago something was, in the reader's words; the exact time, by the reader’s clock, is the tooltip. */
export function timeElement(time: number): HTMLElement {
  const made = document.createElement('time');
  made.dateTime = new Date(time).toISOString();
  made.title = new Intl.DateTimeFormat(document.documentElement.lang, {
    dateStyle: 'medium',
    timeStyle: 'short',
  }).format(time);
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
  const age = Math.max(0, Date.now() - time);
  const [unit, length] = STEPS.find(([, ms]) => age >= ms) ?? (['minute', 6e4] as const);
  const count = Math.floor(age / length);
  // “this minute”, but never “yesterday”: that is a matter of midnight.
  const words = new Intl.RelativeTimeFormat(document.documentElement.lang, {
    numeric: count === 0 ? 'auto' : 'always',
  });
  return words.format(-count, unit);
}
