// VS Code names a status bar item after the extension's identifier and the item's own.
export const STATUS_ITEM = '.statusbar-item[id="claude-code-env.claude-code-env.claudeCodeEnv.status"]';
