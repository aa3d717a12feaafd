import * as l10n from '../l10n.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** How long ago something was, as it stands inside a sentence. What lies ahead, by a clock that is off, is just now. */
export function ageWords(time: number, now: number): string {
  const age = now - time;
  if (age < MINUTE_MS) return l10n.t('just now');
  if (age < HOUR_MS) return minutesAgo(Math.floor(age / MINUTE_MS));
  if (age < DAY_MS) return hoursAgo(Math.floor(age / HOUR_MS));
  return daysAgo(Math.floor(age / DAY_MS));
}

const minutesAgo = (count: number): string => (count === 1 ? l10n.t('1 minute ago') : l10n.t('{0} minutes ago', count));

const hoursAgo = (count: number): string => (count === 1 ? l10n.t('1 hour ago') : l10n.t('{0} hours ago', count));

const daysAgo = (count: number): string => (count === 1 ? l10n.t('1 day ago') : l10n.t('{0} days ago', count));
