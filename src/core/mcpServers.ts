import { parseStrict } from './json.ts';

/**
 * Whether MCP servers are configured for a folder, by `.claude.json` (for everybody or for this folder) or by a
 * `.mcp.json`. An approximation: servers that plugins bring are not seen, nor is a server that is switched off.
 */
export function hasMcpServers(
  state: string | null,
  mcpFiles: readonly (string | null)[],
  folder: string | null,
): boolean {
  const root = objectOf(state);
  const project = folder === null ? undefined : fieldOf(fieldOf(root, 'projects'), folder);
  return [root, project, ...mcpFiles.map(objectOf)].some(
    (holder) => Object.keys(fieldOf(holder, 'mcpServers') ?? {}).length > 0,
  );
}

type Fields = Readonly<Record<string, unknown>>;

function objectOf(text: string | null): Fields | undefined {
  if (text === null || !text.includes('"mcpServers"')) return undefined;
  const json = parseStrict(text);
  return json.ok ? asFields(json.value) : undefined;
}

function fieldOf(fields: Fields | undefined, name: string): Fields | undefined {
  return fields && Object.hasOwn(fields, name) ? asFields(fields[name]) : undefined;
}

const asFields = (value: unknown): Fields | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : undefined;
