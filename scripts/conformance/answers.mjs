// What the stand-ins of the model providers answer: "ok" to every conversation, in each provider's own protocol, or
// what a strict upstream would refuse.
//   Bedrock runtime     POST /model/<id>/(invoke | invoke-with-response-stream | count-tokens)
//   Bedrock control     GET  /inference-profiles, /foundation-models
//   Anthropic, gateway  POST /v1/messages, /v1/messages/count_tokens
//   Foundry, Mantle     POST /anthropic/v1/messages
//   Vertex              POST …/models/<id>:(rawPredict | streamRawPredict)
import { bedrockChunk } from './eventStream.mjs';
import { refusalOf } from './refusals.mjs';

/**
 * `ok`: everything is answered. `scope`: 400 if a `cache_control` holds anything but type and ttl. `strict`: that, and
 * on Bedrock also 400 for unknown betas and beta tool fields. `fail`: 400 with the scope message, whatever was sent.
 *
 * @typedef {'ok' | 'scope' | 'strict' | 'fail'} Mode
 * @typedef {'bedrock' | 'vertex' | 'foundry-or-mantle' | 'anthropic' | 'count' | 'control' | 'other'} Kind
 * @typedef {import('./refusals.mjs').Body} Body
 * @typedef {{ kind: Kind, status: number, headers: Record<string, string>, parts: readonly (string | Buffer)[] }} Reply
 */

const BEDROCK = /\/model\/(.+)\/(invoke|invoke-with-response-stream|count-tokens)$/;

/**
 * @param {string} method
 * @param {string} url
 * @param {Body} body
 * @param {Mode} mode
 * @returns {Reply}
 */
export function answer(method, url, body, mode) {
  const path = decodeURIComponent(url.split('?')[0] ?? '');
  const [, model, action] = BEDROCK.exec(path) ?? [];
  if (method === 'POST' && model) return bedrock(model, action, body, mode);
  if (/count[_-]tokens/.test(path)) return json('count', 200, { input_tokens: 100 });
  if (method === 'POST' && /:(rawPredict|streamRawPredict)$/.test(path)) return messages('vertex', body, mode);
  if (method === 'POST' && path === '/anthropic/v1/messages') return messages('foundry-or-mantle', body, mode);
  if (method === 'POST' && path.endsWith('/v1/messages')) return messages('anthropic', body, mode);
  if (path.includes('inference-profiles')) return json('control', 200, { inferenceProfileSummaries: [] });
  if (path.includes('foundation-models')) return json('control', 200, { modelSummaries: [] });
  if (method === 'HEAD') return { kind: 'other', status: 200, headers: {}, parts: [] };
  const error = { type: 'not_found_error', message: `stand-in: no such path ${path}` };
  return json('other', 404, { type: 'error', error });
}

/**
 * @param {string} model
 * @param {string | undefined} action
 * @param {Body} body
 * @param {Mode} mode
 * @returns {Reply}
 */
function bedrock(model, action, body, mode) {
  const headers = { 'x-amzn-requestid': '11111111-2222-3333-4444-555555555555' };
  if (action === 'count-tokens') return json('count', 200, { inputTokens: 100 }, headers);
  const refusal = refusalOf(body, mode, 'bedrock');
  if (refusal) {
    return json('bedrock', 400, { message: refusal }, { ...headers, 'x-amzn-errortype': 'ValidationException' });
  }
  if (action === 'invoke') return json('bedrock', 200, wholeMessage(model), headers);
  const type = 'application/vnd.amazon.eventstream';
  return {
    kind: 'bedrock',
    status: 200,
    headers: { ...headers, 'content-type': type, 'x-amzn-bedrock-content-type': 'application/json' },
    parts: streamEvents(model).map(bedrockChunk),
  };
}

/**
 * @param {Kind} kind
 * @param {Body} body
 * @param {Mode} mode
 * @returns {Reply}
 */
function messages(kind, body, mode) {
  const headers = { 'request-id': 'req_standin123' };
  const refusal = refusalOf(body, mode, kind);
  if (refusal) {
    const error = { type: 'invalid_request_error', message: refusal };
    return json(kind, 400, { type: 'error', error, request_id: 'req_standin123' }, headers);
  }
  const model = body.model ?? 'claude-stand-in';
  if (!body.stream) return json(kind, 200, wholeMessage(model), headers);
  return {
    kind,
    status: 200,
    headers: { ...headers, 'content-type': 'text/event-stream' },
    parts: streamEvents(model).map((event) => `event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`),
  };
}

/**
 * @param {Kind} kind
 * @param {number} status
 * @param {unknown} value
 * @param {Record<string, string>} [headers]
 * @returns {Reply}
 */
function json(kind, status, value, headers = {}) {
  return {
    kind,
    status,
    headers: { 'content-type': 'application/json', ...headers },
    parts: [JSON.stringify(value)],
  };
}

const USAGE = {
  input_tokens: 12,
  cache_creation_input_tokens: 3456,
  cache_read_input_tokens: 7890,
  cache_creation: { ephemeral_5m_input_tokens: 3456, ephemeral_1h_input_tokens: 0 },
  output_tokens: 1,
};

/** @param {string} model */
const newMessage = (model) => ({
  id: `msg_standin${Math.random().toString(36).slice(2, 12)}`,
  type: 'message',
  role: 'assistant',
  model,
  content: [],
  stop_reason: null,
  stop_sequence: null,
  usage: USAGE,
});

/** @param {string} model */
function wholeMessage(model) {
  return { ...newMessage(model), content: [{ type: 'text', text: 'ok' }], stop_reason: 'end_turn' };
}

/** @param {string} model */
function streamEvents(model) {
  return [
    { type: 'message_start', message: newMessage(model) },
    { type: 'content_block_start', index: 0, content_block: { type: 'text', text: '' } },
    { type: 'content_block_delta', index: 0, delta: { type: 'text_delta', text: 'ok' } },
    { type: 'content_block_stop', index: 0 },
    { type: 'message_delta', delta: { stop_reason: 'end_turn', stop_sequence: null }, usage: { output_tokens: 4 } },
    { type: 'message_stop' },
  ];
}
