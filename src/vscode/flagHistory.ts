import type { Report } from '../core/model.ts';

/** Remembers, for each start folder, when the flag was last seen to change while this window was open. */
export class FlagHistory {
  readonly #seen = new Map<string | null, { readonly isOn: boolean; readonly changed: number | null }>();

  /** When the flag changed in this folder, in ms since 1970; null where it has not. */
  changedIn(folder: string | null): number | null {
    return this.#seen.get(folder)?.changed ?? null;
  }

  note({ betas, snapshot: { folder } }: Report): void {
    const before = this.#seen.get(folder);
    if (before?.isOn === betas.on) return;
    this.#seen.set(folder, { isOn: betas.on, changed: before ? Date.now() : null });
  }
}
