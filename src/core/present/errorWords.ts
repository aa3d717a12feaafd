import { type AnsweredBy, ERROR_FAMILIES, type FamilyId } from '../facts/errorFamilies.ts';
import { DISABLE_BETAS } from '../facts/flags.ts';
import * as l10n from '../l10n.ts';

/** A family in words: whole sentences, code words in backticks. What depends on the machine stands elsewhere. */
export interface ErrorWords {
  readonly title: string;
  readonly cause: string;
  /** What to do besides the flag, the first thing first. */
  readonly steps: readonly string[];
  readonly doesNotHelp: readonly string[];
}

/** What the flag does about a family, for any machine; null where it does nothing. */
export function flagStep(id: FamilyId): string | null {
  const { flag } = ERROR_FAMILIES[id];
  if (!flag) return null;
  if (flag.removes === 'some') {
    return flag.since === null
      ? l10n.t('Try `{0}=1`.', DISABLE_BETAS)
      : l10n.t('Try `{0}=1` with {1} or later.', DISABLE_BETAS, flag.since);
  }
  return flag.since === null
    ? l10n.t('Set `{0}=1`.', DISABLE_BETAS)
    : l10n.t('Set `{0}=1`, with {1} or later.', DISABLE_BETAS, flag.since);
}

/** Who answers in such words. All of these are conclusions from the wording. */
export function answeredWords(id: AnsweredBy): string {
  switch (id) {
    case 'litellm':
      return l10n.t('a LiteLLM proxy');
    case 'vertex-upstream':
      return l10n.t('Google Vertex AI, behind whatever stands in front of it');
    case 'portkey':
      return l10n.t('a Portkey gateway');
    case 'go-aws-sdk':
      return l10n.t('a relay written in Go in front of Bedrock; Claude Code itself does not use that library');
    case 'boto3':
      return l10n.t('a gateway written in Python, with Amazon’s library for Bedrock');
    case 'openrouter':
      return l10n.t('OpenRouter');
    case 'new-api':
      return l10n.t('a relay of the one-api and new-api family');
    case 'bedrock-native':
      return l10n.t('Bedrock itself, directly or through a gateway that changes nothing');
  }
}

/** Five steps for a message that we do not know. */
export function checklist(): readonly string[] {
  return [
    l10n.t(
      'Identify. Does the message name a field (“… Extra inputs are not permitted”) or a beta (“anthropic-beta”)? Then paste all of it: this text may be cut.',
    ),
    l10n.t(
      'Confirm the route. `ANTHROPIC_BASE_URL` and `CLAUDE_CODE_USE_BEDROCK` decide it, for Bedrock also `AWS_REGION` and `AWS_PROFILE`.',
    ),
    l10n.t('Apply the first fix, `{0}=1`, if requests go to Bedrock or a gateway and it is not on.', DISABLE_BETAS),
    l10n.t('Verify: the variable is set where Claude Code reads it, a new session answers, a resumed one answers.'),
    l10n.t(
      'If it stays: the second fix, `DISABLE_PROMPT_CACHING=1`; then the settings file (is it strict JSON?); then an update of Claude Code and of the gateway.',
    ),
  ];
}

export function errorWords(id: FamilyId): ErrorWords {
  switch (id) {
    case 'cache-scope':
      return cacheScope();
    case 'cache-ttl':
      return cacheTtl();
    case 'cache-top-level':
      return cacheTopLevel();
    case 'cache-on-thinking':
      return cacheOnThinking();
    case 'cache-too-many':
      return cacheTooMany();
    case 'cache-empty-text':
      return cacheEmptyText();
    case 'defer-and-cache':
      return deferAndCache();
    case 'context-management':
      return contextManagement();
    case 'tool-defer-loading':
      return toolDeferLoading();
    case 'tool-eager-streaming':
      return toolEagerStreaming();
    case 'tool-input-examples':
      return toolInputExamples();
    case 'output-config':
      return outputConfig();
    case 'thinking-display':
      return thinkingDisplay();
    case 'thinking-enabled':
      return thinkingEnabled();
    case 'thinking-adaptive':
      return thinkingAdaptive();
    case 'beta-header':
      return betaHeader();
    case 'invalid-beta-flag':
      return invalidBetaFlag();
    case 'extra-inputs-generic':
      return extraInputs();
    case 'bedrock-on-demand':
      return onDemandThroughput();
    case 'bedrock-model-id':
      return modelId();
    case 'aws-credentials':
      return awsCredentials();
    case 'bedrock-stream-type':
      return streamType();
    case 'vscode-login':
      return login();
    case 'settings-broken':
      return settingsBroken();
  }
}

