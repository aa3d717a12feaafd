import type { PageInput, Section } from '../pageView.ts';
import { agentSdk } from './agentSdk.ts';
import { cachingCheck } from './cachingCheck.ts';
import { certainty } from './certainty.ts';
import { costs } from './costs.ts';
import { errors } from './errors.ts';
import { fiveSteps } from './fiveSteps.ts';
import { gateways } from './gateways.ts';
import { onResume } from './onResume.ts';
import { otherClouds } from './otherClouds.ts';
import { persists } from './persists.ts';
import { questions } from './questions.ts';
import { snippets } from './snippets.ts';
import { sources } from './sources.ts';
import { twoApis } from './twoApis.ts';
import { verify } from './verify.ts';
import { whatItIs } from './whatItIs.ts';
import { where } from './where.ts';
import { whichFix } from './whichFix.ts';
import { whoSends } from './whoSends.ts';

/** What there is to read beneath the state, in reading order. */
export function explanation(input: PageInput): readonly Section[] {
  return [
    certainty(),
    whatItIs(),
    whoSends(),
    twoApis(),
    onResume(),
    fiveSteps(),
    whichFix(),
    where(),
    snippets(),
    verify(),
    persists(),
    gateways(),
    otherClouds(),
    agentSdk(),
    costs(),
    errors(),
    cachingCheck(input),
    questions(),
    sources(),
  ];
}
