// npm test                  everything
// npm test -- unit node     these phases and what they need
// npm test -- --grep TEXT   only tests whose title matches
import { bootstrap } from './bootstrap.mjs';

try {
  await bootstrap();
  // What this imports must be installed first.
  const { runPhases } = await import('./phases.mjs');
  process.exitCode = await runPhases(process.argv.slice(2));
} catch (error) {
  console.error(error);
  console.log('0 passed, 1 failed');
  process.exitCode = 1;
}
