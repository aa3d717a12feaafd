// Draws media/icon.png from media/icon.svg, with the browser and the tool that the screenshots use.
//   npm run icon
import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { bootstrap } from './bootstrap.mjs';

const SIZE = 128;

await bootstrap();
// What these import must be installed first.
const { firstPage, startBrowser } = await import('./lib/browser.mjs');
const { smallPng } = await import('./lib/smallPng.mjs');
const { ROOT } = await import('./lib/paths.mjs');
const { createSandbox } = await import('./lib/sandbox.mjs');

const sandbox = createSandbox();
const browser = await startBrowser(sandbox, { width: SIZE, height: SIZE });
try {
  const page = await firstPage(browser);
  const svg = readFileSync(path.join(ROOT, 'media/icon.svg'), 'utf8');
  await page.setContent(`<style>body { margin: 0 } svg { display: block }</style>${svg}`);
  const drawn = path.join(ROOT, 'out/icon.png');
  mkdirSync(path.dirname(drawn), { recursive: true });
  await page.screenshot({ path: drawn, omitBackground: true });
  const size = await smallPng(drawn, path.join(ROOT, 'media/icon.png'), 48);
  console.log(`media/icon.png: ${size} bytes`);
} finally {
  await browser.close();
  sandbox.dispose();
}
