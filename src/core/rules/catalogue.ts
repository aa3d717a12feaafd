import { betasNotDisabled } from './betasNotDisabled.ts';
import type { Rule } from './rule.ts';
import { settingsFileIgnored } from './settingsFileIgnored.ts';

/** Every rule, in the order in which people read the findings. */
export const RULES: readonly Rule[] = [betasNotDisabled, settingsFileIgnored];
