/** Answers what was counted; throws where something is not as it must be. */
export interface Test {
  readonly name: string;
  readonly run: (progress: (words: string) => void) => Promise<string>;
}

/** A count that the environment can make smaller. */
export function countOf(variable: string, usual: number): number {
  const given = Number(process.env[variable]);
  return Number.isSafeInteger(given) && given > 0 ? given : usual;
}
