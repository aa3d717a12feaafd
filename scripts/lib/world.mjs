// The world that a VS Code finds itself in: a home, a folder, settings and an environment.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/**
 * Paths are relative to the home or the folder. A file's content is its text, or a value that becomes JSON.
 * `${home}` and `${folder}` stand for the real places, everywhere.
 *
 * @typedef {{
 *   env?: Record<string, string>,
 *   settings?: Record<string, unknown>,
 *   files?: Record<string, unknown>,
 *   folder?: Record<string, unknown>,
 *   machineSettings?: Record<string, unknown>,
 *   extensions?: readonly { name: string, publisher: string, version: string }[],
 * }} World
 *   machineSettings: settings of machine scope.
 *   extensions: manifests of further extensions, which are installed as they are.
 * @typedef {import('./sandbox.mjs').Sandbox} Sandbox
 */

/** Settings that keep the workbench quiet and off the network. */
const QUIET = {
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.enableExperiments': false,
  'workbench.welcomePage.walkthroughs.openOnInstall': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.reduceMotion': 'on',
  'window.commandCenter': true,
  'window.restoreWindows': 'none',
  'workbench.quickOpen.closeOnFocusLost': false, // else a webview that takes the focus late closes a quick pick
  'workbench.editor.useModal': 'off', // else some editors open as an overlay and hide the workbench
  'remote.autoForwardPorts': false, // else a toast offers every loopback port that the host opens
  'security.workspace.trust.enabled': false, // else a dialog comes first and the extension may not start

  'telemetry.telemetryLevel': 'off',
  'telemetry.feedback.enabled': false,
  'update.mode': 'none',
  'update.showReleaseNotes': false,
  'extensions.autoUpdate': false,
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'workbench.settings.enableNaturalLanguageSearch': false,
  'chat.disableAIFeatures': true,
  'json.schemaDownload.enable': false,
  'typescript.disableAutomaticTypeAcquisition': true,

  'git.enabled': false,
  'git.openRepositoryInParentFolders': 'never',
  'npm.autoDetect': 'off',
  'gulp.autoDetect': 'off',
  'grunt.autoDetect': 'off',
  'jake.autoDetect': 'off',
  'files.hotExit': 'off',
  'files.autoSave': 'off',
};

/**
 * Builds the world in the sandbox and gives back the environment that belongs to it.
 *
 * @param {Sandbox} sandbox
 * @param {World} world
 * @returns {Record<string, string>}
 */
export function buildWorld(sandbox, world) {
  const {
    env = {},
    extensions = [],
    machineSettings = {},
    settings = {},
    files = {},
    folder = {},
  } = placed(sandbox, world);
  writeFiles(sandbox.home, files);
  writeFiles(sandbox.folder, folder);
  writeFiles(sandbox.dir, { 'user/User/settings.json': { ...QUIET, ...settings } });
  // What is of the machine, code-server reads from a file of its own.
  writeFiles(sandbox.dir, { 'user/Machine/settings.json': machineSettings });
  for (const manifest of extensions) {
    const { name, publisher, version } = manifest;
    writeFiles(sandbox.dir, { [`ext/${publisher}.${name}-${version}/package.json`]: manifest });
  }
  return env;
}

/**
 * @param {Sandbox} sandbox
 * @param {World} world
 * @returns {World}
 */
function placed({ home, folder }, world) {
  /** @param {string} place */
  const inJson = (place) => JSON.stringify(place).slice(1, -1);
  return JSON.parse(JSON.stringify(world).replaceAll('${home}', inJson(home)).replaceAll('${folder}', inJson(folder)));
}

/**
 * @param {string} root
 * @param {Record<string, unknown>} files
 */
function writeFiles(root, files) {
  for (const [name, content] of Object.entries(files)) {
    const file = path.join(root, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, typeof content === 'string' ? content : `${JSON.stringify(content, null, 2)}\n`);
  }
}
