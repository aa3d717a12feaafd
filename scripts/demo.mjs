// Shows the extension at work: what the terminal says, then a VS Code with it.
import { existsSync } from 'node:fs';
import { build } from '../build.mjs';
import { openCodeServer } from './demoCodeServer.mjs';
import { findDesktop, openDesktop } from './demoDesktop.mjs';
import { CLI } from './lib/paths.mjs';
import { exitOnSignals, run } from './lib/processes.mjs';
import { createSandbox, environmentOf } from './lib/sandbox.mjs';
import { buildWorld } from './lib/world.mjs';

const LIMIT_MS = 120_000;

const FILES = {
  '.claude/settings.json': { env: { CLAUDE_CODE_USE_BEDROCK: '1', AWS_REGION: 'us-east-1' } },
};
const FOLDER = {
  'README.md': '# Demo project\n\nOpen the item in the status bar: it says what Claude Code would do in this folder.\n',
};

/** Resolves when VS Code was closed or, with `once`, when the indicator was seen; rejects where it does not come. */
export async function runDemo({ once, home: ownHome }) {
  exitOnSignals();
  if (ownHome !== undefined && !existsSync(ownHome)) throw new Error(`there is no ${ownHome}`);
  const sandbox = createSandbox();
  buildWorld(sandbox, { files: FILES, folder: FOLDER });
  const home = ownHome ?? sandbox.home;
  const env = ownHome === undefined ? {} : ownEnvironment(ownHome);

  console.log('building …');
  await build();
  console.log(`home: ${home}\nfolder: ${sandbox.folder}\n`);
  await printReport(sandbox, home, env);
  const desktop = await findDesktop({ once });
  const workbench = await (desktop
    ? openDesktop(desktop, sandbox, { once, env })
    : openCodeServer(sandbox, { once, env }));
  try {
    console.log(workbench.greeting);
    if (once) await seen(workbench);
    else await workbench.ended();
  } finally {
    await workbench.close();
    sandbox.dispose();
  }
}

/** With somebody's own home goes their own environment. */
function ownEnvironment(home) {
  const { TMPDIR: _temporary, XDG_RUNTIME_DIR: _sockets, ...own } = process.env;
  return { ...own, HOME: home, USERPROFILE: home };
}

/** Exit status 1 only means that there are findings. */
async function printReport(sandbox, home, env) {
  const args = [CLI, 'doctor', '--home', home, '--cwd', sandbox.folder];
  const { code, output } = await run(process.execPath, args, { env: environmentOf(sandbox, env), limit: LIMIT_MS });
  console.log(output);
  if (code !== 0 && code !== 1) throw new Error(`the doctor failed (${code ?? 'killed'})`);
}

async function seen({ indicator }) {
  const started = Date.now();
  const text = await indicator(LIMIT_MS).catch((error) => {
    throw new Error(`the indicator did not appear within ${LIMIT_MS / 1000} s: ${error.message.split('\n')[0]}`);
  });
  console.log(`the status bar shows “${text}” after ${((Date.now() - started) / 1000).toFixed(1)} s`);
}
