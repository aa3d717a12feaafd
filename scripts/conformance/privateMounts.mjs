// Managed settings live in one fixed folder of the machine. A client that is to see others runs in a mount namespace
// of its own, in which that folder is ours: nothing on the machine changes, and nothing of the machine is seen.
import { existsSync } from 'node:fs';
import { run } from '../lib/processes.mjs';

export const MANAGED_DIR = '/etc/claude-code';

/**
 * In the namespace /etc becomes a folder of links to what was there, so that the managed folder can be put into it.
 * $1: folder of managed settings, $2: an empty folder, the rest: the command.
 */
const SCRIPT = `
set -e
managed=$1; work=$2; shift 2
mkdir "$work/etc" "$work/managed"
mount --bind "$managed" "$work/managed"
mount --rbind /etc "$work/etc"
mount -t tmpfs tmpfs /etc
for entry in "$work"/etc/* "$work"/etc/.[!.]*; do
  case "$entry" in */claude-code | *'*' | */'.[!.]*') ;; *) ln -s "$entry" /etc/ ;; esac
done
mkdir ${MANAGED_DIR}
mount --bind "$work/managed" ${MANAGED_DIR}
exec "$@"
`;

/**
 * The command that runs `command` with the managed settings of `managed` only. `work` must be an empty folder.
 *
 * @param {{ managed: string, work: string }} folders
 * @param {readonly string[]} command
 */
export function inPrivateMounts({ managed, work }, command) {
  const asRoot = process.getuid?.() === 0 ? [] : ['--user', '--map-root-user'];
  return ['unshare', ...asRoot, '--mount', '--', 'sh', '-c', SCRIPT, 'sh', managed, work, ...command];
}

/**
 * Why private mounts cannot be had here; undefined where they can.
 *
 * @param {{ managed: string, work: string }} folders
 */
export async function whyNoPrivateMounts(folders) {
  if (process.platform !== 'linux') return 'mount namespaces are there on Linux only';
  const [program = '', ...args] = inPrivateMounts(folders, ['ls', MANAGED_DIR]);
  const { code, output } = await run(program, args, { limit: 20_000 });
  return code === 0 ? undefined : `no private mount namespace (${output.trim().split('\n').at(-1) ?? ''})`;
}

/** Whether the machine has managed settings of its own, which a client outside a namespace would read. */
export const hasOwnManagedSettings = () => existsSync(MANAGED_DIR);
