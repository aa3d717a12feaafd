import type { Decoded } from '../decodeError.ts';
import { DISABLE_BETAS } from '../facts/flags.ts';
import { isKeptByFlag, type NamedBeta, namedBeta } from '../facts/namedBetas.ts';
import { unsetFix } from '../fixTargets.ts';
import * as l10n from '../l10n.ts';
import type { FixId, Report } from '../model.ts';
import { winnerOf } from '../resolve.ts';
import { placeOf } from './place.ts';

/** What is known of each beta that a message names, and who adds it here. */
export function betaAdvice({ betas }: Decoded, report: Report): { here: readonly string[]; fixes: readonly FixId[] } {
  const parts = betas.map((value) => ({ here: betaWords(value, report), ...addedBy(value, report) }));
  return {
    here: parts.flatMap(({ here, added }) => [here, ...added]),
    fixes: parts.flatMap(({ fixes }) => fixes),
  };
}

function betaWords(value: string, { snapshot: { client } }: Report): string {
  const beta = namedBeta(value);
  if (!beta) return l10n.t('`{0}`: whether `{1}` removes it is not known.', value, DISABLE_BETAS);
  const kept = isKeptByFlag(beta, client.version)
    ? l10n.t('`{0}`: `{1}` leaves it ({2}).', value, DISABLE_BETAS, basisWords(beta))
    : removedWords(value, beta, client.version);
  return beta.offSwitch === undefined ? kept : `${kept} ${l10n.t('Its own switch is `{0}`.', beta.offSwitch)}`;
}

function removedWords(value: string, beta: NamedBeta, version: string | null): string {
  const { keptByFlag } = beta;
  if (keptByFlag === null || keptByFlag === 'always' || version !== null)
    return l10n.t('`{0}`: `{1}` removes it ({2}).', value, DISABLE_BETAS, basisWords(beta));
  const [from, to] = keptByFlag;
  return from === null
    ? l10n.t('`{0}`: `{1}` leaves it up to {2} ({3}).', value, DISABLE_BETAS, to, basisWords(beta))
    : l10n.t('`{0}`: `{1}` leaves it from {2} to {3} ({4}).', value, DISABLE_BETAS, from, to, basisWords(beta));
}

function basisWords({ basis }: NamedBeta): string {
  switch (basis) {
    case 'measured':
      return l10n.t('measured');
    case 'documented':
      return l10n.t('documented');
    case 'reported':
      return l10n.t('reported');
  }
}

/** Variables that add betas by hand, which the flag does not take away. */
function addedBy(value: string, report: Report): { added: readonly string[]; fixes: readonly FixId[] } {
  const found = ['ANTHROPIC_BETAS', 'CLAUDE_CODE_EXTRA_BODY']
    .map((name) => winnerOf(report.environment, name))
    .filter((winner) => winner?.value.includes(value))
    .filter((winner) => winner !== undefined);
  return {
    added: found.map((winner) =>
      l10n.t('`{0}` in {1} adds it, with the flag on too: take it out there.', winner.name, placeOf(report, winner)),
    ),
    fixes: found.flatMap(unsetFix),
  };
}
