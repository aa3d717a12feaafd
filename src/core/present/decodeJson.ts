import type { Decoded } from '../decodeError.ts';
import type { Report } from '../model.ts';
import { decodeView } from './decodeView.ts';
import { fixJson } from './doctorJson.ts';

/** The machine-readable answer; its fields are a contract, see docs/doctor.md. Every text in it has passed the mask. */
export function decodeJson(decoded: Decoded, report: Report): object {
  const { answered, answeredBy, basis, betas, cause, doesNotHelp, family, field, fixes, here, sources, steps, title } =
    decodeView(decoded, report);
  return {
    schema: 1,
    family,
    answeredBy,
    title,
    answered,
    field,
    betas,
    cause,
    here,
    fixes: fixes.map((id) => fixJson(report, id)),
    steps,
    doesNotHelp,
    basis,
    sources,
  };
}
