import { createHash, randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { access, mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { DocumentDamaged, type DocumentStore } from './document-store.js';

const UNFINISHED = '.part';
const SHA_256 = /^[0-9a-f]{64}$/;

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

const isMissing = (fault: unknown): boolean => (fault as NodeJS.ErrnoException).code === 'ENOENT';

const syncFolder = async (folder: string): Promise<void> => {
  const handle = await open(folder, constants.O_RDONLY);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
};

/**
 * Opens the documents of a folder, which need not exist yet: one file each, below a folder of the first two digits. One
 * process at a time.
 * @param documentsUrl `file:` and an absolute path
 */
export const openDocumentStore = async (documentsUrl: string): Promise<DocumentStore> => {
  const root = documentsUrl.replace(/^file:/, '');
  await mkdir(root, { recursive: true, mode: 0o700 });
  // What a process that was killed had not finished: nothing refers to it.
  for (const name of await readdir(root)) if (name.endsWith(UNFINISHED)) await rm(join(root, name), { force: true });
  const pathOf = (hash: string): string => join(root, hash.slice(0, 2), hash);

  const has = async (hash: string): Promise<boolean> => {
    if (!SHA_256.test(hash)) return false;
    try {
      await access(pathOf(hash));
      return true;
    } catch (fault) {
      if (isMissing(fault)) return false;
      throw fault;
    }
  };

  const get = async (hash: string): Promise<Buffer | undefined> => {
    if (!SHA_256.test(hash)) return undefined;
    const bytes = await readFile(pathOf(hash)).catch((fault: unknown) => {
      if (isMissing(fault)) return undefined;
      throw fault;
    });
    if (bytes !== undefined && hashOf(bytes) !== hash) throw new DocumentDamaged(hash);
    return bytes;
  };

  const put = async (bytes: Uint8Array): Promise<string> => {
    const hash = hashOf(bytes);
    const path = pathOf(hash);
    const folder = dirname(path);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    // Written under another name first: under its hash there is the whole file or none.
    const unfinished = join(root, `${randomUUID()}${UNFINISHED}`);
    try {
      const file = await open(unfinished, 'wx', 0o600);
      try {
        await file.writeFile(bytes);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(unfinished, path);
    } finally {
      await rm(unfinished, { force: true });
    }
    await syncFolder(folder);
    await syncFolder(root);
    return hash;
  };

  return { put, get, has };
};
