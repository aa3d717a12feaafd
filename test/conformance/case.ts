import type { Lab } from '../../scripts/conformance/lab.mjs';

/** One comparison with the real client. */
export interface Case {
  readonly name: string;
  readonly version: string;
  readonly run: (lab: Lab) => Promise<CaseResult>;
}

export type CaseResult =
  /** `objections`: empty where everything agrees. `measured`: what is worth telling all the same. */
  { readonly objections: readonly string[]; readonly measured?: string } | { readonly skipped: string };
