import * as l10n from '@vscode/l10n';
import { paragraph, row, table } from '../blocks.ts';
import type { Section, TableRow } from '../pageView.ts';

/** Errors that look alike. The first column holds the ids of the families that *Decode Error* knows. */
export function errors(): Section {
  return {
    id: 'errors',
    title: l10n.t('Related errors'),
    blocks: [
      paragraph(
        l10n.t(
          'Each has a short name, which the command for decoding an error message uses too. “The flag” is `CLAUDE_CODE_DISABLE_EXPERIMENTAL_BETAS=1`.',
        ),
      ),
      table(
        l10n.t('Families of error messages'),
        [l10n.t('Family'), l10n.t('The message says'), l10n.t('What it is'), l10n.t('First thing to do')],
        [...cacheErrors(), ...fieldErrors(), ...thinkingErrors(), ...betaErrors(), ...setupErrors()],
      ),
    ],
  };
}

/** Families whose cause stands in documentation or a changelog; the others are known from public threads. */
const DOCUMENTED: ReadonlySet<string> = new Set([
  'cache-top-level',
  'context-management',
  'tool-defer-loading',
  'tool-eager-streaming',
  'output-config',
  'thinking-display',
  'thinking-enabled',
  'thinking-adaptive',
  'extra-inputs-generic',
  'bedrock-on-demand',
  'aws-credentials',
  'bedrock-stream-type',
  'vscode-login',
  'settings-broken',
]);

function family(id: string, says: string, cause: string, firstStep: string): TableRow {
  const cells = [`\`${id}\``, `\`${says}\``, cause, firstStep];
  return row(cells, DOCUMENTED.has(id) ? 'documented' : 'reported');
}

function cacheErrors(): readonly TableRow[] {
  const gateway = l10n.t('Update or correct the gateway.');
  return [
    family(
      'cache-scope',
      'cache_control.ephemeral.scope: Extra inputs are not permitted',
      l10n.t('What this page is about.'),
      l10n.t(
        'The flag; update Claude Code and the gateway; or the provider’s own variables instead of `ANTHROPIC_BASE_URL`.',
      ),
    ),
    family(
      'cache-ttl',
      'cache_control.ephemeral.ttl: Extra inputs are not permitted',
      l10n.t('A lifetime reached an endpoint or model that takes none.'),
      l10n.t('Remove `ENABLE_PROMPT_CACHING_1H`, or set `FORCE_PROMPT_CACHING_5M=1`.'),
    ),
    family(
      'cache-top-level',
      'cache_control: Extra inputs are not permitted',
      l10n.t(
        'A cache mark for the request as a whole, which the older Bedrock interface does not know. Claude Code does not send it.',
      ),
      gateway,
    ),
    family(
      'cache-on-thinking',
      'thinking.cache_control: Extra inputs are not permitted',
      l10n.t('A gateway put a cache mark on a thinking block.'),
      gateway,
    ),
    family(
      'cache-too-many',
      'A maximum of 4 blocks with cache_control may be provided',
      l10n.t('Claude Code and a gateway both set marks.'),
      l10n.t('Update both; keep the gateway from adding marks.'),
    ),
    family(
      'cache-empty-text',
      'cache_control cannot be set for empty text blocks',
      l10n.t('A mark fell on an empty block in a long session.'),
      l10n.t('Try again, `/compact`, update.'),
    ),
    family(
      'defer-and-cache',
      'cannot have both defer_loading=true and cache_control set',
      l10n.t('A tool carries two fields that exclude each other.'),
      l10n.t('`ENABLE_TOOL_SEARCH=false` or the flag; update.'),
    ),
  ];
}

