import type * as vscode from 'vscode';

const SHOWN = 'shownNotices';
const SILENCED = 'silenced';
const MUTED = 'muted';
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

  /** Whether the person asked not to be warned in this workspace: the indicator is quiet, no notification comes. */
  get silenced(): boolean {
    return this.#state.get(SILENCED, false);
  }

  /** Whether no notification comes in this workspace. */
  get muted(): boolean {
    return this.silenced || this.#state.get(MUTED, false);
  }

  async silence(): Promise<void> {
    await this.#state.update(SILENCED, true);
    this.#changed();
  }

  async mute(): Promise<void> {
    await this.#state.update(MUTED, true);
  }

  /** Takes back {@link silence} and {@link mute}. */
  async warnAgain(): Promise<void> {
    await this.#state.update(SILENCED, undefined);
    await this.#state.update(MUTED, undefined);
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
