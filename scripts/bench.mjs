// Measures what README and CHANGELOG quote; nothing here passes or fails by the clock.
//   npm run bench [-- NAME…]     NAME: a file of bench/ without its endings
import { readdirSync } from 'node:fs';
import { cpus } from 'node:os';
import path from 'node:path';
import { spawnSync } from 'node:child_process';
import { bootstrap } from './bootstrap.mjs';
import { ROOT } from './lib/paths.mjs';

await bootstrap();
const { build, buildBenches } = await import('../esbuild.mjs');
await build();
await buildBenches();

const ENDING = '.bench.mjs';
const folder = path.join(ROOT, 'out/bench');
const wanted = process.argv.slice(2);
const names = readdirSync(folder).filter((name) => name.endsWith(ENDING));
console.log(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}`);
for (const name of names.filter((name) => wanted.length === 0 || wanted.includes(name.slice(0, -ENDING.length)))) {
  const { status } = spawnSync(process.execPath, [path.join(folder, name)], {
    stdio: 'inherit',
    env: { PATH: process.env.PATH, TEST_ROOT: ROOT },
  });
  if (status !== 0) process.exitCode = 1;
}
