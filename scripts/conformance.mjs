// Our model against the real Claude Code, on loopback. Versions are installed into .cache/claude, or CLAUDE_CACHE.
//   npm run test:conformance               every case of the versions that the suite stands on
//   npm run test:conformance -- TEXT…      only cases whose name begins so, or of that version
//   npm run test:conformance -- --record F measures the drafts of scenarios in a JSON file and records them
//   npm run test:conformance -- --every    recorded scenarios of all other versions, too
import path from 'node:path';
import { bootstrap } from './bootstrap.mjs';
import { importBundled } from './conformance/bundle.mjs';
import { onPath } from './lib/paths.mjs';
import { installSystemPackages } from './lib/systemPackages.mjs';

try {
  await bootstrap();
  process.exitCode = await runBundled(process.argv.slice(2));
} catch (error) {
  console.error(error);
  console.log('0 passed, 1 failed');
  process.exitCode = 1;
}

async function runBundled(args) {
  if (process.platform !== 'linux') {
    console.log('skipped: the lab was only made for Linux');
    console.log('0 passed, 0 failed, 1 skipped');
    return 0;
  }
  await installTerminal();
  const { recordDrafts, runSuite } = await importBundled('test/conformance/suite.ts');
  if (args[0] === '--record') return recordDrafts(path.resolve(args[1] ?? ''));
  const only = args.filter((arg) => arg !== '--every');
  return runSuite({ only, everyVersion: args.includes('--every') });
}

/** What plays a person's terminal. Its cases are skipped, with a reason, where it cannot be had. */
async function installTerminal() {
  try {
    await installSystemPackages(onPath('tmux') ? [] : ['tmux']);
  } catch (error) {
    console.log(error.message);
  }
}
