// A process that scans in a thread, as a window does, and tells standard error by how much its memory grew, in MiB.
//   node scanOnce.child.mjs PROGRAM FOLDER STATE
import { setTimeout as wait } from 'node:timers/promises';
import { scanInBackground } from '../src/node/transcripts/background.ts';

const [program = '', folder = '', stateRoot = ''] = process.argv.slice(2);
await wait(200); // a process that idles has settled
const before = process.memoryUsage.rss() / 2 ** 20;
const scanned = await scanInBackground(program, { folder, stateRoot, digest: null }, new AbortController().signal);
if (!scanned?.sessions?.sessions.length) throw new Error('nothing was scanned');
console.error(process.resourceUsage().maxRSS / 1024 - before);
