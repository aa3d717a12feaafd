const TRIES = 8;
const EACH_MS = 2_500;

/**
 * Repeats an idempotent gesture until its effect shows: a click or a key can be lost while the workbench or a webview
 * still moves the focus. Every try waits for a condition, never for a time.
 */
export async function until<T>(gesture: () => Promise<unknown>, effect: (timeout: number) => Promise<T>): Promise<T> {
  let last: unknown;
  for (let tries = 0; tries < TRIES; tries++) {
    await gesture();
    try {
      return await effect(EACH_MS);
    } catch (error) {
      last = error;
    }
  }
  throw last;
}
