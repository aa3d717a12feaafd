/** The oldest and the newest version of Claude Code whose requests were recorded. `npm run measure` writes this file. */
export const OLDEST_MEASURED = '1.0.128';
export const NEWEST_MEASURED = '2.1.330';
