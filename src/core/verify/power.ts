import { typeOf } from '../value.ts';
import { parseStrict } from '../json.ts';
import { lastMember, type Member, membersThatCount, type ObjectOutline, outlineObject } from '../outline.ts';
import { positionAt, positionsIn } from '../position.ts';

/**
 * What a file that came with the project has Claude Code do in print mode, without a question: by name and place, never
 * by value.
 */
export interface Power {
  readonly kind: PowerKind;
  /** The variable, the hook's event, the settings key, the server. */
  readonly name: string;
  readonly path: string;
  /** From 1; null where it is not known. */
  readonly line: number | null;
}

/** `other`: a settings key of which nobody here knows that it is harmless. */
export type PowerKind = 'env' | 'hooks' | 'command' | 'mcp' | 'plugins' | 'permissions' | 'other';

/** A file of the project as it stands on the disk. */
export interface ProjectFile {
  readonly kind: 'settings' | 'mcp';
  readonly path: string;
  readonly text: string;
}

/**
 * Measured in print mode on 2.1.31, 2.1.89 and 2.1.329: `env`, hooks, the helper commands and the servers of a
 * `.mcp.json`, of a folder above too, are obeyed without any trust; a call of a tool that `permissions.allow` names is
 * carried out even under `--max-turns 1` (2.1.329 asks for trust first). Text that is not strict JSON is not obeyed.
 */
export function projectPowers(files: readonly ProjectFile[]): Power[] {
  return files.flatMap((file) => {
    const json = parseStrict(file.text);
    if (!json.ok || typeOf(json.value) !== 'object') return [];
    const place: Place = { file, root: outlineObject(file.text), fields: json.value as Fields };
    return file.kind === 'mcp' ? members(place, 'mcpServers', 'mcp') : settingsPowers(place);
  });
}

type Fields = Readonly<Record<string, unknown>>;

interface Place {
  readonly file: ProjectFile;
  /** The object in which the members stand. */
  readonly root: ObjectOutline;
  readonly fields: Fields;
}

function settingsPowers(place: Place): Power[] {
  return membersThatCount(place.root).flatMap((member) => {
    const { key } = member;
    if (HARMLESS.has(key) || isNothing(place.fields[key])) return [];
    if (key === 'env' || key === 'hooks') return members(place, key, key);
    if (key === 'permissions')
      return members(place, key, key)
        .filter(({ name }) => !LIMITING.has(name))
        .map((power) => ({ ...power, name: `permissions.${power.name}` }));
    return [powerAt(place, KINDS.get(key) ?? 'other', member)];
  });
}

/** One power for each member of an object; what should be one and is not stands for itself. */
function members(place: Place, key: string, kind: PowerKind): Power[] {
  const member = lastMember(place.root, key);
  const value = place.fields[key];
  if (!member || isNothing(value)) return [];
  if (typeOf(value) !== 'object') return [powerAt(place, kind, member)];
  const inner = outlineObject(place.file.text, member.valueSpan.offset);
  const values = value as Fields;
  const set = membersThatCount(inner).filter(({ key: name }) => kind === 'env' || !isNothing(values[name]));
  const at = positionsIn(place.file.text); // a file can hold very many
  return set.map(({ key: name, span }) => ({ kind, name, path: place.file.path, line: at(span.offset).line }));
}

function powerAt({ file: { path, text } }: Place, kind: PowerKind, { key, span }: Member): Power {
  return { kind, name: key, path, line: positionAt(text, span.offset).line };
}

/** What sets nothing: not there, or empty. */
function isNothing(value: unknown): boolean {
  if (value === undefined || value === null || value === '' || value === false) return true;
  return typeof value === 'object' && Object.keys(value).length === 0;
}

const words = (list: string): string[] => list.trim().split(/\s+/);

const KINDS: ReadonlyMap<string, PowerKind> = new Map([
  ...words(`
    apiKeyHelper awsAuthRefresh awsCredentialExport gcpAuthRefresh otelHeadersHelper proxyAuthHelper statusLine
    fileSuggestion
  `).map((key): [string, PowerKind] => [key, 'command']),
  ...words(`enableAllProjectMcpServers enabledMcpjsonServers allowedMcpServers mcpServers`).map(
    (key): [string, PowerKind] => [key, 'mcp'],
  ),
  ...words(`enabledPlugins extraKnownMarketplaces pluginConfigs pluginSuggestionMarketplaces`).map(
    (key): [string, PowerKind] => [key, 'plugins'],
  ),
]);

/** Of `permissions`, what only takes away, and the mode, which the runs set themselves. */
const LIMITING: ReadonlySet<string> = new Set([
  'ask',
  'defaultMode',
  'deny',
  'disableAutoMode',
  'disableBypassPermissionsMode',
]);

/** Keys that change how it looks and what it says, or take something away. What is not here counts as a power. */
const HARMLESS: ReadonlySet<string> = new Set(
  words(`
    $schema agentPushNotifEnabled alwaysThinkingEnabled attribution autoCompactEnabled autoScrollEnabled
    autoUpdatesChannel availableModels blockedMarketplaces cleanupPeriodDays companyAnnouncements deniedMcpServers
    disableAgentView disableAllHooks disableArtifact disableAutoMode disableClaudeAiConnectors
    disableDeepLinkRegistration disableRemoteControl disableSkillShellExecution disableWorkflows disabledMcpjsonServers
    effortLevel fastMode feedbackSurveyRate includeCoAuthoredBy includeGitInstructions inputNeededNotifEnabled language
    minimumVersion model outputStyle prUrlTemplate prefersReducedMotion promptSuggestionEnabled requiredMinimumVersion
    respectGitignore showClearContextOnPlanAccept showThinkingSummaries showTurnDuration skillListingBudgetFraction
    skillListingMaxDescChars spinnerTipsEnabled spinnerTipsOverride spinnerVerbs syntaxHighlightingDisabled
    terminalProgressBarEnabled todoFeatureEnabled tui verbose voiceEnabled wheelScrollAccelerationEnabled
  `),
);
