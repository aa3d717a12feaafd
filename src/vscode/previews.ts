import * as vscode from 'vscode';
import { maskedSettings } from '../core/present/maskedSettings.ts';

const SCHEME = 'claude-code-env-preview';

/** Shows what a file would become in VS Code's own diff editor. Nothing is written, and secrets do not show. */
export class Previews implements vscode.Disposable {
  readonly #texts = new Map<string, string>();
  readonly #subscriptions: vscode.Disposable;
  #count = 0;

  constructor() {
    this.#subscriptions = vscode.Disposable.from(
      vscode.workspace.registerTextDocumentContentProvider(SCHEME, {
        provideTextDocumentContent: (uri) => this.#texts.get(uri.query) ?? '',
      }),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => {
        if (uri.scheme === SCHEME) this.#texts.delete(uri.query);
      }),
    );
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  /** `path` names what both texts are of; the editor takes the language from it. */
  async show(title: string, path: string, texts: { readonly before: string; readonly after: string }): Promise<void> {
    const [before, after] = [texts.before, texts.after].map((text) => this.#keep(path, maskedSettings(text)));
    await vscode.commands.executeCommand('vscode.diff', before, after, title, { preview: true });
  }

  #keep(path: string, text: string): vscode.Uri {
    this.#count += 1;
    const query = String(this.#count);
    this.#texts.set(query, text);
    return vscode.Uri.file(path).with({ scheme: SCHEME, query });
  }
}
