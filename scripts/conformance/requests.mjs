// Reading what a client sent.

/**
 * @typedef {Record<string, unknown> & { cache_control?: Record<string, string>, type?: string, content?: unknown }} Block
 * @typedef {{
 *   model?: string,
 *   stream?: boolean,
 *   system?: unknown,
 *   tools?: Block[],
 *   messages?: Block[],
 *   anthropic_beta?: string[],
 *   cache_control?: Record<string, string>,
 *   [field: string]: unknown,
 * }} Body
 *
 * `via`: the stand-in that was asked, by name; `proxy` where the client believes that it talks to the real host.
 * @typedef {{
 *   via: string,
 *   kind: import('./answers.mjs').Kind,
 *   method: string,
 *   url: string,
 *   headers: import('node:http').IncomingHttpHeaders,
 *   body: Body,
 *   status: number,
 * }} Request
 *
 * @typedef {NonNullable<ReturnType<typeof summaryOf>>} Summary
 */

/**
 * The request that carries the conversation: the first one with tools.
 *
 * @param {readonly Request[]} requests
 */
export function mainRequest(requests) {
  const conversations = requests.filter(
    ({ method, body, kind }) => method === 'POST' && kind !== 'count' && Array.isArray(body.messages),
  );
  return conversations.find(({ body }) => (body.tools?.length ?? 0) > 0) ?? conversations[0];
}

const CLASSIC_FIELDS = new Set(
  'anthropic_beta anthropic_version max_tokens messages metadata model stream system temperature tools'.split(' '),
);
const CLASSIC_TOOL_FIELDS = new Set(['cache_control', 'description', 'input_schema', 'name']);

/**
 * What a request says about caching and betas, and where it went.
 *
 * @param {Request | undefined} request
 */
export function summaryOf(request) {
  if (!request) return undefined;
  const { body, headers, kind, status, url, via } = request;
  const controls = cacheControls(body);
  return {
    via,
    kind,
    host: headers.host ?? '',
    path: url,
    status,
    model: body.model,
    scope: controls.filter(({ value }) => 'scope' in value).map(({ path }) => path),
    cacheControl: controls.length,
    cacheTtls: [...new Set(controls.map(({ value }) => value['ttl'] ?? 'default'))],
    headerBetas: String(headers['anthropic-beta'] ?? '')
      .split(',')
      .map((beta) => beta.trim())
      .filter(Boolean),
    bodyBetas: body.anthropic_beta ?? [],
    topLevelExtra: Object.keys(body).filter((name) => !CLASSIC_FIELDS.has(name)),
    toolExtra: [...new Set((body.tools ?? []).flatMap((tool) => Object.keys(tool)))].filter(
      (name) => !CLASSIC_TOOL_FIELDS.has(name),
    ),
  };
}

/**
 * Every `cache_control` of a request. Paths look like `system.2`.
 *
 * @param {Body} body
 * @returns {{ path: string, value: Record<string, string>, type: string | undefined }[]}
 */
export function cacheControls(body) {
  return [
    ...controlOf(body, '', undefined),
    ...blocksOf(body.system).flatMap((block, i) => controlOf(block, `system.${i}`, undefined)),
    ...blocksOf(body.tools).flatMap((tool, i) => controlOf(tool, `tools.${i}`, 'custom')),
    ...blocksOf(body.messages).flatMap(({ content }, i) => contentControls(content, `messages.${i}`)),
  ];
}

/**
 * @param {unknown} content
 * @param {string} path
 * @returns {ReturnType<typeof cacheControls>}
 */
function contentControls(content, path) {
  return blocksOf(content).flatMap((block, i) => {
    const place = `${path}.content.${i}`;
    return [...controlOf(block, place, block.type), ...contentControls(block.content, place)];
  });
}

/**
 * @param {Pick<Block, 'cache_control'>} block
 * @param {string} path
 * @param {string | undefined} type
 */
function controlOf(block, path, type) {
  return block.cache_control ? [{ path, value: block.cache_control, type }] : [];
}

/**
 * @param {unknown} list
 * @returns {Block[]}
 */
const blocksOf = (list) => (Array.isArray(list) ? list : []);
