import * as l10n from '../l10n.ts';
import type { Declaration, Report, Variable } from '../model.ts';
import { shown } from '../secrets.ts';
import { type IsRelevant, relevantVariables } from './doctorJson.ts';
import { placeOf } from './place.ts';

/** Every variable that Claude Code would see, for a terminal: its value, where it stands, and beneath it who loses. */
export function environmentText(report: Report, isRelevant: IsRelevant): string {
  const variables = relevantVariables(report, isRelevant);
  if (variables.length === 0) return `${l10n.t('No variable of Claude Code is set.')}\n`;
  return `${variables.flatMap((variable) => linesOf(report, variable)).join('\n')}\n`;
}

function linesOf(report: Report, { name, declarations: [winner, ...losers] }: Variable): string[] {
  return [
    `${l10n.visible(name)}=${valueOf(winner)}`,
    `  ${placeOf(report, winner)}`,
    ...losers.map((loser) => `  ${l10n.t('instead of "{0}" in {1}', valueOf(loser), placeOf(report, loser))}`),
  ];
}

const valueOf = ({ name, value }: Declaration): string => shown(name, value).text;
