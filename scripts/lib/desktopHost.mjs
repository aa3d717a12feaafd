// Runs test suites in the extension host of a desktop VS Code; under Xvfb where there is no display.
import path from 'node:path';
import { downloadAndUnzipVSCode } from '@vscode/test-electron';
import { ROOT, TEST_BUNDLES } from './paths.mjs';
import { run } from './processes.mjs';
import { environmentOf } from './sandbox.mjs';

/**
 * Resolves with the exit code of VS Code.
 *
 * @param {import('./sandbox.mjs').Sandbox} sandbox
 * @param {import('./codeServerHost.mjs').HostRun} hostRun
 * @returns {Promise<number>}
 */
export async function runInDesktop(sandbox, { env, limit, heard }) {
  const args = [
    sandbox.folder,
    `--extensionDevelopmentPath=${ROOT}`,
    `--extensionTestsPath=${path.join(TEST_BUNDLES, 'host/index.cjs')}`,
    `--user-data-dir=${path.join(sandbox.dir, 'user')}`,
    `--extensions-dir=${path.join(sandbox.dir, 'ext')}`,
    '--disable-extensions',
    ...UNATTENDED,
  ];
  const [command, ...before] = onDisplay(await desktopExecutable());
  const { code } = await run(command, [...before, ...args], { env: environmentOf(sandbox, env), limit, heard });
  if (code === undefined) throw new Error(`VS Code did not end within ${limit} ms`);
  return code;
}

/** No sandbox, because tests often run as root; nothing that pops up first. */
export const UNATTENDED = [
  '--no-sandbox',
  '--disable-gpu-sandbox',
  '--disable-updates',
  '--disable-workspace-trust',
  '--skip-welcome',
  '--skip-release-notes',
];

/**
 * The given VS Code, or one that is downloaded.
 *
 * @param {import('@vscode/test-electron').ProgressReporter} [reporter]
 * @returns {Promise<string>}
 */
export async function desktopExecutable(reporter) {
  const { VSCODE_EXECUTABLE: given, VSCODE_VERSION: version = 'stable' } = process.env;
  const cachePath = path.join(ROOT, '.vscode-test');
  return given ?? downloadAndUnzipVSCode({ version, cachePath, timeout: 15_000, ...(reporter && { reporter }) });
}

export const hasDisplay = () =>
  process.platform !== 'linux' || Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY']);

/**
 * @param {string} executable
 * @returns {[string, ...string[]]}
 */
export function onDisplay(executable) {
  return hasDisplay() ? [executable] : ['xvfb-run', '-a', executable];
}
