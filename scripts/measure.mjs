// What a version of Claude Code does otherwise than is recorded, written down as a change that is ready to commit.
//   npm run measure -- VERSION…   these versions; `latest`, or none: the newest that npm has
//   npm run measure -- --dry-run VERSION…   prints what it would write, and writes nothing
// Exit status: 0 nothing changed; 1 something changed, or could not be measured, or our core says otherwise; 2 a call
// that cannot be done: no such version, no npm, not Linux. Versions are installed as for the conformance tests.
import { bootstrap } from './bootstrap.mjs';
import { importBundled } from './conformance/bundle.mjs';
import { clientCache } from './conformance/clients.mjs';
import { installVersions, namedIn, publishedVersions, WrongCall } from './conformance/publishedVersions.mjs';
import { ROOT } from './lib/paths.mjs';

const OPTIONS = ['--dry-run'];

try {
  process.exitCode = await measure(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof WrongCall ? error.message : error);
  process.exitCode = error instanceof WrongCall ? 2 : 1;
}

async function measure(args) {
  const options = args.filter((arg) => arg.startsWith('-'));
  const unknown = options.filter((option) => !OPTIONS.includes(option));
  if (unknown.length > 0) throw new WrongCall(`no such option: ${unknown.join(', ')}. There is ${OPTIONS.join(', ')}.`);
  const named = namedIn(args.filter((arg) => !arg.startsWith('-')));
  if (process.platform !== 'linux') throw new WrongCall('clients can only be measured on Linux');
  const versions = await publishedVersions(named, clientCache());
  await installVersions(versions, clientCache());
  await bootstrap();
  const { measureVersions } = await importBundled('test/conformance/measure/measure.ts');
  return measureVersions(versions, { root: ROOT, dryRun: options.includes('--dry-run') });
}
