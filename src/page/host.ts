import type { FromPage } from '../core/present/pageMessage.ts';

/** What a hidden page forgets and a shown one wants back. */
export interface Remembered {
  readonly scroll: number;
  readonly open: readonly string[];
}

interface Host {
  postMessage(message: FromPage): void;
  getState(): Remembered | undefined;
  setState(state: Remembered): void;
}

declare function acquireVsCodeApi(): Host;

const host = acquireVsCodeApi();

export function ask(message: FromPage): void {
  host.postMessage(message);
}

export function remembered(): Remembered {
  return host.getState() ?? { scroll: 0, open: [] };
}

export function remember(change: Partial<Remembered>): void {
  host.setState({ ...remembered(), ...change });
}
