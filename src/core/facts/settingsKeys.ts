import { isBetween } from '../version.ts';

/**
 * What a settings key takes; another value makes Claude Code drop the whole file. A `switch-…` may be `null` in recent
 * versions. Where a string must be one of a few words, which ones is
 * claimed for `login` and for `permissions` only.
 */
export type Shape =
  | 'attribution'
  | 'autoMode'
  | 'boolean'
  | 'command'
  | 'configs'
  | 'days'
  | 'fraction'
  | 'hooks'
  | 'login'
  | 'object'
  | 'objects'
  | 'permissions'
  | 'plugins'
  | 'remote'
  | 'sandbox'
  | 'schema'
  | 'servers'
  | 'size'
  | 'string'
  | 'string-or-strings'
  | 'strings'
  | 'switch'
  | 'switch-objects'
  | 'switch-string'
  | 'texts'
  | 'tips'
  | 'verbs'
  | 'worktree';

interface Row {
  readonly shape: Shape;
  readonly since: string;
  readonly until: string | null;
}

/**
 * A table as text: the shape, the first version that was seen to drop a file for it, the names. Each was run with nine
 * values on 2.1.329, with six on 2.1.89, and with a wrong one on 2.1.31, 2.1.122, 2.1.172, 2.1.213, 2.1.257, 2.1.299: a
 * version between two of these may have begun earlier than it says here.
 */
const KEYS = rowsByName(`
  schema 2.1.31 $schema
  string 2.1.31 agent apiKeyHelper awsAuthRefresh awsCredentialExport language minimumVersion model otelHeadersHelper outputStyle plansDirectory
  string 2.1.89 advisorModel autoMemoryDirectory gcpAuthRefresh pluginTrustMessage
  string 2.1.122 prUrlTemplate proxyAuthHelper
  string 2.1.172 requiredMinimumVersion
  boolean 2.1.31 disableAllHooks includeCoAuthoredBy prefersReducedMotion promptSuggestionEnabled respectGitignore spinnerTipsEnabled syntaxHighlightingDisabled
  boolean 2.1.89 alwaysThinkingEnabled autoDreamEnabled autoMemoryEnabled fastMode includeGitInstructions showClearContextOnPlanAccept showThinkingSummaries voiceEnabled
  boolean 2.1.119 showTurnDuration
  boolean 2.1.122 agentPushNotifEnabled autoCompactEnabled autoScrollEnabled fileCheckpointingEnabled forceRemoteSettingsRefresh inputNeededNotifEnabled terminalProgressBarEnabled todoFeatureEnabled verbose
  boolean 2.1.213 respondToBashCommands wheelScrollAccelerationEnabled
  switch 2.1.31 allowManagedPermissionRulesOnly enableAllProjectMcpServers skipWebFetchPreflight
  switch 2.1.89 allowManagedHooksOnly allowManagedMcpServersOnly channelsEnabled fastModePerSessionOptIn skipAutoPermissionPrompt skipDangerousModePermissionPrompt useAutoModeDuringPlan
  switch 2.1.122 disableSkillShellExecution remoteControlAtStartup
  switch 2.1.172 disableAgentView disableArtifact disableRemoteControl disableWorkflows
  switch 2.1.213 disableClaudeAiConnectors enableArtifact
  string 2.1.31 autoUpdatesChannel
  login 2.1.31-2.1.161 forceLoginMethod
  string 2.1.89 defaultShell
  string 2.1.122 tui
  string 2.1.172 parentSettingsBehavior
  switch-string 2.1.89 disableAutoMode disableDeepLinkRegistration
  days 2.1.31 cleanupPeriodDays
  fraction 2.1.89 feedbackSurveyRate
  fraction 2.1.122 skillListingBudgetFraction
  size 2.1.122 skillListingMaxDescChars
  strings 2.1.31 companyAnnouncements
  strings 2.1.89 allowedHttpHookUrls availableModels claudeMdExcludes httpHookAllowedEnvVars
  strings 2.1.172 fallbackModel pluginSuggestionMarketplaces
  objects 2.1.89 allowedChannelPlugins sshConfigs
  objects 2.1.31-2.1.153 allowedMcpServers deniedMcpServers
  switch-objects 2.1.31 blockedMarketplaces strictKnownMarketplaces
  servers 2.1.31 disabledMcpjsonServers enabledMcpjsonServers
  string-or-strings 2.1.31 forceLoginOrgUUID
  remote 2.1.31 remote
  object 2.1.31-2.1.223 extraKnownMarketplaces
  autoMode 2.1.89 autoMode
  worktree 2.1.89 worktree
  tips 2.1.89-2.1.252 spinnerTipsOverride
  object 2.1.122 voice
  verbs 2.1.31 spinnerVerbs
  attribution 2.1.31 attribution
  plugins 2.1.31 enabledPlugins
  configs 2.1.31 pluginConfigs
  texts 2.1.89 modelOverrides
  texts 2.1.122 skillOverrides
  command 2.1.31 fileSuggestion statusLine
  hooks 2.1.31 hooks
  permissions 2.1.31 permissions
  sandbox 2.1.31 sandbox
`);

/** What a version demands of a key; undefined where it demands nothing that was measured. */
export function shapeOf(key: string, version: string | null): Shape | undefined {
  const row = KEYS.get(key);
  return row && isInForce(row, version) ? row.shape : undefined;
}

/** A client of unknown version is taken to be a recent one. */
function isInForce({ since, until }: Row, version: string | null): boolean {
  return version === null ? until === null : isBetween(version, since, until);
}

function rowsByName(table: string): ReadonlyMap<string, Row> {
  const rows = table.trim().split(/\n\s*/);
  return new Map(
    rows.flatMap((line): [string, Row][] => {
      const [shape = '', range = '', ...names] = line.split(' ');
      const [since = '', until = null] = range.split('-');
      return names.map((name) => [name, { shape: shape as Shape, since, until }]);
    }),
  );
}
