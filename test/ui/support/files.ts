import { existsSync, readFileSync, watch } from 'node:fs';
import path from 'node:path';

/** Waits for something to be gone from a folder: for the event, never for a time. */
export function goes(file: string): Promise<void> {
  return new Promise((resolve) => {
    const look = (): void => {
      if (existsSync(file)) return;
      watcher.close();
      resolve();
    };
    const watcher = watch(path.dirname(file), look);
    look();
  });
}

/** Waits for a file to hold a text: for the event, never for a time. */
export function fileBecomes(file: string, text: string): Promise<void> {
  return new Promise((resolve) => {
    const look = (): void => {
      if (!existsSync(file) || readFileSync(file, 'utf8') !== text) return;
      watcher.close();
      resolve();
    };
    const watcher = watch(path.dirname(file), look);
    look();
  });
}
