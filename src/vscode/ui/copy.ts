import * as vscode from 'vscode';
import * as l10n from '../../core/l10n.ts';
import type { EnvNode } from '../../core/present/envTree.ts';
import { maskedValue } from '../../core/secrets.ts';

/** Anthropic's page of variables. Opened by a click only. */
const DOCUMENTATION = 'https://code.claude.com/docs/en/env-vars';

export async function copyName(node: unknown): Promise<void> {
  const { declaration } = node as EnvNode;
  if (declaration) await vscode.env.clipboard.writeText(declaration.name);
}

/** A secret is copied after a question only: other programs read the clipboard. */
export async function copyValue(node: unknown): Promise<void> {
  const { declaration } = node as EnvNode;
  if (!declaration) return;
  const { name, value } = declaration;
  if (maskedValue(name, value).masked && !(await mayCopy(name))) return;
  await vscode.env.clipboard.writeText(value);
}

async function mayCopy(name: string): Promise<boolean> {
  const yes = l10n.t('Copy');
  const question = l10n.t('Copy the value of {0}, which holds a secret?', name);
  const detail = l10n.t('Other programs on this machine can read the clipboard.');
  return (await vscode.window.showWarningMessage(question, { modal: true, detail }, yes)) === yes;
}

export async function openDocumentation(): Promise<void> {
  await vscode.env.openExternal(vscode.Uri.parse(DOCUMENTATION));
}
