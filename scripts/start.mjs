// npm start                 a real VS Code with the extension, in a demo home where Bedrock is on and the flag is missing
// npm start -- --home ~     the same in your own home
// npm start -- --once       ends by itself as soon as the indicator has appeared
import path from 'node:path';
import { bootstrap } from './bootstrap.mjs';

const USAGE = 'npm start -- [--once] [--home DIR]';

try {
  const options = optionsIn(process.argv.slice(2));
  await bootstrap();
  // What this imports must be installed first.
  const { runDemo } = await import('./demo.mjs');
  await runDemo(options);
  process.exit(0);
} catch (error) {
  console.error(`npm start: ${error.message}`);
  process.exit(1);
}

function optionsIn(args) {
  const options = { once: false, home: undefined };
  for (let i = 0; i < args.length; i++) {
    if (args[i] === '--once') options.once = true;
    else if (args[i] === '--home' && args[i + 1] !== undefined) options.home = placeOf(args[++i]);
    else throw new Error(`what is ${args[i]}? ${USAGE}`);
  }
  return options;
}

/** npm runs us in the project's folder; a relative path means the folder where it was typed. */
function placeOf(folder) {
  const { HOME = '', USERPROFILE = '', INIT_CWD = '.' } = process.env;
  return path.resolve(INIT_CWD, folder.replace(/^~(?=$|[\\/])/, HOME || USERPROFILE));
}
