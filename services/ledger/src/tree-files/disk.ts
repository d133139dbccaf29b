import {
  closeSync,
  existsSync,
  fsync,
  fsyncSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { promisify } from 'node:util';

const synced = promisify(fsync);

/**
 * Every way in which the ledger changes a disk, one step each, so that a test can let it end after any of them.
 * What is written is small and goes to the page cache: only the syncs, which wait for the disk, leave the event loop free.
 */
export interface Disk {
  /** Creates the folder and those above it; gives the folders that have a new name in them, to be synced. */
  makeFolder(folder: string): readonly string[];
  /** Writes a whole file; durable when it answers, but for the name of a new file. */
  write(file: string, bytes: string | Uint8Array): Promise<void>;
  /** Writes from `offset` on, behind which nothing stays; durable as {@link write} is. */
  writeFrom(file: string, offset: number, bytes: string | Uint8Array): Promise<void>;
  /** Cuts a file; durable when it answers. */
  truncate(file: string, length: number): void;
  /** Replaces `to`, if it is there, in one step; durable once the folder is synced. */
  rename(from: string, to: string): void;
  syncFolder(folder: string): Promise<void>;
  /** A file, or a folder with everything in it; nothing happens if there is none. */
  remove(path: string): void;
}

const writeAndSync = async (
  file: string,
  flags: 'w' | 'r+',
  offset: number,
  bytes: string | Uint8Array,
): Promise<void> => {
  const content = typeof bytes === 'string' ? Buffer.from(bytes) : bytes;
  const handle = openSync(file, flags);
  try {
    for (let done = 0; done < content.length; ) {
      done += writeSync(handle, content, done, content.length - done, offset + done);
    }
    // After writing: what is written over with the same bytes is there at every moment.
    if (flags === 'r+') ftruncateSync(handle, offset + content.length);
    // Files that are written together are all open before the first sync: a new one would wait for a sync under way.
    await Promise.resolve();
    await synced(handle);
  } finally {
    closeSync(handle);
  }
};

export const realDisk: Disk = {
  makeFolder(folder) {
    const first = mkdirSync(folder, { recursive: true });
    if (first === undefined) return [];
    const changed: string[] = [];
    for (let made = folder; made.length >= first.length; made = dirname(made)) changed.push(dirname(made));
    return changed;
  },
  write: (file, bytes) => writeAndSync(file, 'w', 0, bytes),
  writeFrom: (file, offset, bytes) => writeAndSync(file, existsSync(file) ? 'r+' : 'w', offset, bytes),
  truncate(file, length) {
    const handle = openSync(file, 'r+');
    try {
      ftruncateSync(handle, length);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
  },
  rename: renameSync,
  async syncFolder(folder) {
    const handle = openSync(folder, 'r');
    try {
      await synced(handle);
    } finally {
      closeSync(handle);
    }
  },
  remove: (path) => rmSync(path, { recursive: true, force: true }),
};
