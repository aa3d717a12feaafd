// What a strict upstream refuses. For Bedrock this follows AWS's documentation; a real one was never asked.
import { cacheControls } from './requests.mjs';

/** @typedef {import('./requests.mjs').Body} Body */

/** What AWS documents for the `anthropic_beta` field of InvokeModel, and the client's own marker. */
const BEDROCK_BETAS = new Set([
  'claude-code-20250219',
  'compact-2026-01-12',
  'computer-use-2024-10-22',
  'computer-use-2025-01-24',
  'computer-use-2025-11-24',
  'context-1m-2025-08-07',
  'context-management-2025-06-27',
  'dev-full-thinking-2025-05-14',
  'effort-2025-11-24',
  'fine-grained-tool-streaming-2025-05-14',
  'interleaved-thinking-2025-05-14',
  'output-128k-2025-02-19',
  'token-efficient-tools-2025-02-19',
  'tool-examples-2025-10-29',
  'tool-search-tool-2025-10-19',
]);
const BEDROCK_REFUSED_TOOL_FIELDS = ['eager_input_streaming', 'strict'];

/**
 * The message of the 400; undefined where the request is accepted.
 *
 * @param {Body} body
 * @param {import('./answers.mjs').Mode} mode
 * @param {string} kind
 */
export function refusalOf(body, mode, kind) {
  if (mode === 'ok') return undefined;
  if (mode === 'fail') return notPermitted('system.1.cache_control.ephemeral.scope');
  const scope = unknownCacheKey(body);
  if (scope) return notPermitted(scope);
  return mode === 'strict' && kind === 'bedrock' ? refusalOfBedrock(body) : undefined;
}

/** @param {Body} body */
function refusalOfBedrock(body) {
  if ((body.anthropic_beta ?? []).some((beta) => !BEDROCK_BETAS.has(beta))) return 'invalid beta flag';
  for (const [index, tool] of (body.tools ?? []).entries()) {
    const field = BEDROCK_REFUSED_TOOL_FIELDS.find((name) => name in tool);
    if (field) return notPermitted(`tools.${index}.custom.${field}`);
  }
  return undefined;
}

/** @param {string} path */
const notPermitted = (path) => `${path}: Extra inputs are not permitted`;

/** @param {Body} body */
function unknownCacheKey(body) {
  for (const { path, value, type } of cacheControls(body)) {
    const key = Object.keys(value).find((name) => name !== 'type' && name !== 'ttl');
    const block = [path, type].filter(Boolean).join('.');
    if (key) return `${block}.cache_control.${value['type'] ?? 'ephemeral'}.${key}`;
  }
  return undefined;
}
