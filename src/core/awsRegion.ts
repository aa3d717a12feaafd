import type { Environment, Snapshot } from './model.ts';
import { valueOf } from './resolve.ts';
import { isSince } from './version.ts';

export interface AwsRegion {
  readonly region: string;
  readonly origin: 'AWS_REGION' | 'AWS_DEFAULT_REGION' | 'credentials' | 'config' | 'default';
  /** Where a region is set that this version does not look at; null where there is none. */
  readonly ignored: string | null;
}

/**
 * The AWS region by Claude Code's order: `AWS_REGION`, `AWS_DEFAULT_REGION`, the profile in the credentials file, the
 * profile in the config file, `us-east-1`. That order since 2.1.172, before only `AWS_REGION` (documented; measured
 * on 2.1.89, 2.1.172 and 2.1.329). What is not shaped like a region counts as unset.
 */
export function regionOf(environment: Environment, aws: Snapshot['aws'], version: string | null): AwsRegion {
  const profile = valueOf(environment, 'AWS_PROFILE')?.trim() || 'default';
  const candidates = [
    { origin: 'AWS_REGION', region: valueOf(environment, 'AWS_REGION') },
    { origin: 'AWS_DEFAULT_REGION', region: valueOf(environment, 'AWS_DEFAULT_REGION') },
    { origin: 'credentials', region: profileRegion(aws.credentials, profile) },
    { origin: 'config', region: profileRegion(aws.config, profile) },
  ] as const;
  const [found] = candidates.flatMap(({ origin, region }) => {
    const value = region?.trim() ?? '';
    return REGION.test(value) ? [{ origin, region: value }] : [];
  });
  if (!found) return { region: DEFAULT, origin: 'default', ignored: null };
  if (found.origin === 'AWS_REGION' || isSince(version, FILES_SINCE)) return { ...found, ignored: null };
  return { region: DEFAULT, origin: 'default', ignored: PLACE[found.origin] };
}

const DEFAULT = 'us-east-1';
const FILES_SINCE = '2.1.172';
const REGION = /^[a-z]{2}(?:-[a-z]+)+-\d{1,2}$/;
const PLACE = { AWS_DEFAULT_REGION: 'AWS_DEFAULT_REGION', credentials: '~/.aws/credentials', config: '~/.aws/config' };

/** `region` of a profile in an AWS file: `[work]` or, in the config file, `[profile work]`. */
function profileRegion(text: string | null, profile: string): string | undefined {
  let isOurs = false;
  let region: string | undefined;
  for (const line of (text ?? '').split(/\r\n|\n|\r/)) {
    const section = /^\s*\[\s*(?:profile\s+)?["']?([^\]"']+?)["']?\s*\]/.exec(line)?.[1];
    if (section !== undefined) isOurs = section === profile;
    else if (isOurs) region = /^region\s*=\s*([^\s#;]+)/.exec(line)?.[1] ?? region;
  }
  return region;
}
