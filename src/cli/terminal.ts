/** Standard output and error, the working folder and the environment: all that a command may touch besides files. */
export interface Terminal {
  readonly out: (text: string) => void;
  /** One line on standard error. */
  readonly warn: (words: string) => void;
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  readonly platform: NodeJS.Platform;
  readonly home: string;
  readonly readInput: () => Promise<string>;
  /** Whether somebody types at standard input: then there is nothing to read. */
  readonly isInteractive: boolean;
  /** Aborts when the person or the system wants this process to end; from then on it no longer ends by itself. */
  readonly interruption: () => AbortSignal;
  /** Our own version. */
  readonly version: () => Promise<string>;
  /** The names of the documented variables. */
  readonly knownNames: () => Promise<ReadonlySet<string>>;
}
