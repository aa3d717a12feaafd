import type { Part } from './part.ts';
import { Place } from './lineFields.ts';
import wasm from './scanner.wasm';
import { UsageNumbers } from './usage.ts';

/** What `src/scanner` exports. */
interface Exports {
  readonly memory: { readonly buffer: ArrayBuffer };
  readonly begin: (length: number) => void;
  readonly next: () => number;
  readonly rest: () => number;
  readonly enter: (session: number, version: number, entrypoint: number, first: boolean, project: boolean) => void;
  readonly forget: () => void;
}

type Constant =
  | 'ANSWER'
  | 'CURRENT_ENTRYPOINT'
  | 'CURRENT_SESSION'
  | 'CURRENT_VERSION'
  | 'FOUND_LINE'
  | 'FOUND_NUMBERS'
  | 'FOUND_PLACES'
  | 'NAME_ROOM'
  | 'NO_LINE'
  | 'REQUEST'
  | 'WINDOW'
  | 'WINDOW_SIZE';

/** What the scanner found next. */
export type Found = 'answer' | 'request' | 'walk' | null;

/**
 * Finds in a window of bytes the lines that tell something; see `src/scanner`. What it found is good until the next
 * line.
 */
export class Scanner {
  /** Where bytes are put, and where all places count from. */
  readonly window: Buffer;
  readonly line = new Place();
  /** The id, model, time and usage of an answer. */
  readonly messageId = new Place();
  readonly model = new Place();
  readonly timestamp = new Place();
  readonly usage = new UsageNumbers();
  readonly #exports: Exports;
  readonly #constant: (name: Constant) => number;
  readonly #answer: number;
  readonly #noLine: number;
  readonly #request: number;
  readonly #memory: Buffer;
  readonly #line: Int32Array;
  readonly #places: Int32Array;
  #told: readonly unknown[] = [];

  constructor() {
    const { exports } = new WebAssembly.Instance(new WebAssembly.Module(wasm), { env: { abort } });
    this.#exports = exports as unknown as Exports;
    this.#constant = (name) => (exports[name] as { readonly value: number }).value;
    this.#answer = this.#constant('ANSWER');
    this.#noLine = this.#constant('NO_LINE');
    this.#request = this.#constant('REQUEST');
    const { buffer } = this.#exports.memory;
    this.#memory = Buffer.from(buffer);
    this.window = Buffer.from(buffer, this.#constant('WINDOW'), this.#constant('WINDOW_SIZE'));
    this.#line = new Int32Array(buffer, this.#constant('FOUND_LINE'), 2);
    this.#places = new Int32Array(buffer, this.#constant('FOUND_PLACES'), 6);
    this.usage.numbers = new Float64Array(buffer, this.#constant('FOUND_NUMBERS'), this.usage.numbers.length);
  }

  /** Begins with the first `length` bytes of the window. */
  begin(length: number): void {
    this.#exports.begin(length);
  }

  /** Goes to the next line that tells something; null where there is none in the window. */
  next(): Found {
    const found = this.#exports.next();
    if (found === this.#noLine) return null;
    read(this.line, this.#line, 0);
    if (found !== this.#answer) return found === this.#request ? 'request' : 'walk';
    read(this.messageId, this.#places, 0);
    read(this.model, this.#places, 2);
    read(this.timestamp, this.#places, 4);
    return 'answer';
  }

  /** How far the whole lines of the window went. */
  get rest(): number {
    return this.#exports.rest();
  }

  /** What comes now belongs to this part; lines that say of it what is known tell nothing. */
  enter(part: Part | null): void {
    const { clientVersion = null, entrypoint = null, first = null, id = null, project = null } = part?.record ?? {};
    const told = [id, clientVersion, entrypoint, first !== null, project !== null];
    if (told.every((value, index) => value === this.#told[index])) return;
    this.#told = told;
    this.#exports.enter(
      this.#write(id, 'CURRENT_SESSION'),
      this.#write(clientVersion, 'CURRENT_VERSION'),
      this.#write(entrypoint, 'CURRENT_ENTRYPOINT'),
      first !== null,
      project !== null,
    );
  }

  /** Forgets what lines had in common: another part or file comes. */
  forget(): void {
    this.#exports.forget();
  }

  #write(text: string | null, where: Constant): number {
    const bytes = text === null ? null : Buffer.from(text);
    if (bytes === null || bytes.length > this.#constant('NAME_ROOM')) return -1;
    bytes.copy(this.#memory, this.#constant(where));
    return bytes.length;
  }
}

function read(place: Place, numbers: Int32Array, at: number): void {
  place.set(numbers[at] as number, numbers[at + 1] as number);
}

function abort(): never {
  throw new Error('the scanner has stopped');
}
