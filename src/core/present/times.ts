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
