import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/**
 * A SessionStart hook, given by `--settings`, that writes down the environment which the client gives its children.
 *
 * @param {string} dir
 */
export function observer(dir) {
  const file = path.join(dir, 'observer.json');
  const dump = path.join(dir, 'env.dump');
  // What the shell was given: it would not hand on names that are none for a shell.
  const command = `cat "/proc/$$/environ" > '${dump}'; true`;
  const hooks = { SessionStart: [{ hooks: [{ type: 'command', command }] }] };
  writeFileSync(file, JSON.stringify({ hooks }));
  return {
    args: ['--settings', file],
    read() {
      if (!existsSync(dump)) return undefined;
      const entries = readFileSync(dump, 'utf8').split('\0').filter(Boolean);
      return Object.fromEntries(entries.map(splitAtEquals));
    },
  };
}

/**
 * @param {string} entry
 * @returns {[string, string]}
 */
function splitAtEquals(entry) {
  const at = entry.indexOf('=');
  return [entry.slice(0, at), entry.slice(at + 1)];
}
