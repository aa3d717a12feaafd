// Measures what README and CHANGELOG quote; nothing here passes or fails by the clock.
//   npm run bench [-- NAME…]     NAME: a file of bench/ without its endings
import { readdirSync } from 'node:fs';
import { cpus } from 'node:os';
import path from 'node:path';
import { spawnSync } from 'node:child_process';
import { bootstrap } from './bootstrap.mjs';
import { ROOT } from './lib/paths.mjs';

await bootstrap();
const { build, buildBenches } = await import('../build.mjs');
await build();
await buildBenches();

const ENDING = '.bench.mjs';
const folder = path.join(ROOT, 'out/bench');
const wanted = process.argv.slice(2);
const isWanted = (file) => wanted.length === 0 || wanted.includes(file.slice(0, -ENDING.length));
const files = readdirSync(folder).filter((file) => file.endsWith(ENDING) && isWanted(file));
console.log(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}`);
for (const file of files) {
  const { status } = spawnSync(process.execPath, [path.join(folder, file)], {
    stdio: 'inherit',
    env: { PATH: process.env.PATH, TEST_ROOT: ROOT },
  });
  if (status !== 0) process.exitCode = 1;
}
