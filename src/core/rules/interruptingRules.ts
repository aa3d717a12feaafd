import { betasNotDisabled } from './betasNotDisabled.ts';
import { endpointFromProject } from './endpointFromProject.ts';
import { endpointInvalid } from './endpointInvalid.ts';
import { flagNotEffective } from './flagNotEffective.ts';
import { flagShadowed } from './flagShadowed.ts';
import { providerConflict } from './providerConflict.ts';
import type { Rule } from './rule.ts';
import { secretInSharedFile } from './secretInSharedFile.ts';
import { settingsFileIgnored } from './settingsFileIgnored.ts';

/**
 * The rules that may interrupt a person: what they find shows in the status bar and, from a warning on, in a
 * notification. The others are asked when somebody looks: on the page, in the terminal.
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
];
