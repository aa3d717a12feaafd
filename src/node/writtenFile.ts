import type { Change } from '../core/model.ts';
import type { Bytes } from './bytes.ts';

/** A file that was changed, and what it takes to take it back. */
export interface WrittenFile {
  /** As the source names it; `target` is the file behind all links. */
  readonly path: string;
  readonly target: string;
  readonly before: Bytes;
  readonly after: Uint8Array;
  /** The topmost folder that was made for it; null where its folder was there. */
  readonly madeFolder: string | null;
  /** When it was written, see `momentNow`: taken while nobody else of ours could write it. */
  readonly moment: string;
  /** Empty where a whole file was restored. */
  readonly changes: readonly Change[];
}

/** What would become of a file. */
export interface Preview {
  /** As the source names it. */
  readonly path: string;
  readonly before: Bytes;
  readonly after: Bytes;
}
