import * as vscode from 'vscode';
import type { StatusMode } from '../core/present/status.ts';

/** The person's settings. All are of machine scope: a repository cannot silence us. */
const SECTION = 'claudeCodeEnv';

export function statusMode(): StatusMode {
  return vscode.workspace.getConfiguration(SECTION).get<StatusMode>('statusBar', 'always');
}

/** Ids of rules whose findings the person does not want to see. */
export function ignoredRules(): readonly string[] {
  return vscode.workspace.getConfiguration(SECTION).get<readonly string[]>('ignoredRules', []);
}

export function notificationsEnabled(): boolean {
  return vscode.workspace.getConfiguration(SECTION).get('notifications', true);
}

/** The setting's whole name. */
export const SCAN_SETTING = 'claudeCodeEnv.sessions.scan';

/** Whether transcripts may be read at all. */
export function scansSessions(): boolean {
  return vscode.workspace.getConfiguration(SECTION).get('sessions.scan', true);
}
