import type { Declaration, Report } from './model.ts';

/** All that decides where requests go and what is taken out of them. */
export function decidersOf({ betas, caching, route }: Pick<Report, 'betas' | 'caching' | 'route'>): Declaration[] {
  return [route, betas, caching].flatMap(({ because }) => because);
}
