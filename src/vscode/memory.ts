import type * as vscode from 'vscode';

const SHOWN = 'shownNotices';
const SILENCED = 'silenced';
/** How many states we remember to have told of. */
const KEPT = 50;

/** What the extension remembers for a workspace, across reloads. Nothing of it can be set by a repository. */
export class Memory {
  readonly #state: vscode.Memento;
  readonly #changed: () => void;

  constructor(state: vscode.Memento, changed: () => void) {
    this.#state = state;
    this.#changed = changed;
  }

  /** Whether the person asked not to be warned in this workspace. */
  get silenced(): boolean {
    return this.#state.get(SILENCED, false);
  }

  async silence(silenced: boolean): Promise<void> {
    await this.#state.update(SILENCED, silenced);
    this.#changed();
  }

  hasShown(fingerprint: string): boolean {
    return this.#state.get<string[]>(SHOWN, []).includes(fingerprint);
  }

  async rememberShown(fingerprint: string): Promise<void> {
    const rest = this.#state.get<string[]>(SHOWN, []).filter((shown) => shown !== fingerprint);
    await this.#state.update(SHOWN, [...rest, fingerprint].slice(-KEPT));
  }
}
