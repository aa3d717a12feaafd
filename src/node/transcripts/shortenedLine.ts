import { BACKSLASH, QUOTE } from './jsonBytes.ts';

/** How long a string may be, in bytes; what matters in a line is far shorter, a prompt or a picture is not. */
const LONGEST_STRING = 64 * 1024;
/** A line that is longer even without its long strings is given up, in bytes. */
const LONGEST_LINE = 8 * 1024 * 1024;

/** A line of any length that comes in pieces, kept in little room: its long strings are left empty. */
export class ShortenedLine {
  #pieces: Buffer[] = [];
  #length = 0;
  #isInString = false;
  #isEscaped = false;
  /** What of the string that we are in came in earlier pieces; null where it is too long to be kept. */
  #string: Buffer[] | null = [];
  #stringLength = 0;

  add(piece: Buffer): void {
    let at = 0;
    while (at < piece.length) at = this.#isInString ? this.#addString(piece, at) : this.#addPlain(piece, at);
  }

  /** The line; null where it is too long all the same. */
  text(): Buffer | null {
    return this.#length > LONGEST_LINE ? null : Buffer.concat(this.#pieces);
  }

  #addPlain(piece: Buffer, from: number): number {
    const quote = piece.indexOf(QUOTE, from);
    const to = quote === -1 ? piece.length : quote + 1;
    this.#keep(piece.subarray(from, to));
    this.#isInString = quote !== -1;
    this.#string = [];
    this.#stringLength = 0;
    return to;
  }

  #addString(piece: Buffer, from: number): number {
    const quote = this.#closingQuote(piece, from);
    const to = quote === -1 ? piece.length : quote;
    this.#stringLength += to - from;
    if (this.#stringLength > LONGEST_STRING) this.#string = null;
    this.#string?.push(Buffer.from(piece.subarray(from, to)));
    if (quote === -1) return to;
    for (const part of this.#string ?? []) this.#keep(part);
    this.#keep(CLOSING);
    this.#isInString = false;
    return quote + 1;
  }

  /** -1 where the string goes on in the next piece. */
  #closingQuote(piece: Buffer, from: number): number {
    const first = this.#isEscaped ? from + 1 : from;
    for (let at = first; ;) {
      const quote = piece.indexOf(QUOTE, at);
      const end = quote === -1 ? piece.length : quote;
      let before = end;
      while (before > first && piece[before - 1] === BACKSLASH) before -= 1;
      this.#isEscaped = (end - before) % 2 === 1;
      if (quote === -1) return -1;
      at = quote + 1;
      if (!this.#isEscaped) return quote;
      this.#isEscaped = false;
    }
  }

  #keep(piece: Buffer): void {
    this.#length += piece.length;
    if (this.#length <= LONGEST_LINE) this.#pieces.push(Buffer.from(piece));
    else this.#pieces = [];
  }
}

const CLOSING = Buffer.from('"');
