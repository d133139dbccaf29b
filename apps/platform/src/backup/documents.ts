import { createHash, randomUUID } from 'node:crypto';
import { constants, existsSync } from 'node:fs';
import { copyFile, mkdir, readdir, readFile, rename, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { BackupRefused } from './backup-refused.js';

/** How much of the documents is in a backup. */
export interface BackedUpDocuments {
  readonly count: number;
  readonly bytes: number;
}

const PLACE = /^[0-9a-f]{2}$/;
const HASH = /^[0-9a-f]{64}$/;

/** The folder that `file:` and an absolute path name. */
export const documentsFolder = (documentsUrl: string): string => documentsUrl.slice('file:'.length);

/** The documents of a folder: whole files under their SHA-256, below a folder of its first two digits. */
async function* documentsIn(folder: string): AsyncGenerator<{ readonly place: string; readonly hash: string }> {
  if (!existsSync(folder)) return;
  for (const place of (await readdir(folder)).filter((name) => PLACE.test(name))) {
    for (const hash of await readdir(join(folder, place))) if (HASH.test(hash)) yield { place, hash };
  }
}

/**
 * Copies the documents that the other folder has not: a document never changes, and has its name only when it is whole,
 * so this can be done while others are being added.
 */
export const copyDocuments = async (from: string, to: string): Promise<BackedUpDocuments> => {
  let [count, bytes] = [0, 0];
  for await (const { place, hash } of documentsIn(from)) {
    const target = join(to, place, hash);
    if (!existsSync(target)) {
      await mkdir(join(to, place), { recursive: true, mode: 0o700 });
      const unfinished = join(to, `${randomUUID()}.part`);
      await copyFile(join(from, place, hash), unfinished, constants.COPYFILE_FICLONE);
      await rename(unfinished, target);
    }
    count += 1;
    bytes += (await stat(target)).size;
  }
  return { count, bytes };
};

/** @throws BackupRefused a document is missing or is not what its name says */
export const verifyDocuments = async (folder: string, expected: BackedUpDocuments): Promise<void> => {
  let count = 0;
  for await (const { place, hash } of documentsIn(folder)) {
    const found = createHash('sha256')
      .update(await readFile(join(folder, place, hash)))
      .digest('hex');
    if (found !== hash) {
      throw new BackupRefused(
        `${join(folder, place, hash)} is not the document that its name says; take another backup`,
      );
    }
    count += 1;
  }
  if (count !== expected.count) {
    throw new BackupRefused(`${folder} has ${count} documents instead of ${expected.count}: take another backup`);
  }
};
