import { awsRegion } from './awsRegion.ts';
import { betaHeaderToGateway } from './betaHeaderToGateway.ts';
import { cachingWithoutEffect } from './cachingWithoutEffect.ts';
import { clientOutdated } from './clientOutdated.ts';
import { duplicateKey } from './duplicateKey.ts';
import { envValueType } from './envValueType.ts';
import { extraBetas } from './extraBetas.ts';
import { fixNotHolding } from './fixNotHolding.ts';
import { flagConflict } from './flagConflict.ts';
import { flagNotEverywhere } from './flagNotEverywhere.ts';
import { flagNotNeeded } from './flagNotNeeded.ts';
import { INTERRUPTING_RULES } from './interruptingRules.ts';
import { legacyConfig } from './legacyConfig.ts';
import { promptCachingDisabled } from './promptCachingDisabled.ts';
import { restartNeeded } from './restartNeeded.ts';
import type { Rule } from './rule.ts';
import { unknownVariable } from './unknownVariable.ts';

/** Every rule, in the order in which people read the findings. */
export const RULES: readonly Rule[] = [
  ...INTERRUPTING_RULES,
  fixNotHolding,
  clientOutdated,
  extraBetas,
  awsRegion,
  unknownVariable,
  envValueType,
  duplicateKey,
  flagNotEverywhere,
  flagConflict,
  flagNotNeeded,
  restartNeeded,
  promptCachingDisabled,
  cachingWithoutEffect,
  betaHeaderToGateway,
  legacyConfig,
];
