const STEPS = [
  ['year', 365 * 864e5],
  ['month', 30 * 864e5],
  ['week', 7 * 864e5],
  ['day', 864e5],
  ['hour', 36e5],
  ['minute', 6e4],
] as const;

/** How long ago, in the reader's words: “20 minutes ago”. Both in ms since 1970. */
export function agoWords(time: number, now: number, locale: string): string {
  const words = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  const [unit, length] = STEPS.find(([, ms]) => now - time >= ms) ?? (['minute', 6e4] as const);
  return words.format(-Math.max(0, Math.floor((now - time) / length)), unit);
}

/** Day and time of day, as the reader's clock has them. */
export function exactTime(time: number, locale: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(time);
}

/** A day that is given by its start in UTC. */
export function dayWords(day: number, locale: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(day);
}

export function numberWords(count: number, locale: string): string {
  return new Intl.NumberFormat(locale).format(count);
}

/** A part of 1 as per cent. */
export function shareWords(share: number | null, locale: string): string {
  if (share === null) return '–';
  return new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 }).format(share);
}
