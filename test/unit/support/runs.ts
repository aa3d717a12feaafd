/** Runs that end when the test says so. */
export class Runs {
  readonly ends: { resolve: () => void; reject: (error: Error) => void }[] = [];
  running = 0;
  overlapped = false;

  get started(): number {
    return this.ends.length;
  }

  readonly run = async (): Promise<void> => {
    this.running += 1;
    this.overlapped ||= this.running > 1;
    try {
      await new Promise<void>((resolve, reject) => this.ends.push({ resolve, reject }));
    } finally {
      this.running -= 1;
    }
  };
}

/** Until everything that is ready to go on has gone on. */
export const settled = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve));
