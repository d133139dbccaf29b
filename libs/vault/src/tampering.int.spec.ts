import Database from 'better-sqlite3';
import fc from 'fast-check';
import { VaultDamaged } from './errors.js';
import { aValue, VaultFiles } from './vault-files.fixture.js';

/** Changes a file of a closed vault, as whoever has the disk could. */
const alter = (file: string, sql: string, ...parameters: readonly unknown[]): void => {
  const database = new Database(file);
  database.prepare(sql).run(...parameters);
  database.close();
};

const afterAltering = async (change: (files: VaultFiles, refs: readonly string[]) => void) => {
  using files = new VaultFiles();
  const before = await files.open();
  const subject = aValue().subject;
  const sealed = await before.seal([aValue({ subject }), aValue({ subject, text: 'Jonas Muster' }), aValue()]);
  await before.close();
  change(
    files,
    sealed.map(({ ref }) => ref),
  );
  const after = await files.open();
  try {
    return [...(await after.open(sealed)).values()];
  } finally {
    await after.close();
  }
};

/** Exchanges columns of two rows, which may be of one subject and so under one key. */
const swap =
  (columns: string, one: number, other: number) =>
  (files: VaultFiles, refs: readonly string[]): void => {
    const database = new Database(files.vaultFile);
    const names = columns.split(', ');
    const read = database.prepare(`SELECT ${columns} FROM value WHERE ref = ?`);
    const rows = [refs[one], refs[other]].map((ref) => read.get(ref) as Record<string, unknown>);
    const write = database.prepare(
      `UPDATE value SET ${names.map((name) => `${name} = @${name}`).join()} WHERE ref = @ref`,
    );
    write.run({ ...rows[1], ref: refs[one] });
    write.run({ ...rows[0], ref: refs[other] });
    database.close();
  };

describe('a vault that somebody altered', () => {
  test('unaltered, all is read', async () => {
    await expect(afterAltering(() => undefined)).resolves.toHaveLength(3);
  });

  test.each([
    ['ciphertexts of one subject exchanged', swap('sealed', 0, 1)],
    ['ciphertexts and salts exchanged', swap('sealed, salt', 0, 1)],
    ['whole rows exchanged under their references', swap('sealed, salt, commandId, path', 0, 1)],
    ['rows of two subjects exchanged', swap('sealed, salt, commandId, path, subject', 0, 2)],
    [
      'a value moved to another command',
      (files: VaultFiles) => alter(files.vaultFile, `UPDATE value SET commandId = 'x'`),
    ],
    ['a value moved to another field', (files: VaultFiles) => alter(files.vaultFile, `UPDATE value SET path = 'note'`)],
    ['another salt', (files: VaultFiles) => alter(files.vaultFile, 'UPDATE value SET salt = randomblob(32)')],
    ['a value removed', (files: VaultFiles) => alter(files.vaultFile, 'DELETE FROM value')],
    ['a ciphertext cut off', (files: VaultFiles) => alter(files.vaultFile, `UPDATE value SET sealed = x'00'`)],
    ['a key removed', (files: VaultFiles) => alter(files.ringFile, 'DELETE FROM subject_key')],
    [
      'a key of somebody else',
      (files: VaultFiles) =>
        alter(files.ringFile, 'UPDATE subject_key SET wrapped = (SELECT max(wrapped) FROM subject_key)'),
    ],
  ])('%s: damage is told, nothing wrong is read', async (_, change) => {
    await expect(afterAltering(change)).rejects.toThrow(VaultDamaged);
  });

  test('the commitment of another event does not match', async () => {
    using files = new VaultFiles();
    const vault = await files.open();
    const [value] = await vault.seal([aValue()]);
    if (value === undefined) throw new Error('a value was sealed');
    await expect(vault.open([{ ...value, commitment: 'ab'.repeat(32) }])).rejects.toThrow(VaultDamaged);
    await expect(vault.open([{ ...value, commitment: '' }])).rejects.toThrow(VaultDamaged);
    await vault.close();
  });

  test('any single bit that is turned in ciphertext, salt or key is noticed', async () => {
    using files = new VaultFiles();
    let vault = await files.open();
    const sealed = await vault.seal([aValue()]);
    await vault.close();
    const places = [
      [files.vaultFile, 'value', 'sealed'],
      [files.vaultFile, 'value', 'salt'],
      [files.ringFile, 'subject_key', 'wrapped'],
    ] as const;
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...places), fc.nat(), async ([file, table, column], bit) => {
        const turn = () => {
          const database = new Database(file);
          const bytes = database.prepare(`SELECT ${column} FROM ${table}`).pluck().get() as Buffer;
          const at = bit % (bytes.length * 8);
          bytes[at >> 3] = (bytes[at >> 3] ?? 0) ^ (1 << (at & 7));
          database.prepare(`UPDATE ${table} SET ${column} = ?`).run(bytes);
          database.close();
        };
        turn();
        vault = await files.open();
        await expect(vault.open(sealed)).rejects.toThrow(VaultDamaged);
        await vault.close();
        turn();
      }),
      { numRuns: 40 },
    );
    vault = await files.open();
    expect([...(await vault.open(sealed)).values()]).toEqual([{ kind: 'text', text: 'Miriam Beispiel' }]);
    await vault.close();
  });
});
