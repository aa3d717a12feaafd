import * as vscode from 'vscode';

/**
 * Stands in for `@vscode/l10n` inside the extension's bundles (see esbuild.mjs): VS Code has the translations loaded
 * already. In the terminal the package itself speaks.
 */
export const t: typeof vscode.l10n.t = vscode.l10n.t.bind(vscode.l10n);