function cacheScope(): ErrorWords {
  return {
    title: l10n.t('`cache_control.scope` is refused'),
    cause: l10n.t(
      'Claude Code put `"scope": "global"` into a cache mark, and the endpoint, or what stands behind the gateway, does not know that key; or the gateway dropped the beta header that announces it.',
    ),
    steps: [
      l10n.t('Update Claude Code: from 2.1.97 on gateways do not get `scope` by default (measured).'),
      l10n.t(
        'Update the gateway: LiteLLM strips the key since March 2026, Portkey has to hand the `anthropic-beta` header on (reported).',
      ),
      l10n.t(
        'If the requests end at Bedrock anyway, use the provider’s own variables instead of `ANTHROPIC_BASE_URL`.',
      ),
    ],
    doesNotHelp: [
      l10n.t('`--resume` and `--continue` without a fix: they send what a first request sends (measured).'),
      l10n.t(
        'In 2.1.23 to 2.1.39 `{0}` alone: it may take the header away and leave the field (inferred; one report on 2.1.34 and 2.1.37 says so).',
        DISABLE_BETAS,
      ),
      l10n.t(
        '`DISABLE_PROMPT_CACHING_SONNET` and its like: away from Bedrock each matches one exact model only (measured on 2.1.89 and 2.1.329).',
      ),
    ],
  };
}

function cacheTtl(): ErrorWords {
  return {
    title: l10n.t('`cache_control.ttl` is refused'),
    cause: l10n.t('A cache lifetime, `ttl`, reached an endpoint or model that takes none.'),
    steps: [
      l10n.t('Remove `ENABLE_PROMPT_CACHING_1H`, or set `FORCE_PROMPT_CACHING_5M=1`, which beats it.'),
      l10n.t('Update the gateway, or choose a model with 1-hour caching.'),
    ],
    doesNotHelp: [
      l10n.t('`{0}`: a lifetime that was asked for stays in the request (measured on 2.1.329).', DISABLE_BETAS),
    ],
  };
}

function cacheTopLevel(): ErrorWords {
  return {
    title: l10n.t('A cache mark for the whole request is refused'),
    cause: l10n.t(
      'The request has `cache_control` at its top level, which the older Bedrock interface does not know. Claude Code does not send it there.',
    ),
    steps: [l10n.t('Have the client or gateway that adds it mark single blocks instead.')],
    doesNotHelp: [l10n.t('Variables of Claude Code: the field does not come from it.')],
  };
}

function cacheOnThinking(): ErrorWords {
  return {
    title: l10n.t('A cache mark on a thinking block is refused'),
    cause: l10n.t('A gateway put a cache mark on a thinking block.'),
    steps: [updateGateway()],
    doesNotHelp: [],
  };
}

function cacheTooMany(): ErrorWords {
  return {
    title: l10n.t('Too many cache marks'),
    cause: l10n.t('Claude Code and a gateway both set cache marks; more than four are refused.'),
    steps: [l10n.t('Update both, and keep the gateway from adding marks of its own.')],
    doesNotHelp: [l10n.t('`{0}`: ordinary cache marks stay (measured).', DISABLE_BETAS)],
  };
}

function cacheEmptyText(): ErrorWords {
  return {
    title: l10n.t('A cache mark on an empty block'),
    cause: l10n.t('A cache mark fell on an empty text block, in a long session.'),
    steps: [l10n.t('Try again; use `/compact`; update Claude Code.')],
    doesNotHelp: [],
  };
}

function deferAndCache(): ErrorWords {
  return {
    title: l10n.t('`defer_loading` and `cache_control` on one tool'),
    cause: l10n.t('A tool carries two fields that exclude each other.'),
    steps: [l10n.t('`ENABLE_TOOL_SEARCH=false` takes the field away too.'), updateClient()],
    doesNotHelp: [],
  };
}

function contextManagement(): ErrorWords {
  return {
    title: l10n.t('`context_management` is refused'),
    cause: l10n.t(
      'A beta field reached a server that does not know it, or without its header. Only gateways and endpoints with Anthropic’s format get it; Bedrock and Vertex do not (measured).',
    ),
    steps: [l10n.t('Update the gateway: LiteLLM to 1.84.0 or later.')],
    doesNotHelp: [
      l10n.t(
        '`{0}` before 2.1.27. One user behind Envoy AI Gateway needed `DISABLE_PROMPT_CACHING=1` instead (reported).',
        DISABLE_BETAS,
      ),
    ],
  };
}

