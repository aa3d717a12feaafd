import { type Lab, openLab } from '../../scripts/conformance/lab.mjs';

/** Clients at a time: what a machine of two cores can carry. */
export const AT_A_TIME = 2;

/** Does all the work, some of it at the same time. */
export async function inParallel<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const rest = items.values();
  await Promise.all(
    Array.from({ length: AT_A_TIME }, async () => {
      for (const item of rest) await work(item);
    }),
  );
}

/** The same where the work needs a lab: each worker has one of its own. */
export async function inLabs<T>(
  cache: string,
  items: readonly T[],
  work: (item: T, lab: Lab) => Promise<void>,
): Promise<void> {
  const labs = await Promise.all(Array.from({ length: AT_A_TIME }, () => openLab({ cache })));
  const free = [...labs];
  try {
    await inParallel(items, async (item) => {
      const lab = free.pop();
      if (!lab) throw new Error('there are as many labs as workers');
      await work(item, lab);
      free.push(lab);
    });
  } finally {
    for (const lab of labs) lab.close();
  }
}
