/**
 * This moment, as a text that sorts by time: ms since 1970, then the machine's own clock, which all its processes share
 * and which tells two moments in one millisecond apart.
 */
export function momentNow(): string {
  return `${Date.now()}-${process.hrtime.bigint().toString().padStart(20, '0')}`;
}
