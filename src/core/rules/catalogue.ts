import { awsRegion } from './awsRegion.ts';
import { betaHeaderToGateway } from './betaHeaderToGateway.ts';
import { betasNotDisabled } from './betasNotDisabled.ts';
import { clientOutdated } from './clientOutdated.ts';
import { duplicateKey } from './duplicateKey.ts';
import { endpointFromProject } from './endpointFromProject.ts';
import { envValueType } from './envValueType.ts';
import { extraBetas } from './extraBetas.ts';
import { flagConflict } from './flagConflict.ts';
import { flagNotEffective } from './flagNotEffective.ts';
import { flagNotEverywhere } from './flagNotEverywhere.ts';
import { flagNotNeeded } from './flagNotNeeded.ts';
import { flagShadowed } from './flagShadowed.ts';
import { legacyConfig } from './legacyConfig.ts';
import { promptCachingDisabled } from './promptCachingDisabled.ts';
import { providerConflict } from './providerConflict.ts';
import { restartNeeded } from './restartNeeded.ts';
import type { Rule } from './rule.ts';
import { secretInSharedFile } from './secretInSharedFile.ts';
import { settingsFileIgnored } from './settingsFileIgnored.ts';
import { unknownVariable } from './unknownVariable.ts';

/** Every rule, in the order in which people read the findings. */
export const RULES: readonly Rule[] = [
  betasNotDisabled,
  settingsFileIgnored,
  secretInSharedFile,
  endpointFromProject,
  flagShadowed,
  flagNotEffective,
  flagNotEverywhere,
  flagConflict,
  flagNotNeeded,
  restartNeeded,
  promptCachingDisabled,
  providerConflict,
  clientOutdated,
  betaHeaderToGateway,
  extraBetas,
  awsRegion,
  unknownVariable,
  envValueType,
  duplicateKey,
  legacyConfig,
];
