import { awsRegion } from './awsRegion.ts';
import { betasNotDisabled } from './betasNotDisabled.ts';
import { clientOutdated } from './clientOutdated.ts';
import { duplicateKey } from './duplicateKey.ts';
import { endpointFromProject } from './endpointFromProject.ts';
import { endpointInvalid } from './endpointInvalid.ts';
import { envValueType } from './envValueType.ts';
import { extraBetas } from './extraBetas.ts';
import { flagNotEffective } from './flagNotEffective.ts';
import { flagShadowed } from './flagShadowed.ts';
import { providerConflict } from './providerConflict.ts';
import type { Rule } from './rule.ts';
import { secretInSharedFile } from './secretInSharedFile.ts';
import { settingsFileIgnored } from './settingsFileIgnored.ts';
import { unknownVariable } from './unknownVariable.ts';

/**
 * The rules whose findings can be worth an interruption: all that the indicator and the notification need. The others
 * only ever inform, and are asked when somebody looks.
 */
export const INTERRUPTING_RULES: readonly Rule[] = [
  betasNotDisabled,
  settingsFileIgnored,
  endpointInvalid,
  secretInSharedFile,
  endpointFromProject,
  flagShadowed,
  flagNotEffective,
  providerConflict,
  clientOutdated,
  extraBetas,
  awsRegion,
  unknownVariable,
  envValueType,
  duplicateKey,
];