function toolDeferLoading(): ErrorWords {
  return {
    title: l10n.t('The tool field `defer_loading` is refused'),
    cause: l10n.t('Tool search marks tools to be loaded later; the server does not know the field.'),
    steps: [l10n.t('`ENABLE_TOOL_SEARCH=false` takes the field away too.')],
    doesNotHelp: [],
  };
}

function toolEagerStreaming(): ErrorWords {
  return {
    title: l10n.t('The tool field `eager_input_streaming` is refused'),
    cause: l10n.t(
      'A field for streaming tool input. By default only Bedrock and Vertex without a base URL get it, by model; Bedrock since 2.1.210 or shortly before (measured). Reports of it in 2.1.72 exist.',
    ),
    steps: [l10n.t('`CLAUDE_CODE_ENABLE_FINE_GRAINED_TOOL_STREAMING=0` takes the field away too.'), updateClient()],
    doesNotHelp: [],
  };
}

function toolInputExamples(): ErrorWords {
  return {
    title: l10n.t('The tool field `input_examples` is refused'),
    cause: l10n.t('A beta field of 2.0 clients.'),
    steps: [updateClient()],
    doesNotHelp: [],
  };
}

function outputConfig(): ErrorWords {
  return {
    title: l10n.t('`output_config` is refused'),
    cause: l10n.t('Effort or structured output went to a model or server that has neither.'),
    steps: [
      l10n.t('Update Claude Code to 2.1.122 or later.'),
      l10n.t(
        'For a model that is named by ARN allow `bedrock:GetInferenceProfile`, or declare its `…_SUPPORTED_CAPABILITIES`; or use a 4.6 model or newer.',
      ),
    ],
    doesNotHelp: [l10n.t('`{0}`: the field stays in the request (measured).', DISABLE_BETAS)],
  };
}

function thinkingDisplay(): ErrorWords {
  return {
    title: l10n.t('`thinking.disabled.display` is refused'),
    cause: l10n.t('A fault of the client in some setups.'),
    steps: [l10n.t('Update Claude Code to 2.1.183 or later.')],
    doesNotHelp: [thinkingStays()],
  };
}

function thinkingEnabled(): ErrorWords {
  return {
    title: l10n.t('The model wants adaptive thinking'),
    cause: l10n.t('Claude Code is older than the model needs, or cannot tell the model behind an ARN.'),
    steps: [
      l10n.t(
        'Update Claude Code: Opus 4.7 needs 2.1.111, Opus 4.8 needs 2.1.154, Sonnet 5 needs 2.1.197, Opus 5 needs 2.1.219 or later.',
      ),
      l10n.t('For a model that is named by ARN allow `bedrock:GetInferenceProfile`, and use 2.1.121 or later.'),
    ],
    doesNotHelp: [thinkingStays()],
  };
}

function thinkingAdaptive(): ErrorWords {
  return {
    title: l10n.t('Adaptive thinking is refused'),
    cause: l10n.t('The server’s build of the model does not know adaptive reasoning.'),
    steps: [
      l10n.t('Update the server or gateway.'),
      l10n.t('On Opus and Sonnet 4.6 set `CLAUDE_CODE_DISABLE_ADAPTIVE_THINKING=1`.'),
    ],
    doesNotHelp: [thinkingStays()],
  };
}

function betaHeader(): ErrorWords {
  return {
    title: l10n.t('A value of `anthropic-beta` is refused'),
    cause: l10n.t('The server does not take a beta that the request names in its header; often it is Vertex.'),
    steps: [
      l10n.t('Update Claude Code: before 2.1.81 `{0}` leaves more betas.', DISABLE_BETAS),
      l10n.t(
        'Some betas have switches of their own: `DISABLE_INTERLEAVED_THINKING=1`; `CLAUDE_CODE_DISABLE_1M_CONTEXT=1`, or a model id without `[1m]`.',
      ),
      l10n.t(
        'In front of Vertex or Bedrock, prefer the provider’s own variables. A beta that begins with `oauth` comes from a claude.ai login that is used with a gateway.',
      ),
    ],
    doesNotHelp: [l10n.t('`DISABLE_PROMPT_CACHING`: the header stays (measured).')],
  };
}

