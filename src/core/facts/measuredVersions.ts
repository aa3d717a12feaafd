import type { RouteId } from '../model.ts';

/**
 * The versions of Claude Code whose requests were recorded against stand-ins for the providers, oldest first: one a
 * line, with the routes on which it was run. `npm run measure` writes here.
 */
const RECORD = `
1.0.128 anthropic bedrock bedrock-gateway gateway vertex-gateway
2.0.76 anthropic bedrock bedrock-gateway foundry-gateway gateway vertex-gateway
2.1.19 anthropic bedrock bedrock-gateway foundry-gateway gateway vertex-gateway
2.1.22 anthropic bedrock bedrock-gateway foundry-gateway gateway
2.1.23 anthropic bedrock bedrock-gateway foundry-gateway gateway vertex-gateway
2.1.25 anthropic bedrock bedrock-gateway foundry-gateway gateway vertex-gateway
2.1.31 anthropic bedrock bedrock-gateway foundry-gateway gateway vertex vertex-gateway
2.1.36 anthropic bedrock bedrock-gateway foundry-gateway gateway
2.1.42 anthropic bedrock bedrock-gateway foundry-gateway gateway
2.1.50 anthropic bedrock bedrock-gateway foundry-gateway gateway
2.1.69 anthropic bedrock bedrock-gateway foundry-gateway gateway vertex-gateway
2.1.76 anthropic bedrock bedrock-gateway foundry-gateway gateway
2.1.81 anthropic bedrock bedrock-gateway foundry-gateway gateway vertex-gateway
2.1.85 anthropic bedrock bedrock-gateway foundry-gateway gateway
2.1.86 bedrock-gateway foundry-gateway gateway
2.1.87 bedrock-gateway foundry-gateway gateway
2.1.88 anthropic bedrock-gateway foundry-gateway gateway
2.1.89 anthropic bedrock bedrock-gateway foundry foundry-gateway gateway vertex vertex-gateway
2.1.90 anthropic bedrock-gateway foundry-gateway gateway
2.1.96 anthropic anthropic-aws bedrock-gateway foundry-gateway gateway mantle
2.1.97 bedrock-gateway foundry-gateway gateway vertex
2.1.98 anthropic-aws bedrock-gateway foundry-gateway gateway mantle
2.1.100 anthropic bedrock bedrock-gateway foundry-gateway gateway mantle-gateway vertex-gateway
2.1.112 anthropic bedrock bedrock-gateway foundry-gateway gateway
2.1.116 anthropic bedrock bedrock-gateway foundry-gateway gateway
2.1.120 anthropic bedrock bedrock-gateway foundry-gateway gateway
2.1.131 anthropic bedrock bedrock-gateway foundry-gateway gateway mantle-gateway vertex-gateway
2.1.150 anthropic bedrock bedrock-gateway foundry-gateway gateway mantle-gateway vertex-gateway
2.1.172 anthropic-aws
2.1.173 anthropic bedrock bedrock-gateway foundry-gateway gateway
2.1.201 bedrock
2.1.206 bedrock
2.1.210 bedrock bedrock-gateway foundry-gateway gateway
2.1.223 anthropic bedrock bedrock-gateway foundry-gateway gateway
2.1.225 bedrock bedrock-gateway foundry-gateway gateway
2.1.236 bedrock bedrock-gateway foundry-gateway gateway
2.1.250 anthropic bedrock bedrock-gateway foundry-gateway gateway mantle-gateway vertex-gateway
2.1.275 anthropic bedrock bedrock-gateway foundry-gateway gateway
2.1.287 bedrock bedrock-gateway foundry-gateway gateway
2.1.305 bedrock bedrock-gateway foundry-gateway gateway
2.1.306 foundry-gateway gateway
2.1.307 foundry-gateway gateway
2.1.308 foundry-gateway gateway
2.1.309 foundry-gateway gateway
2.1.310 bedrock bedrock-gateway foundry-gateway gateway
2.1.315 bedrock bedrock-gateway foundry-gateway gateway
2.1.319 bedrock bedrock-gateway foundry-gateway gateway
2.1.323 bedrock bedrock-gateway foundry-gateway gateway
2.1.326 bedrock bedrock-gateway foundry-gateway gateway
2.1.328 anthropic anthropic-aws anthropic-aws-gateway bedrock bedrock-gateway foundry foundry-gateway gateway google-cloud google-cloud-gateway mantle mantle-gateway vertex vertex-gateway
2.1.329 anthropic anthropic-aws anthropic-aws-gateway bedrock bedrock-gateway foundry foundry-gateway gateway google-cloud google-cloud-gateway mantle mantle-gateway vertex vertex-gateway
2.1.330 anthropic anthropic-aws anthropic-aws-gateway bedrock bedrock-gateway foundry foundry-gateway gateway google-cloud google-cloud-gateway mantle mantle-gateway vertex vertex-gateway
`;

const ROUTES_BY_VERSION: ReadonlyMap<string, readonly string[]> = new Map(
  RECORD.trim()
    .split('\n')
    .map((line): [string, string[]] => {
      const [version = '', ...routes] = line.split(' ');
      return [version, routes];
    }),
);

/** Whether this very version was run on this route. */
export function wasMeasured(route: RouteId, version: string): boolean {
  return ROUTES_BY_VERSION.get(version)?.includes(route) ?? false;
}
