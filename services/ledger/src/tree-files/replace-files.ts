import { dirname } from 'node:path';
import { allDone } from './all-done.js';
import type { Disk } from './disk.js';

export interface FileContent {
  readonly file: string;
  readonly bytes: string | Uint8Array;
}

/**
 * Writes files so that each is there whole or as it was before, whatever ends the process: beside, synced, renamed, the
 * folders synced. The syncs of one call run side by side.
 */
export const replaceFiles = async (disk: Disk, files: readonly FileContent[]): Promise<void> => {
  const folders = new Set(files.map(({ file }) => dirname(file)));
  const toSync = new Set(folders);
  for (const folder of folders) for (const changed of disk.makeFolder(folder)) toSync.add(changed);
  await allDone(files.map(({ file, bytes }) => disk.write(`${file}.new`, bytes)));
  for (const { file } of files) disk.rename(`${file}.new`, file);
  await allDone([...toSync].map((folder) => disk.syncFolder(folder)));
};
