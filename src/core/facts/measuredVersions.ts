import type { RouteId } from '../model.ts';

/** The versions of Claude Code whose requests were recorded against stand-ins for the providers, oldest first. */
const VERSIONS = (
  '1.0.128 2.0.76 2.1.19 2.1.22 2.1.23 2.1.25 2.1.31 2.1.36 2.1.42 2.1.50 2.1.69 2.1.76 2.1.81 2.1.85 2.1.86 2.1.87 ' +
  '2.1.88 2.1.89 2.1.90 2.1.96 2.1.97 2.1.98 2.1.100 2.1.112 2.1.116 2.1.120 2.1.131 2.1.150 2.1.173 2.1.201 2.1.206 ' +
  '2.1.210 2.1.223 2.1.225 2.1.236 2.1.250 2.1.275 2.1.287 2.1.305 2.1.306 2.1.307 2.1.308 2.1.309 2.1.310 2.1.315 ' +
  '2.1.319 2.1.323 2.1.326 2.1.329'
).split(' ');

/** The versions that were run on each route: all but these, or only these. A route that stands nowhere was not run. */
const ALL_BUT: Partial<Record<RouteId, string>> = {
  gateway: '2.1.201 2.1.206',
  'foundry-gateway': '1.0.128 2.1.201 2.1.206',
  bedrock: '2.1.86 2.1.87 2.1.88 2.1.90 2.1.96 2.1.97 2.1.98 2.1.306 2.1.307 2.1.308 2.1.309',
  'bedrock-gateway': '2.1.201 2.1.206 2.1.306 2.1.307 2.1.308 2.1.309',
  anthropic:
    '2.1.86 2.1.87 2.1.97 2.1.98 2.1.201 2.1.206 2.1.210 2.1.225 2.1.236 2.1.287 2.1.305 2.1.306 ' +
    '2.1.307 2.1.308 2.1.309 2.1.310 2.1.315 2.1.319 2.1.323 2.1.326',
};
const ONLY: Partial<Record<RouteId, string>> = {
  vertex: '2.1.31 2.1.89 2.1.97 2.1.329',
  'vertex-gateway':
    '1.0.128 2.0.76 2.1.19 2.1.23 2.1.25 2.1.31 2.1.69 2.1.81 2.1.89 2.1.100 2.1.131 2.1.150 2.1.250 2.1.329',
  mantle: '2.1.96 2.1.98 2.1.329',
  'mantle-gateway': '2.1.100 2.1.131 2.1.150 2.1.250 2.1.329',
  foundry: '2.1.89 2.1.329',
  'anthropic-aws': '2.1.96 2.1.98 2.1.172 2.1.329',
  'anthropic-aws-gateway': '2.1.329',
  'google-cloud': '2.1.329',
};

/** Whether this very version was run on this route. */
export function wasMeasured(route: RouteId, version: string): boolean {
  const without = ALL_BUT[route];
  if (without !== undefined) return VERSIONS.includes(version) && !without.split(' ').includes(version);
  return ONLY[route]?.split(' ').includes(version) ?? false;
}
