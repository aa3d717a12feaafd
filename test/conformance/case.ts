import type { Lab } from '../../scripts/conformance/lab.mjs';

/** One comparison with the real client. */
export interface Case {
  readonly name: string;
  readonly version: string;
  readonly run: (lab: Lab) => Promise<CaseResult>;
}

export type CaseResult =
  /** Empty where everything agrees. */
  { readonly objections: readonly string[] } | { readonly skipped: string };
