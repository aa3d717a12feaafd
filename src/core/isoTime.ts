const DAY_MS = 86_400_000;

/** What a clock shows, each of the one before it. */
const UNITS = [
  { ms: 3_600_000, of: DAY_MS },
  { ms: 60_000, of: 3_600_000 },
  { ms: 1000, of: 60_000 },
];

/** A time in ms since 1970 as programs write it: `2026-11-21T02:38:21.459Z`. The core has no clock, so no `Date`. */
export function isoTime(time: number): string {
  const clock = UNITS.map(({ ms, of }) => padded(Math.floor(within(time, of) / ms), 2)).join(':');
  return `${isoDay(time)}T${clock}.${padded(within(time, 1000), 3)}Z`;
}

/** The day of a time, in UTC: `2026-11-21`. */
export function isoDay(time: number): string {
  const { day, month, year } = dateOf(Math.floor(time / DAY_MS));
  return [padded(year, 4), padded(month, 2), padded(day, 2)].join('-');
}

/** The date of a day since 1970. Counted in years that begin in March, so that a leap day stands at the end. */
function dateOf(days: number): { readonly year: number; readonly month: number; readonly day: number } {
  const sinceMarchOfYear0 = days + 719_468;
  const era = Math.floor(sinceMarchOfYear0 / 146_097);
  const dayOfEra = within(sinceMarchOfYear0, 146_097);
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1,
  };
}

/** The whole rest of a division, never negative. */
const within = (value: number, size: number): number => Math.floor(value - Math.floor(value / size) * size);

const padded = (value: number, length: number): string => String(value).padStart(length, '0');
