import { closeSync, openSync, readSync } from 'node:fs';
import { keyOfBytes } from './messageTable.ts';
import { ShortenedLine } from './shortenedLine.ts';

/** Takes lines. */
export interface LineSink {
  /** All whole lines of the buffer, of which `length` bytes are filled; answers how far they go. */
  readonly lines: (length: number) => number;
  /** One line that comes from elsewhere. */
  readonly line: (bytes: Buffer, from: number, to: number) => void;
  /** The buffer is about to be used for something else. */
  readonly settle: () => void;
}

/** How far a file was read. */
export interface Reading {
  /** Behind the last whole line, in bytes. */
  readonly offset: number;
  /** What stands before the offset, as a number. */
  readonly tail: number;
}

/** How much before the offset tells whether a file is still the same, in bytes. */
const TAIL = 1024;

/** Reads files line by line, with one buffer for all of them. */
export class LineReader {
  readonly #buffer: Buffer;

  /** `buffer`: it should be longer than most lines, and fit into a processor's own memory. */
  constructor(buffer: Buffer) {
    this.#buffer = buffer;
  }

  /**
   * Gives every line from `since` on to `sink`, without what ends it, and answers where the next one would begin. The
   * last line may be half written: it counts once it is whole, with its end or without. A line longer than the buffer
   * comes with its long strings left empty. Null, with nothing given, where the file is another one than it was.
   */
  read(file: string, since: Reading, sink: LineSink): Reading | null {
    const descriptor = openSync(file, 'r');
    try {
      if (this.#tail(descriptor, since.offset) !== since.tail) return null;
      const offset = this.#lines(descriptor, since.offset, sink);
      return { offset, tail: this.#tail(descriptor, offset) };
    } finally {
      closeSync(descriptor);
    }
  }

  /** By what stands before it, in short: a file that was written anew differs there. */
  #tail(descriptor: number, offset: number): number {
    const length = Math.min(offset, TAIL);
    const count = readSync(descriptor, this.#buffer, 0, length, offset - length);
    return count === length ? keyOfBytes(this.#buffer, 0, length) : -1;
  }

  #lines(descriptor: number, offset: number, sink: LineSink): number {
    const buffer = this.#buffer;
    let done = offset; // behind the last line that was given away
    let filled = 0; // from `done` on
    for (;;) {
      const count = readSync(descriptor, buffer, filled, buffer.length - filled, done + filled);
      const to = filled + count;
      const rest = sink.lines(to);
      if (count === 0) return done + giveLast(buffer, rest, to, sink);
      sink.settle();
      done += rest;
      filled = to - rest;
      if (rest > 0) buffer.copyWithin(0, rest, to);
      if (filled === buffer.length) {
        const behind = this.#longLine(descriptor, done, sink);
        if (behind === null) return done;
        done = behind;
        filled = 0;
      }
    }
  }

  /** Where the line behind a long one begins; null where it is not whole. */
  #longLine(descriptor: number, from: number, sink: LineSink): number | null {
    const line = new ShortenedLine();
    for (let at = from; ;) {
      const count = readSync(descriptor, this.#buffer, 0, this.#buffer.length, at);
      const newline = this.#buffer.subarray(0, count).indexOf(NEWLINE);
      line.add(this.#buffer.subarray(0, newline === -1 ? count : newline));
      at += newline === -1 ? count : newline + 1;
      if (newline === -1 && count > 0) continue;
      const text = line.text();
      const isWhole = newline !== -1 || (text !== null && isJson(text));
      if (isWhole && text !== null) sink.line(text, 0, text.length);
      sink.settle();
      return isWhole ? at : null;
    }
  }
}

const NEWLINE = 0x0a;

/** What no newline ends is a line if it is whole: it cannot go on then. Answers how far it goes. */
function giveLast(buffer: Buffer, from: number, to: number, sink: LineSink): number {
  const isWhole = from < to && isJson(buffer.subarray(from, to));
  if (isWhole) sink.line(buffer, from, to);
  sink.settle();
  return isWhole ? to : from;
}

function isJson(bytes: Buffer): boolean {
  try {
    JSON.parse(bytes.toString('utf8'));
    return true;
  } catch {
    return false;
  }
}

/** Of a file that was not read yet. */
export const UNREAD: Reading = { offset: 0, tail: keyOfBytes(Buffer.alloc(0), 0, 0) };
