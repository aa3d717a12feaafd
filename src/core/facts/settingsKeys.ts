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
 * A table as text: the shape, the first patch of 2.1 that was seen to drop a file for it (and the last), the names. Each was run with nine
 * values on 2.1.329, with six on 2.1.89, and with a wrong one on 2.1.31, 2.1.122, 2.1.172, 2.1.213, 2.1.257, 2.1.299: a
 * version between two of these may have begun earlier than it says here.
 */
const KEYS = rowsByName(`
schema 31 $schema
string 31 agent apiKeyHelper awsAuthRefresh awsCredentialExport language minimumVersion model otelHeadersHelper outputStyle plansDirectory
string 89 advisorModel autoMemoryDirectory gcpAuthRefresh pluginTrustMessage
string 122 prUrlTemplate proxyAuthHelper
string 172 requiredMinimumVersion
boolean 31 disableAllHooks includeCoAuthoredBy prefersReducedMotion promptSuggestionEnabled respectGitignore spinnerTipsEnabled syntaxHighlightingDisabled
boolean 89 alwaysThinkingEnabled autoDreamEnabled autoMemoryEnabled fastMode includeGitInstructions showClearContextOnPlanAccept showThinkingSummaries voiceEnabled
boolean 119 showTurnDuration
boolean 122 agentPushNotifEnabled autoCompactEnabled autoScrollEnabled fileCheckpointingEnabled forceRemoteSettingsRefresh inputNeededNotifEnabled terminalProgressBarEnabled todoFeatureEnabled verbose
boolean 213 respondToBashCommands wheelScrollAccelerationEnabled
switch 31 allowManagedPermissionRulesOnly enableAllProjectMcpServers skipWebFetchPreflight
switch 89 allowManagedHooksOnly allowManagedMcpServersOnly channelsEnabled fastModePerSessionOptIn skipAutoPermissionPrompt skipDangerousModePermissionPrompt useAutoModeDuringPlan
switch 122 disableSkillShellExecution remoteControlAtStartup
switch 172 disableAgentView disableArtifact disableRemoteControl disableWorkflows
switch 213 disableClaudeAiConnectors enableArtifact
string 31 autoUpdatesChannel
login 31-161 forceLoginMethod
string 89 defaultShell
string 122 tui
string 172 parentSettingsBehavior
switch-string 89 disableAutoMode disableDeepLinkRegistration
days 31 cleanupPeriodDays
fraction 89 feedbackSurveyRate
fraction 122 skillListingBudgetFraction
size 122 skillListingMaxDescChars
strings 31 companyAnnouncements
strings 89 allowedHttpHookUrls availableModels claudeMdExcludes httpHookAllowedEnvVars
strings 172 fallbackModel pluginSuggestionMarketplaces
objects 89 allowedChannelPlugins sshConfigs
objects 31-153 allowedMcpServers deniedMcpServers
switch-objects 31 blockedMarketplaces strictKnownMarketplaces
servers 31 disabledMcpjsonServers enabledMcpjsonServers
string-or-strings 31 forceLoginOrgUUID
remote 31 remote
object 31-223 extraKnownMarketplaces
autoMode 89 autoMode
worktree 89 worktree
tips 89-252 spinnerTipsOverride
object 122 voice
verbs 31 spinnerVerbs
attribution 31 attribution
plugins 31 enabledPlugins
configs 31 pluginConfigs
texts 89 modelOverrides
texts 122 skillOverrides
command 31 fileSuggestion statusLine
hooks 31 hooks
permissions 31 permissions
sandbox 31 sandbox
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
      const [since = '', until = null] = range.split('-').map((patch) => `2.1.${patch}`);
      return names.map((name) => [name, { shape: shape as Shape, since, until }]);
    }),
  );
}
