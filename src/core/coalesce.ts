/**
 * Makes a single flight of `run`: runs never overlap, a call during a run is honoured by one more run, and a failed
 * run wedges nothing. The promise of a call settles with the run that started after the call.
 */
export function coalesce(run: () => Promise<void>): () => Promise<void> {
  let current: Promise<void> | undefined;
  let next: Promise<void> | undefined;

  const start = (): Promise<void> => {
    const flight = run().finally(() => {
      if (current === flight) current = undefined;
    });
    current = flight;
    return flight;
  };

  return () => {
    if (next) return next; // also in the moment between the end of one run and the start of this one
    if (!current) return start();
    next = current.then(noop, noop).then(() => {
      next = undefined;
      return start();
    });
    return next;
  };
}

const noop = (): void => {};
