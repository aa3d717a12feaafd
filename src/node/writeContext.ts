import { FILES, type FileOperations } from './fileOperations.ts';
import { StateFolder } from './stateFolder.ts';
import { type StatePlace, stateRoot } from './stateRoot.ts';

/** What the writer works with: the system, and the folder where it keeps its records. */
export interface WriteContext {
  readonly files: FileOperations;
  readonly state: StateFolder;
  /** Whether the system lets a file be replaced that somebody, we for one, has open. */
  readonly replacesOpenFiles: boolean;
}

export function createWriteContext(place: StatePlace, files: FileOperations = FILES): WriteContext {
  return { files, state: new StateFolder(stateRoot(place), files), replacesOpenFiles: place.platform !== 'win32' };
}
