import { betaHeaderToGateway } from './betaHeaderToGateway.ts';
import { flagConflict } from './flagConflict.ts';
import { flagNotEverywhere } from './flagNotEverywhere.ts';
import { flagNotNeeded } from './flagNotNeeded.ts';
import { INTERRUPTING_RULES } from './interruptingRules.ts';
import { legacyConfig } from './legacyConfig.ts';
import { promptCachingDisabled } from './promptCachingDisabled.ts';
import { restartNeeded } from './restartNeeded.ts';
import type { Rule } from './rule.ts';

/** Every rule, in the order in which people read the findings. */
export const RULES: readonly Rule[] = [
  ...INTERRUPTING_RULES,
  flagNotEverywhere,
  flagConflict,
  flagNotNeeded,
  restartNeeded,
  promptCachingDisabled,
  betaHeaderToGateway,
  legacyConfig,
];
