import { FILES, type FileOperations } from '../../src/node/fileOperations.ts';

/** The settings file of the kill test after `count` writes: what stands behind the counter moves with every write. */
export function fileOf(count: number): string {
  const env = { COUNTER: valueOf(count), ...Object.fromEntries(OTHERS) };
  return `${JSON.stringify({ model: 'opus', env, hooks: {} }, null, 2)}\n`;
}

export const valueOf = (count: number): string => `${'x'.repeat((count * 7) % 50)}${count}`;
export const countIn = (text: string): number =>
  Number(/x*(\d+)$/.exec((JSON.parse(text) as { env: { COUNTER: string } }).env.COUNTER)?.[1]);

const OTHERS = Array.from({ length: 60 }, (_, index) => [`OTHER_${index}`, `value ${index * 7919}`] as const);

/** A system that lets nobody replace the file, and takes a few bytes at a time. */
export function stubborn(target: string): FileOperations {
  const open = (async (file: string, flags: string, mode?: number) => {
    const handle = await FILES.open(file, flags, mode);
    if (file !== target || flags !== 'r+') return handle;
    const write = handle.write.bind(handle) as (...args: unknown[]) => unknown;
    const few = (bytes: Uint8Array, offset: number, length: number, at: number): unknown =>
      write(bytes, offset, Math.min(length, CHUNK), at);
    return Object.assign(handle, { write: few });
  }) as FileOperations['open'];
  const rename: FileOperations['rename'] = async (from, to) => {
    if (to === target) throw Object.assign(new Error('EXDEV: refused'), { code: 'EXDEV' });
    await FILES.rename(from, to);
  };
  return { ...FILES, open, rename };
}

const CHUNK = 20;
