import { regionOf } from './awsRegion.ts';
import type { Environment, Report, RouteId } from './model.ts';
import { valueOf } from './resolve.ts';
import { shownText } from './secrets.ts';

type Facts = Pick<Report, 'environment' | 'route'> & { readonly snapshot: Pick<Report['snapshot'], 'aws' | 'client'> };

/**
 * The address that requests leave for, fit to be seen, or what is meant as one where there is no route; null where it is
 * not known.
 */
export function addressOf(facts: Facts): string | null {
  const address = rawAddressOf(facts);
  return address === null ? null : shownText(address);
}

function rawAddressOf({ environment, route: { because, id }, snapshot: { aws, client } }: Facts): string | null {
  const ofCloud = CLOUD_ADDRESSES[id];
  if (ofCloud) return ofCloud(environment, regionOf(environment, aws, client.version).region);
  // Where a base URL decides, it stands last.
  const named = because.at(-1)?.value.trim() ?? '';
  if (named !== '') return named;
  return id === 'none' ? null : 'https://api.anthropic.com';
}

type CloudAddress = (environment: Environment, region: string) => string | null;

/** The clouds' own addresses (measured on 2.1.329). */
const CLOUD_ADDRESSES: Partial<Record<RouteId, CloudAddress>> = {
  bedrock: (_, region) => `https://bedrock-runtime.${region}.amazonaws.com`,
  foundry: (environment) => {
    const resource = valueOf(environment, 'ANTHROPIC_FOUNDRY_RESOURCE')?.trim() ?? '';
    return resource === '' ? null : `https://${resource}.services.ai.azure.com`;
  },
  'anthropic-aws': (_, region) => `https://aws-external-anthropic.${region}.api.aws`,
  'google-cloud': () => 'https://claude.googleapis.com',
  mantle: (_, region) => `https://bedrock-mantle.${region}.api.aws`,
  // It depends on the region and the model, which was not measured for all of them.
  vertex: () => null,
};