function fieldErrors(): readonly TableRow[] {
  return [
    family(
      'context-management',
      'context_management: Extra inputs are not permitted',
      l10n.t(
        'A beta field. Only gateways and endpoints with Anthropic’s format get it; Bedrock and Vertex do not (measured).',
      ),
      l10n.t('The flag with 2.1.27 or later; LiteLLM 1.84.0 or later.'),
    ),
    family(
      'tool-defer-loading',
      'tools.11.custom.defer_loading: Extra inputs are not permitted',
      l10n.t('Tool search marks tools to be loaded later.'),
      l10n.t('The flag with 2.1.77 or later, or `ENABLE_TOOL_SEARCH=false`.'),
    ),
    family(
      'tool-eager-streaming',
      'tools.0.custom.eager_input_streaming: Extra inputs are not permitted',
      l10n.t(
        'A field for streaming tool input. Measured: only Bedrock and Vertex without a base URL get it by default, by model; Bedrock since 2.1.210 or shortly before. Reports of it in 2.1.72 exist.',
      ),
      l10n.t('The flag with 2.1.77 or later, or `CLAUDE_CODE_ENABLE_FINE_GRAINED_TOOL_STREAMING=0`.'),
    ),
    family(
      'tool-input-examples',
      'tools.3.custom.input_examples: Extra inputs are not permitted',
      l10n.t('A beta field of 2.0 clients.'),
      l10n.t('The flag; update.'),
    ),
    family(
      'output-config',
      'output_config.effort: Extra inputs are not permitted',
      l10n.t('Effort or structured output on a model that has neither.'),
      l10n.t(
        'Update to 2.1.122 or later; allow `bedrock:GetInferenceProfile` for models named by ARN. The flag does not matter.',
      ),
    ),
    family(
      'extra-inputs-generic',
      'safeguards: Extra inputs are not permitted',
      l10n.t('Some other field that a strict schema refused.'),
      l10n.t('Try the flag. If the message stays, the gateway adds the field or is older than the client.'),
    ),
  ];
}

function thinkingErrors(): readonly TableRow[] {
  return [
    family(
      'thinking-display',
      'thinking.disabled.display: Extra inputs are not permitted',
      l10n.t('A fault of the client in some setups.'),
      l10n.t('Update to 2.1.183 or later.'),
    ),
    family(
      'thinking-enabled',
      '"thinking.type.enabled" is not supported for this model',
      l10n.t('The client is older than the model needs, or cannot tell the model behind an ARN.'),
      l10n.t('Update; allow `bedrock:GetInferenceProfile`. The flag does not matter.'),
    ),
    family(
      'thinking-adaptive',
      "thinking: Input tag 'adaptive' found using 'type' does not match any of the expected tags",
      l10n.t('The server’s build of the model does not know adaptive reasoning.'),
      l10n.t('Update the server; on Opus and Sonnet 4.6 `CLAUDE_CODE_DISABLE_ADAPTIVE_THINKING=1`.'),
    ),
  ];
}

function betaErrors(): readonly TableRow[] {
  return [
    family(
      'beta-header',
      'Unexpected value(s) … for the anthropic-beta header',
      l10n.t('A beta in the header is refused, often by Vertex.'),
      l10n.t(
        'The flag, best with 2.1.81 or later. What it leaves has switches of its own: `DISABLE_INTERLEAVED_THINKING=1`, `CLAUDE_CODE_DISABLE_1M_CONTEXT=1`.',
      ),
    ),
    family(
      'invalid-beta-flag',
      'invalid beta flag',
      l10n.t('Bedrock’s words for a beta that it does not know, in header or body.'),
      l10n.t(
        'The flag; update. It takes most betas away, not all; which, depends on the version. Bad versions by report: 2.1.23, 2.1.129 to 2.1.131.',
      ),
    ),
  ];
}

function setupErrors(): readonly TableRow[] {
  return [
    family(
      'bedrock-on-demand',
      'with on-demand throughput isn’t supported',
      l10n.t('A bare model id where an inference profile is needed.'),
      l10n.t('Name the id or ARN of an inference profile, for example with `us.` or `eu.` in front.'),
    ),
    family(
      'bedrock-model-id',
      'The provided model identifier is invalid',
      l10n.t('An id or region prefix that the region does not offer.'),
      l10n.t('Set `ANTHROPIC_MODEL` to an id that `aws bedrock list-inference-profiles` names.'),
    ),
    family(
      'aws-credentials',
      'Could not load credentials from any providers',
      l10n.t('Credentials are missing, expired or slow.'),
      l10n.t('`aws sso login`; put `AWS_PROFILE` and `AWS_REGION` into `env` of settings.json.'),
    ),
    family(
      'bedrock-stream-type',
      'Bedrock streaming response has content-type "text/event-stream"',
      l10n.t('A proxy rewrote the binary stream.'),
      l10n.t('Have the proxy pass it through unchanged.'),
    ),
    family(
      'vscode-login',
      'Not logged in · Please run /login',
      l10n.t('The editor’s Claude Code did not see the provider’s variables, or asks for a login first.'),
      l10n.t(
        'Turn on `claudeCode.disableLoginPrompt`, put the variables into `env` of settings.json, reload the window.',
      ),
    ),
    family(
      'settings-broken',
      'Settings file failed to parse',
      l10n.t('The file is not strict JSON, so none of it applies, the fix included.'),
      l10n.t('Repair the JSON, or restore a backup.'),
    ),
  ];
}
