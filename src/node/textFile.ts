import { readFile } from 'node:fs/promises';
import type { Content, Encoding } from '../core/model.ts';

/** Reads a settings file. What is missing or cannot be read is data: this throws for nothing that a disk can do. */
export async function readContent(file: string): Promise<Content> {
  try {
    return contentOf(await readFile(file));
  } catch (error) {
    return contentOfError(error);
  }
}

/** The text of a file's bytes, as Claude Code reads it: UTF-8, or UTF-16 little endian behind its byte order mark. */
export function contentOf(bytes: Uint8Array): Content & { kind: 'text' } {
  const { text, encoding } = decode(bytes);
  return { kind: 'text', text, encoding, saved: true };
}

function decode(bytes: Uint8Array): { text: string; encoding: Encoding } {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) {
    return { text: new TextDecoder('utf-16le').decode(bytes), encoding: 'utf-16le' };
  }
  try {
    return { text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes), encoding: 'utf-8' };
  } catch {
    return { text: new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes), encoding: 'lossy' };
  }
}

/** What a reader makes of the system's refusal: data, like any other content. */
export function contentOfError(error: unknown): Content {
  switch (codeOf(error)) {
    case 'ENOENT':
    case 'ENOTDIR':
      return { kind: 'absent' };
    case 'EISDIR':
      return { kind: 'unreadable', reason: 'directory' };
    case 'EACCES':
    case 'EPERM':
      return { kind: 'unreadable', reason: 'permission' };
    default:
      return { kind: 'unreadable', reason: 'io' };
  }
}

/** The system's name of an error, such as `ENOENT`; undefined where the error is no system error. */
export function codeOf(error: unknown): string | undefined {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : undefined;
}
