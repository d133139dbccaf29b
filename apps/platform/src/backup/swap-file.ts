import { existsSync } from 'node:fs';
import { copyFile, mkdir, open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** What SQLite keeps beside a database under its name. */
const BESIDE = ['', '-wal', '-shm', '-journal'];

export interface Swapped {
  /** Puts back what was there before. */
  undo(): Promise<void>;
}

/**
 * Puts a copy in the place of a database and keeps what was there, with everything SQLite had beside it, in a folder
 * aside. Nobody may have the database open.
 */
export const swapFile = async (file: string, byCopyOf: string, aside: string): Promise<Swapped> => {
  const unfinished = `${file}.restoring`;
  await copyFile(byCopyOf, unfinished);
  await sync(unfinished);
  await mkdir(aside, { recursive: true, mode: 0o700 });
  const moved = BESIDE.map((ending) => `${file}${ending}`).filter(existsSync);
  const undo = async (): Promise<void> => {
    await removeDatabase(file);
    for (const each of moved) await rename(join(aside, basename(each)), each);
    await sync(dirname(file));
  };
  for (const each of moved) await rename(each, join(aside, basename(each)));
  try {
    await rename(unfinished, file);
    await sync(dirname(file));
  } catch (fault) {
    await undo();
    throw fault;
  }
  return { undo };
};

/** Removes a database and everything SQLite keeps beside it. */
export const removeDatabase = async (file: string): Promise<void> => {
  for (const ending of BESIDE) await rm(`${file}${ending}`, { force: true });
};

const sync = async (path: string): Promise<void> => {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
};
