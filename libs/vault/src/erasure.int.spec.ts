import { copyFileSync, existsSync, readFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { SubjectErased, VaultRefused } from './errors.js';
import { type KeyEncryptionKey, keyFromText } from './key-encryption-key.js';
import { KeyRingFile } from './sqlite/key-ring-file.js';
import { aValue, VaultFiles } from './vault-files.fixture.js';

interface Secrets {
  readonly wrapped: Buffer;
  readonly salt: Buffer;
  readonly sealed: Buffer;
}

/** Reads what a closed vault holds about a subject. */
const secretsOf = (files: VaultFiles, subject: string): Secrets => {
  const values = new Database(files.vaultFile, { readonly: true });
  const ring = new Database(files.ringFile, { readonly: true });
  const value = values.prepare('SELECT salt, sealed FROM value WHERE subject = ?').get(subject);
  const key = ring.prepare('SELECT wrapped FROM subject_key WHERE subject = ?').get(subject);
  values.close();
  ring.close();
  return { ...(value as Secrets), ...(key as Secrets) };
};

const traces = (files: VaultFiles, { wrapped, salt, sealed }: Secrets) =>
  [wrapped, salt, sealed, sealed.subarray(0, 12), wrapped.subarray(12)].flatMap((bytes) => files.filesWith(bytes));

describe('erasing a subject', () => {
  test('no file holds key, salt or ciphertext any more, write-ahead logs and free pages included', async () => {
    using files = new VaultFiles();
    let vault = await files.open();
    // Enough of others, before and after, that rows are moved between pages.
    const others = (count: number) => Array.from({ length: count }, () => aValue({ text: 'x'.repeat(300) }));
    await vault.seal(others(200));
    const mine = aValue({ text: 'y'.repeat(300) });
    await vault.seal([mine]);
    for (let i = 0; i < 10; i += 1) await vault.seal(others(30));
    await vault.close();
    const secrets = secretsOf(files, mine.subject);
    expect(traces(files, secrets)).toHaveLength(5);
    vault = await files.open();
    await vault.seal([aValue()]);
    await vault.erase(mine.subject);
    expect(existsSync(`${files.vaultFile}-wal`)).toBe(true);
    expect(traces(files, secrets)).toEqual([]);
    await vault.close();
    expect(traces(files, secrets)).toEqual([]);
  });

  test('afterwards a value reads as erased, others stay, and nothing more can be sealed about the subject', async () => {
    using files = new VaultFiles();
    const vault = await files.open();
    const [mine, other] = await vault.seal([aValue(), aValue()]);
    if (mine === undefined || other === undefined) throw new Error('two values were sealed');
    await vault.erase(mine.subject);
    expect(Object.fromEntries(await vault.open([mine, other]))).toEqual({
      [mine.ref]: { kind: 'erased' },
      [other.ref]: { kind: 'text', text: 'Miriam Beispiel' },
    });
    expect(await vault.isErased(mine.subject)).toBe(true);
    expect(await vault.isErased(other.subject)).toBe(false);
    const innocent = aValue();
    await expect(vault.seal([innocent, aValue({ subject: mine.subject })])).rejects.toThrow(SubjectErased);
    await expect(vault.seal([{ ...innocent, text: 'Neu' }])).resolves.toHaveLength(1);
    await vault.erase(mine.subject);
    await vault.close();
  });

  test('a subject of whom nothing is known can be erased, and stays erased', async () => {
    using files = new VaultFiles();
    const vault = await files.open();
    const value = aValue();
    await vault.erase(value.subject);
    await expect(vault.seal([value])).rejects.toThrow(SubjectErased);
    await vault.close();
  });

  test('what is sealed while the erasure waits is erased with it, and what comes after is refused', async () => {
    using files = new VaultFiles();
    const vault = await files.open();
    const value = aValue();
    const before = vault.seal([value]);
    const erasure = vault.erase(value.subject);
    const after = vault.seal([{ ...value, path: 'note' }]);
    await expect(after).rejects.toThrow(SubjectErased);
    await erasure;
    expect([...(await vault.open(await before)).values()]).toEqual([{ kind: 'erased' }]);
    await vault.close();
  });

  test('a process that ended after the keys and before the values is finished at the next opening', async () => {
    using files = new VaultFiles();
    const vault = await files.open();
    const mine = aValue();
    const sealed = await vault.seal([mine]);
    await vault.close();
    const secrets = secretsOf(files, mine.subject);
    const ring = KeyRingFile.open(files.ringFile);
    ring.erase([mine.subject], '2026-03-01T10:00:00.000Z');
    ring.close();
    expect(traces(files, secrets).length).toBeGreaterThan(0);
    const again = await files.open();
    expect(traces(files, secrets)).toEqual([]);
    expect([...(await again.open(sealed)).values()]).toEqual([{ kind: 'erased' }]);
    await again.close();
  });

  test('an old vault file restored from a backup does not bring the person back', async () => {
    using files = new VaultFiles();
    let vault = await files.open();
    const mine = aValue();
    const sealed = await vault.seal([mine]);
    const copy = `${files.folder}/backup-of-the-vault`;
    await vault.backup(copy);
    await vault.erase(mine.subject);
    await vault.close();
    copyFileSync(copy, files.vaultFile);
    const secrets = new Database(copy, { readonly: true });
    const { salt } = secrets.prepare('SELECT salt FROM value').get() as Secrets;
    secrets.close();
    vault = await files.open();
    expect([...(await vault.open(sealed)).values()]).toEqual([{ kind: 'erased' }]);
    expect(files.filesWith(salt)).toEqual(['backup-of-the-vault']);
    await vault.close();
  });

  test('an old key ring brings the key back only until the erasure is applied again', async () => {
    using files = new VaultFiles();
    let vault = await files.open();
    const sealed = await vault.seal([aValue()]);
    const [mine] = sealed;
    if (mine === undefined) throw new Error('a value was sealed');
    const copies = [`${files.folder}/old-vault`, `${files.folder}/old-ring`] as const;
    await vault.backup(copies[0]);
    await vault.backupKeyRing(copies[1]);
    await vault.erase(mine.subject);
    await vault.close();
    copyFileSync(copies[0], files.vaultFile);
    copyFileSync(copies[1], files.ringFile);
    vault = await files.open();
    expect([...(await vault.open(sealed)).values()]).toEqual([{ kind: 'text', text: 'Miriam Beispiel' }]);
    await vault.erase(mine.subject);
    expect([...(await vault.open(sealed)).values()]).toEqual([{ kind: 'erased' }]);
    await vault.close();
  });

  test('a backup does not replace a file', async () => {
    using files = new VaultFiles();
    const vault = await files.open();
    const before = readFileSync(files.ringFile);
    await expect(vault.backup(files.ringFile)).rejects.toThrow(VaultRefused);
    expect(readFileSync(files.ringFile)).toEqual(before);
    await vault.close();
  });
});

describe('a process that ends between the steps of sealing', () => {
  test('leaves a key without values at most: nothing is readable, and the same values can be sealed', async () => {
    using files = new VaultFiles();
    let vault = await files.open();
    const failing = await (async () => {
      await vault.close();
      const key = keyFromText(files.key, 'the key of the test');
      let wrappings = 0;
      const broken: KeyEncryptionKey = {
        id: key.id,
        unwrap: (wrapped, associated) => key.unwrap(wrapped, associated),
        wrap: (plain, associated) => {
          wrappings += 1;
          return wrappings === 2 ? Promise.reject(new Error('the key service is gone')) : key.wrap(plain, associated);
        },
      };
      return files.open({ keyEncryptionKey: async () => broken });
    })();
    const values = [aValue(), aValue()];
    await expect(failing.seal(values)).rejects.toThrow('the key service is gone');
    await failing.close();
    vault = await files.open();
    const sealed = await vault.seal(values.map((value) => ({ ...value, text: 'Anders' })));
    expect([...(await vault.open(sealed)).values()]).toEqual([
      { kind: 'text', text: 'Anders' },
      { kind: 'text', text: 'Anders' },
    ]);
    await vault.close();
  });
});
