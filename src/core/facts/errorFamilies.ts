/**
 * Errors that look alike, and who answers with them. Wordings are those of public reports. Patterns are held against
 * a message without its white space, because a terminal may break it anywhere; paths of fields against one path.
 */

export const FAMILY_IDS = [
  'cache-scope',
  'cache-ttl',
  'cache-top-level',
  'cache-on-thinking',
  'cache-too-many',
  'cache-empty-text',
  'defer-and-cache',
  'context-management',
  'tool-defer-loading',
  'tool-eager-streaming',
  'tool-input-examples',
  'output-config',
  'thinking-display',
  'thinking-enabled',
  'thinking-adaptive',
  'beta-header',
  'invalid-beta-flag',
  'extra-inputs-generic',
  'bedrock-on-demand',
  'bedrock-model-id',
  'aws-credentials',
  'bedrock-stream-type',
  'vscode-login',
  'settings-broken',
] as const;
export type FamilyId = (typeof FAMILY_IDS)[number];

export interface ErrorFamily {
  /** What the message says, without what differs from one to the next. */
  readonly says: string;
  /** The path of the field that was refused, such as `system.2.cache_control.ephemeral.scope`. */
  readonly field?: RegExp;
  /** Words of the message, its white space taken out. */
  readonly text?: RegExp;
  /** What `CLAUDE_CODE_DISABLE_EXPERIMENTAL_BETAS` does about it; without it, nothing. */
  readonly flag?: FlagEffect;
  /** Whether the cause is a cache mark of Claude Code's own, all of which `DISABLE_PROMPT_CACHING` removes (measured). */
  readonly isOwnCacheMark?: true;
  /** The version whose changelog takes the client's part in it away. */
  readonly fixedIn?: string;
  /** Versions that people report it for, first and last. */
  readonly reportedIn?: readonly (readonly [string, string])[];
  /** How the cause is known. */
  readonly basis: 'documented' | 'reported';
  readonly sources: readonly string[];
}

/** `some`: by the beta and the version. `since`: the first version that does it; null where that is not known. */
export interface FlagEffect {
  readonly removes: 'it' | 'some';
  readonly since: string | null;
}

const TOOL_FIELDS: FlagEffect = { removes: 'it', since: '2.1.77' };

