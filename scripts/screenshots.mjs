// Takes the pictures of README.md of the real workbench, in a demo home, into docs/images. Linux on x64 only.
//   npm run screenshots
import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { bootstrap } from './bootstrap.mjs';

const LIMIT_BYTES = 60 * 1024;

try {
  await bootstrap();
  process.exitCode = await takePictures();
} catch (error) {
  console.error(error);
  process.exitCode = 1;
}

async function takePictures() {
  // What these import must be installed first.
  const { build, buildTests } = await import('../build.mjs');
  const { installVsix } = await import('./lib/codeServer.mjs');
  const { filesBelow, ROOT, VSIX } = await import('./lib/paths.mjs');
  const { exitOnSignals } = await import('./lib/processes.mjs');
  const { createSandbox } = await import('./lib/sandbox.mjs');
  const { smallPng } = await import('./lib/smallPng.mjs');
  const { runMochaSuite } = await import('./mochaSuite.mjs');
  const { packVsix } = await import('./package.mjs');
  const { installHost } = await import('./vscodeHost.mjs');

  exitOnSignals();
  await installHost();
  await build();
  await packVsix();
  await buildTests();

  const taken = path.join(ROOT, 'out/pictures');
  const kept = path.join(ROOT, 'docs/images');
  rmSync(taken, { recursive: true, force: true });
  for (const folder of [taken, kept]) mkdirSync(folder, { recursive: true });

  const sandbox = createSandbox();
  try {
    await installVsix(sandbox, VSIX);
    const env = { TEST_EXTENSIONS: path.join(sandbox.dir, 'ext'), SHOTS: taken };
    const { failed } = await runMochaSuite({ suite: 'pictures', timeout: 240_000, limit: 1_800_000, list: true, env });
    if (failed > 0) throw new Error('not all pictures were taken; docs/images is as it was');
  } finally {
    sandbox.dispose();
  }

  const large = [];
  for (const file of filesBelow(taken, '.png')) {
    const to = path.join(kept, path.basename(file));
    const size = await smallPng(file, to, 28);
    console.log(`${path.relative(ROOT, to)}: ${size} bytes`);
    if (size > LIMIT_BYTES) large.push(path.basename(to));
  }
  if (large.length > 0) throw new Error(`larger than ${LIMIT_BYTES} bytes, show less in it: ${large.join(', ')}`);
  return 0;
}