function invalidBetaFlag(): ErrorWords {
  return {
    title: l10n.t('A beta is refused: invalid beta flag'),
    cause: l10n.t('Bedrock’s words for a beta that it does not know, in the header or in the body.'),
    steps: [
      l10n.t('Update Claude Code. Bad versions by report: 2.1.23, 2.1.129 to 2.1.131, and 2.1.111 with Opus 4.7.'),
      l10n.t('With old versions remove `ENABLE_PROMPT_CACHING_1H`: its error was mended in 2.1.132.'),
    ],
    doesNotHelp: [
      l10n.t('`DISABLE_PROMPT_CACHING`: the betas stay (measured).'),
      l10n.t('`{0}` in 2.1.15 and 2.1.23: reported not to be enough.', DISABLE_BETAS),
    ],
  };
}

function extraInputs(): ErrorWords {
  return {
    title: l10n.t('A field of the request is refused'),
    cause: l10n.t('A strict schema refused a field that it does not know.'),
    steps: [
      l10n.t(
        'If the message stays, the field comes from the gateway, or from a client that is newer than the gateway: update the gateway.',
      ),
    ],
    doesNotHelp: [],
  };
}

function onDemandThroughput(): ErrorWords {
  return {
    title: l10n.t('The model needs an inference profile'),
    cause: l10n.t('A bare model id was used where Bedrock wants an inference profile.'),
    steps: [
      l10n.t(
        'Name the id or ARN of an inference profile, for example with `us.`, `eu.`, `apac.` or `global.` in front; from 2.1.224 on `ANTHROPIC_BEDROCK_REGION_PREFIX` adds it.',
      ),
    ],
    doesNotHelp: [],
  };
}

function modelId(): ErrorWords {
  return {
    title: l10n.t('The model id is not valid'),
    cause: l10n.t('The region does not offer that id, or its prefix is that of another region.'),
    steps: [
      l10n.t(
        'Set `ANTHROPIC_MODEL` or `ANTHROPIC_DEFAULT_…_MODEL` to an id that `aws bedrock list-inference-profiles` names.',
      ),
    ],
    doesNotHelp: [],
  };
}

function awsCredentials(): ErrorWords {
  return {
    title: l10n.t('AWS does not accept the login'),
    cause: l10n.t('What AWS needs to know you by is missing, expired or slow to come. 2.1.207 had a fault with SSO.'),
    steps: [
      l10n.t('Run `aws sso login`, or set `awsAuthRefresh` in settings.json; use 2.1.208 or later.'),
      l10n.t(
        'Put `AWS_PROFILE` and `AWS_REGION` into `env` of settings.json: an editor that was started from the desktop knows no shell profile.',
      ),
    ],
    doesNotHelp: [],
  };
}

function streamType(): ErrorWords {
  return {
    title: l10n.t('A proxy changed Bedrock’s stream'),
    cause: l10n.t('A proxy rewrote the binary stream in which Bedrock answers.'),
    steps: [
      l10n.t('Have the proxy pass the stream through unchanged.'),
      l10n.t('Only if the body is intact: `CLAUDE_CODE_DISABLE_BEDROCK_CONTENT_TYPE_GUARD=1`.'),
    ],
    doesNotHelp: [],
  };
}

function login(): ErrorWords {
  return {
    title: l10n.t('A login is asked for although a provider is set'),
    cause: l10n.t('The editor’s Claude Code did not see the provider’s variables, or asks for a login first.'),
    steps: [
      l10n.t(
        'Turn on `claudeCode.disableLoginPrompt`, put the variables into `env` of `~/.claude/settings.json`, reload the window.',
      ),
    ],
    doesNotHelp: [],
  };
}

function settingsBroken(): ErrorWords {
  return {
    title: l10n.t('A settings file cannot be read'),
    cause: l10n.t('The file is not strict JSON, or too long, so none of it applies: no variable, no fix.'),
    steps: [l10n.t('Repair the JSON, or restore a backup.')],
    doesNotHelp: [l10n.t('Comments and trailing commas: Claude Code reads strict JSON.')],
  };
}

const updateGateway = (): string => l10n.t('Update or correct the gateway.');
const updateClient = (): string => l10n.t('Update Claude Code.');
const thinkingStays = (): string => l10n.t('`{0}`: it does not touch the `thinking` field (measured).', DISABLE_BETAS);