/** Most specific first: the first that matches is the answer. */
export const ERROR_FAMILIES: Readonly<Record<FamilyId, ErrorFamily>> = {
  'cache-scope': {
    says: 'cache_control.ephemeral.scope: Extra inputs are not permitted',
    // The type may be masked (`***`), or gone where the front of the path was cut off.
    field: /cache_control\.?(?:\.[\w*]*)?\.scope$|^(?:\w*\.)?(?:ephemeral|\*+)\.scope$/,
    flag: { removes: 'it', since: '2.1.40' },
    isOwnCacheMark: true,
    basis: 'reported',
    sources: [
      'anthropics/claude-code#41731',
      'anthropics/claude-code#41966',
      'Portkey-AI/gateway#1589',
      'Portkey-AI/gateway#1592',
      'BerriAI/litellm#22867',
      'caozhiyuan/copilot-api#143',
      'Wei-Shaw/claude-relay-service#965',
    ],
  },
  'cache-ttl': {
    says: 'cache_control.ephemeral.ttl: Extra inputs are not permitted',
    field: /cache_control\.?(?:\.[\w*]*)?\.ttl$|^(?:\w*\.)?(?:ephemeral|\*+)\.ttl$/,
    isOwnCacheMark: true,
    basis: 'reported',
    sources: ['BerriAI/litellm#17250'],
  },
  'cache-top-level': {
    says: 'cache_control: Extra inputs are not permitted',
    field: /^cache_control$/,
    basis: 'documented',
    sources: ['UKGovernmentBEIS/inspect_ai#3851'],
  },
  'cache-on-thinking': {
    says: 'thinking.cache_control: Extra inputs are not permitted',
    field: /thinking\.cache_control$/,
    basis: 'reported',
    sources: ['Wei-Shaw/sub2api#225'],
  },
  'cache-too-many': {
    says: 'A maximum of 4 blocks with cache_control may be provided',
    text: /maximumof\d+blockswithcache_control/i,
    isOwnCacheMark: true,
    basis: 'reported',
    sources: ['anthropics/claude-code#8419', 'Wei-Shaw/claude-relay-service#499'],
  },
  'cache-empty-text': {
    says: 'cache_control cannot be set for empty text blocks',
    text: /cache_controlcannotbesetforempty/i,
    isOwnCacheMark: true,
    basis: 'reported',
    sources: ['anthropics/claude-code#52057'],
  },
  'defer-and-cache': {
    says: 'cannot have both defer_loading=true and cache_control set',
    text: /bothdefer_loading=trueandcache_control/i,
    flag: TOOL_FIELDS,
    basis: 'reported',
    sources: ['anthropics/claude-code#86743'],
  },
  'context-management': {
    says: 'context_management: Extra inputs are not permitted',
    field: /(?:^|\.)context_management(?:\.|$)/,
    flag: { removes: 'it', since: '2.1.27' },
    basis: 'documented',
    sources: [
      'anthropics/claude-code#21612',
      'anthropics/claude-code#49548',
      'BerriAI/litellm#26240',
      'changelog 2.1.27',
    ],
  },
  'tool-defer-loading': {
    says: 'tools.11.custom.defer_loading: Extra inputs are not permitted',
    field: /(?:^|\.)defer_loading$/,
    text: /tools(?:(?:\.\d+|\[\d+\])(?:\.custom)?)?\.defer_loading/i,
    flag: TOOL_FIELDS,
    basis: 'documented',
    sources: [
      'anthropics/claude-code#31033',
      'anthropics/claude-code#82549',
      'changelog 2.1.77',
      'router-for-me/CLIProxyAPI#1725',
    ],
  },
  'tool-eager-streaming': {
    says: 'tools.0.custom.eager_input_streaming: Extra inputs are not permitted',
    field: /(?:^|\.)eager_input_streaming$/,
    flag: TOOL_FIELDS,
    reportedIn: [['2.1.72', '2.1.72']],
    basis: 'documented',
    sources: [
      'anthropics/claude-code#33180',
      'anthropics/claude-code#33237',
      'anthropics/claude-code#32820',
      'anthropics/claude-agent-sdk-python#694',
      'changelog 2.1.73, 2.1.80',
    ],
  },
  'tool-input-examples': {
    says: 'tools.3.custom.input_examples: Extra inputs are not permitted',
    field: /(?:^|\.)input_examples$/,
    flag: { removes: 'it', since: null },
    basis: 'reported',
    sources: ['anthropics/claude-code#11678'],
  },
  'output-config': {
    says: 'output_config.effort: Extra inputs are not permitted',
    field: /(?:^|\.)output_config(?:\.|$)/,
    fixedIn: '2.1.122',
    basis: 'documented',
    sources: ['anthropics/claude-code-action#1005', 'changelog 2.1.122'],
  },
  'thinking-display': {
    says: 'thinking.disabled.display: Extra inputs are not permitted',
    field: /thinking\.disabled\.display$/,
    fixedIn: '2.1.183',
    basis: 'documented',
    sources: ['changelog 2.1.183'],
  },
  'thinking-enabled': {
    says: '"thinking.type.enabled" is not supported for this model',
    text: /thinking\.type\.enabled["'`]?isnotsupported/i,
    basis: 'documented',
    sources: ['anthropics/claude-code#51439'],
  },
  'thinking-adaptive': {
    says: "thinking: Input tag 'adaptive' found using 'type' does not match any of the expected tags",
    text: /tag:?["'`]adaptive["'`]/i,
    basis: 'documented',
    sources: [],
  },
  'beta-header': {
    says: 'Unexpected value(s) … for the anthropic-beta header',
    text: /Unexpectedvalue\(s\)[\s\S]{0,600}?anthropic-beta|Unexpectedvalue\(s\)["'`]*[a-z][\w.-]{0,60}20\d\d-\d\d-\d\d|不支持的["'`]?anthropic-beta/i,
    flag: { removes: 'some', since: '2.1.25' },
    basis: 'reported',
    sources: [
      'anthropics/claude-code#21625',
      'anthropics/claude-code#22893',
      'anthropics/claude-code#56970',
      'anthropics/claude-code#83749',
      'anthropics/claude-code#13770',
      'anthropics/claude-code#34802',
      'BerriAI/litellm#19984',
    ],
  },
  'invalid-beta-flag': {
    says: 'invalid beta flag',
    text: /invalidbetaflag/i,
    flag: { removes: 'some', since: null },
    reportedIn: [
      ['2.1.23', '2.1.23'],
      ['2.1.111', '2.1.112'],
      ['2.1.129', '2.1.131'],
    ],
    basis: 'reported',
    sources: [
      'anthropics/claude-code#21676',
      'anthropics/claude-code#20031',
      'anthropics/claude-code#26570',
      'anthropics/claude-code#49370',
      'anthropics/claude-code#49648',
      'anthropics/claude-code#56595',
      'anthropics/claude-code-action#1291',
      'router-for-me/CLIProxyAPI#4750',
    ],
  },
  'extra-inputs-generic': {
    says: 'safeguards: Extra inputs are not permitted',
    field: /(?:)/,
    flag: { removes: 'some', since: null },
    basis: 'documented',
    sources: ['decolua/9router#4190', 'BerriAI/litellm#12083'],
  },
  'bedrock-on-demand': {
    says: 'with on-demand throughput isn’t supported',
    // The apostrophe is lost in many ways.
    text: /on-demandthroughputis(?:n.{0,6}?t|not)supported/i,
    basis: 'documented',
    sources: ['anthropics/claude-code#110'],
  },
  'bedrock-model-id': {
    says: 'The provided model identifier is invalid',
    text: /providedmodelidentifierisinvalid/i,
    basis: 'reported',
    sources: ['anthropics/claude-code#22314'],
  },
  'aws-credentials': {
    says: 'Could not load credentials from any providers',
    text: /Couldnotloadcredentialsfromanyproviders|AWScredentialsexpiredorinvalid|AWSauthenticationfailed|default-chaincredentialresolvetimedout|Sessiontokennotfoundorinvalid|ExpiredToken/,
    reportedIn: [['2.1.207', '2.1.207']],
    basis: 'documented',
    sources: ['anthropics/claude-code#76701', 'lobehub/lobehub#18421'],
  },
  'bedrock-stream-type': {
    says: 'Bedrock streaming response has content-type "text/event-stream"',
    text: /Bedrockstreamingresponsehascontent-type|Truncatedeventmessagereceived/i,
    basis: 'documented',
    sources: [],
  },
  'vscode-login': {
    says: 'Not logged in · Please run /login',
    text: /Notloggedin.{0,3}Pleaserun\/login/i,
    basis: 'documented',
    sources: ['anthropics/claude-code#11937', 'anthropics/claude-code#21926'],
  },
  'settings-broken': {
    says: 'Settings file failed to parse',
    text: /Settingsfilefailedtoparse|InvalidormalformedJSON|Expectedobject,butreceivedarray|Settingsfileexceedsthe\d+MiBlimit/i,
    basis: 'documented',
    sources: [
      'anthropics/claude-code#79403',
      'anthropics/claude-code#91520',
      'anthropics/claude-code#94489',
      'anthropics/claude-code#9906',
    ],
  },
};

/** Who answers in such words, the first that matches; by the wording alone, so each is an inference. */
export const ANSWERERS = {
  litellm: /ReceivedModelGroup=|litellm\./,
  'vertex-upstream': /req_vrtx_/,
  portkey: /(?:anthropic|vertex-ai|bedrock)error:/,
  'go-aws-sdk': /operationerrorBedrockRuntime:\w+,httpsresponseerror/,
  boto3: /Anerroroccurred\(\w{1,100}\)whencallingthe\w{1,100}operation/,
  openrouter: /"provider_name"|Providerreturnederror/,
  'new-api': /\(requestid:\d{14,}/,
  'bedrock-native': /"type":"error","error":\{"type":"invalid_request_error","message":"invalidbetaflag"/,
} as const satisfies Readonly<Record<string, RegExp>>;

export type AnsweredBy = keyof typeof ANSWERERS;
