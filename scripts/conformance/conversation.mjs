// Talking to a client in a terminal. What is told of its screen are the marks before a line, not its words.
import { mainRequest, summaryOf } from './requests.mjs';

const LIMIT_MS = 30_000;

/**
 * @param {Awaited<ReturnType<typeof import('./terminal.mjs').openTerminal>>} terminal
 * @param {import('./standIns.mjs').StandIns} standIns
 */
export function conversation(terminal, standIns) {
  /**
   * Types a line that was not typed before, says yes to what the client asks back, and waits until it has answered.
   *
   * @param {string} line
   */
  async function say(line) {
    await terminal.type(line);
    await terminal.see(async (screen) => {
      if (screen.includes(ASKS_BACK)) await terminal.enter();
      return ANSWERED.test(screen.slice(screen.lastIndexOf(`❯ ${line}`) + line.length + 2));
    }, `an answer to ${line}`);
  }

  return {
    ...terminal,
    say,
    /** Until the client can be talked to. */
    ready: () => terminal.see((screen) => /^❯/m.test(screen), 'a prompt'),
    /**
     * Asks something that was not asked before, and answers what the client sends for it.
     *
     * @param {string} prompt
     */
    async ask(prompt) {
      const request = standIns.next((each) => isMain(each) && JSON.stringify(each.body).includes(prompt), LIMIT_MS);
      const [main] = await Promise.all([request, say(prompt)]);
      return summaryOf(main);
    },
  };
}

const ASKS_BACK = '❯ 1.';
const ANSWERED = /^\s*[⎿●]/;

/** @param {import('./requests.mjs').Request} request */
const isMain = (request) => mainRequest([request]) !== undefined && (request.body.tools?.length ?? 0) > 0;
