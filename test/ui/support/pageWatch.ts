import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';

const OURS = /claude-code-env|claudeCodeEnv/;

/** Notes what must not happen behind the screen: errors of ours, and requests that leave the machine. */
export class PageWatch {
  readonly #errors: string[] = [];
  readonly #elsewhere = new Set<string>();

  constructor(page: Page, serverUrl: string) {
    const { host: server } = new URL(serverUrl);
    page.on('console', (message) => {
      if (message.type() === 'error') this.#errors.push(message.text());
    });
    page.on('pageerror', (error) => this.#errors.push(String(error)));
    page.on('request', (request) => {
      const { host } = new URL(request.url());
      // A data: or blob: address has no host; a webview's address is answered inside the page.
      if (host && host !== server && !host.endsWith('.vscode-cdn.net')) this.#elsewhere.add(request.url());
    });
  }

  assertQuiet(): void {
    const errors = this.#errors.filter((text) => OURS.test(text));
    assert.deepEqual(errors, [], 'errors that name the extension');
    assert.deepEqual([...this.#elsewhere], [], 'requests that left the machine');
  }
}
