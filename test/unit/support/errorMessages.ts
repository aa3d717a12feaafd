import type { Decoded } from '../../../src/core/decodeError.ts';

type Row = readonly [
  family: Decoded['family'],
  message: string,
  field?: string | null,
  answeredBy?: Decoded['answeredBy'],
  betas?: readonly string[],
];

/** Messages as people report them; the shape is theirs, the names are not. */
export const MESSAGES: readonly Row[] = [
  [
    'cache-scope',
    'API Error: 400 {"type":"error","error":{"type":"invalid_request_error","message":"system.2.cache_control.ephemeral.scope: Extra inputs are not permitted"}}',
    'system.2.cache_control.ephemeral.scope',
  ],
  [
    'cache-scope',
    'anthropic error: system.1.cache_control.ephemeral.scope: Extra inputs are not permitted',
    'system.1.cache_control.ephemeral.scope',
    'portkey',
  ],
  [
    'cache-scope',
    'operation error Bedrock Runtime: InvokeModelWithResponseStream, https response error StatusCode: 400, RequestID: 1, ValidationException: system.1.cache_control.***.scope: Extra inputs are not permitted',
    'system.1.cache_control.***.scope',
    'go-aws-sdk',
  ],
  [
    'cache-ttl',
    'messages.0.content.0.text.cache_control.ephemeral.ttl: Extra inputs are not permitted',
    'messages.0.content.0.text.cache_control.ephemeral.ttl',
  ],
  [
    'cache-top-level',
    "BadRequestError: Error code: 400 - {'message': 'cache_control: Extra inputs are not permitted'}",
    'cache_control',
  ],
  [
    'cache-on-thinking',
    'messages.13.content.0.thinking.cache_control: Extra inputs are not permitted',
    'messages.13.content.0.thinking.cache_control',
  ],
  ['cache-too-many', 'A maximum of 4 blocks with cache_control may be provided. Found 5.'],
  ['cache-empty-text', 'messages.306.content.2.text: cache_control cannot be set for empty text blocks'],
  [
    'defer-and-cache',
    "Tool 'mcp__github__search_issues' cannot have both defer_loading=true\nand cache_control set. Tools with defer_loading cannot use prompt caching.",
  ],
  [
    'context-management',
    'API Error: 400 {"error":{"message":"{\\"message\\":\\"context_management: Extra inputs are not permitted\\"}. Received Model Group=bedrock-sonnet-4.5"}}',
    'context_management',
    'litellm',
  ],
  [
    'tool-defer-loading',
    '400 tools.11.custom.defer_loading: Extra inputs are not permitted',
    'tools.11.custom.defer_loading',
  ],
  [
    'tool-eager-streaming',
    'API Error: 400 tools.0.custom.eager_input_streaming: Extra inputs are not permitted',
    'tools.0.custom.eager_input_streaming',
  ],
  [
    'tool-input-examples',
    'tools.3.custom.input_examples: Extra inputs are not permitted',
    'tools.3.custom.input_examples',
  ],
  ['output-config', 'API Error: 400 output_config.effort: Extra inputs are not permitted', 'output_config.effort'],
  ['thinking-display', 'thinking.disabled.display: Extra inputs are not permitted', 'thinking.disabled.display'],
  [
    'thinking-enabled',
    '"thinking.type.enabled" is not supported for this model. Use "thinking.type.adaptive" and "output_config.effort" to control thinking behavior.',
  ],
  ['thinking-adaptive', "thinking: Input tag 'adaptive' found using 'type' does not match any of the expected tags"],
  [
    'beta-header',
    'Unexpected value(s) `prompt-caching-scope-2026-01-05`, `structured-outputs-2025-12-15` for the `anthropic-beta` header. Please consult our documentation at docs.anthropic.com or try again without the header.',
    null,
    null,
    ['prompt-caching-scope-2026-01-05', 'structured-outputs-2025-12-15'],
  ],
  [
    'beta-header',
    'Unexpected value(s) `context-1m-2025-08-07` for the `anthropic-beta` header. (req_vrtx_011abc)',
    null,
    'vertex-upstream',
    ['context-1m-2025-08-07'],
  ],
  [
    'beta-header',
    '尚未验证或不支持的 anthropic-beta：interleaved-thinking-2025-05-14',
    null,
    null,
    ['interleaved-thinking-2025-05-14'],
  ],
  [
    'invalid-beta-flag',
    'API Error: 400 {"type":"error","error":{"type":"invalid_request_error","message":"invalid beta flag"}}',
    null,
    'bedrock-native',
  ],
  [
    'invalid-beta-flag',
    'An error occurred (ValidationException) when calling the InvokeModel operation: invalid beta flag',
    null,
    'boto3',
  ],
  ['extra-inputs-generic', 'safeguards: Extra inputs are not permitted', 'safeguards'],
  [
    'bedrock-on-demand',
    'Invocation of model ID anthropic.claude-3-7-sonnet-20250219-v1:0 with on-demand throughput isn’t supported. Retry your request with the ID or ARN of an inference profile that contains this model.',
  ],
  [
    'bedrock-model-id',
    'API Error (us.anthropic.claude-sonnet-4-5-20250929-v1:0): 400 The provided model identifier is invalid.',
  ],
  ['aws-credentials', 'Could not load credentials from any providers'],
  ['aws-credentials', 'API Error: AWS default-chain credential resolve timed out'],
  ['aws-credentials', 'API Error: UnauthorizedException: Session token not found or invalid'],
  [
    'bedrock-stream-type',
    'Bedrock streaming response has content-type "text/event-stream"; expected "application/vnd.amazon.eventstream".',
  ],
  ['vscode-login', 'Not logged in · Please run /login'],
  ['settings-broken', 'Settings file failed to parse: C:\\Users\\x\\.claude\\settings.json Invalid or malformed JSON'],
  ['settings-broken', 'Error: Settings file exceeds the 2MiB limit: /path/to/settings.json'],
];
