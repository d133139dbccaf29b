import { createHash } from 'node:crypto';
import { appendFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type TemporaryFolder, temporaryFolder } from '@lotsenbuch/testing';
import { DocumentDamaged, type DocumentStore } from './document-store.js';
import { openDocumentStore } from './folder-document-store.js';

const BYTES = Buffer.from('%PDF-1.7 Bescheid');
const HASH = createHash('sha256').update(BYTES).digest('hex');

let folder: TemporaryFolder;
let store: DocumentStore;
beforeEach(async () => {
  folder = await temporaryFolder();
  store = await openDocumentStore(`file:${join(folder.path, 'documents')}`);
});
afterEach(() => folder[Symbol.asyncDispose]());

const filesOf = async () =>
  (await readdir(join(folder.path, 'documents'), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map(({ name }) => name);

describe('documents in a folder', () => {
  test('are found by their SHA-256, also by whoever opens the folder later', async () => {
    expect(await store.put(BYTES)).toBe(HASH);
    const later = await openDocumentStore(`file:${join(folder.path, 'documents')}`);
    expect(await later.get(HASH)).toEqual(BYTES);
    expect([await later.has(HASH), await later.has('0'.repeat(64))]).toEqual([true, false]);
  });

  test('are there once, however often and at the same time they are put, and nothing else is left behind', async () => {
    await Promise.all(Array.from({ length: 8 }, () => store.put(BYTES)));
    expect(await filesOf()).toEqual([HASH]);
  });

  test('that were changed on the disk are not handed out', async () => {
    await store.put(BYTES);
    await appendFile(join(folder.path, 'documents', HASH.slice(0, 2), HASH), ' ');
    await expect(store.get(HASH)).rejects.toThrow(DocumentDamaged);
    await store.put(BYTES);
    expect(await store.get(HASH)).toEqual(BYTES);
  });

  test('that were not finished are gone when the folder is opened again', async () => {
    await store.put(BYTES);
    await writeFile(join(folder.path, 'documents', 'killed.part'), '%PDF');
    await openDocumentStore(`file:${join(folder.path, 'documents')}`);
    expect(await filesOf()).toEqual([HASH]);
  });

  test('are asked for by a hash, not by a path', async () => {
    expect(await store.get('../../../../etc/passwd')).toBeUndefined();
    expect(await store.has(`..${'/'.repeat(62)}`)).toBe(false);
  });
});
