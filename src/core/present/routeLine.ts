import { addressOf } from '../address.ts';
import { visible } from '../l10n.ts';
import type { Report } from '../model.ts';
import { routeName } from './routeWords.ts';

/** The route by name, with its address where that is known. */
export function routeLine(report: Report): string {
  const address = addressOf(report);
  const name = routeName(report.route.id);
  return address === null ? name : `${name}, ${visible(address)}`;
}
