import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  copyFileSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { keyInFile, keyInText } from './key-sources.js';
import { openVault } from './open-vault.js';
import { aValue, VaultFiles } from './vault-files.fixture.js';

/** A closed vault that holds one value. */
const usedVault = async (files: VaultFiles) => {
  const vault = await files.open();
  const sealed = await vault.seal([aValue()]);
  await vault.close();
  return sealed;
};

describe('opening is refused with a sentence', () => {
  test('a second opener', async () => {
    using files = new VaultFiles();
    const vault = await files.open();
    await expect(files.open()).rejects.toThrow(/is open in another process: the key ring has one at a time/);
    await vault.seal([aValue()]);
    await vault.close();
  });

  test('another key-encryption key; the right one still opens', async () => {
    using files = new VaultFiles();
    await usedVault(files);
    const other = keyInText(randomBytes(32).toString('base64'), 'KEY_ENCRYPTION_KEY');
    await expect(files.open({ keyEncryptionKey: other })).rejects.toThrow(
      /^the key-encryption key \([0-9a-f]{16}\) is not the one that .* was made with \([0-9a-f]{16}\): give the right key/,
    );
    await (await files.open()).close();
  });

  test.each(['', 'secret', randomBytes(31).toString('base64'), randomBytes(33).toString('base64')])(
    'the key-encryption key %j, without repeating it',
    async (text) => {
      using files = new VaultFiles();
      const refused = files.open({ keyEncryptionKey: keyInText(text, 'KEY_ENCRYPTION_KEY') });
      await expect(refused).rejects.toThrow(
        /^KEY_ENCRYPTION_KEY is not a key-encryption key: expected is base64 of 32/,
      );
      expect(readdirSync(files.folder)).toEqual([]);
    },
  );

  test('a vault and a key ring that do not belong together', async () => {
    using files = new VaultFiles();
    using others = new VaultFiles();
    await usedVault(files);
    await usedVault(others);
    copyFileSync(others.vaultFile, files.vaultFile);
    await expect(files.open()).rejects.toThrow(/do not belong together/);
  });

  test('a missing key ring, and no new one is made', async () => {
    using files = new VaultFiles();
    await usedVault(files);
    rmSync(files.ringFile);
    await expect(files.open()).rejects.toThrow(/the key ring .* is missing, but the vault .* is there/);
    expect(readdirSync(files.folder)).toEqual(['vault.db']);
  });

  test('a missing vault whose keys are there', async () => {
    using files = new VaultFiles();
    await usedVault(files);
    rmSync(files.vaultFile);
    await expect(files.open()).rejects.toThrow(/the vault .* is missing, but the key ring .* has keys for it/);
  });

  test('a file that lost its write-ahead log partner', async () => {
    using files = new VaultFiles();
    await usedVault(files);
    renameSync(files.vaultFile, `${files.vaultFile}-wal`);
    await expect(files.open()).rejects.toThrow(/is missing, but .*-wal is there: put both files back together/);
  });

  test('a file that is not ours', async () => {
    using files = new VaultFiles();
    await usedVault(files);
    writeFileSync(
      files.vaultFile,
      'a letter, not a database, and long enough to be one, that is to say over a hundred',
    );
    await expect(files.open()).rejects.toThrow(/is not the vault: its header is not that of an SQLite database/);
    rmSync(files.vaultFile);
    new Database(files.vaultFile).exec('CREATE TABLE note (text)').close();
    await expect(files.open()).rejects.toThrow(/is an SQLite database, but not the vault of Lotsenbuch/);
  });

  test('the two files exchanged', async () => {
    using files = new VaultFiles();
    await usedVault(files);
    const options = { vaultUrl: `sqlite:${files.ringFile}`, keyRingUrl: `sqlite:${files.vaultFile}` };
    const exchanged = openVault({ ...options, keyEncryptionKey: keyInText(files.key, 'the key of the test') });
    await expect(exchanged).rejects.toThrow(/is an SQLite database, but not the key ring of Lotsenbuch/);
  });

  test('a file of a newer release', async () => {
    using files = new VaultFiles();
    await usedVault(files);
    const database = new Database(files.vaultFile);
    database.pragma('user_version = 2');
    database.close();
    await expect(files.open()).rejects.toThrow(/has schema version 2; this program knows version 1/);
  });

  test.each(['postgres://x', 'sqlite:', 'sqlite:::memory:', 'sqlite://host/file'])('the URL %s', async (vaultUrl) => {
    const key = keyInText('', 'none');
    const opening = openVault({ vaultUrl, keyRingUrl: 'sqlite:ring.db', keyEncryptionKey: key });
    await expect(opening).rejects.toThrow(`VAULT_URL ${vaultUrl} names no file`);
  });

  test('one file for both', async () => {
    const url = 'sqlite:both.db';
    const opening = openVault({ vaultUrl: url, keyRingUrl: url, keyEncryptionKey: keyInText('', 'none') });
    await expect(opening).rejects.toThrow(/both name both.db: keys lie apart from what they open/);
  });
});

test('a first start that ended between the two files goes on at the next', async () => {
  using files = new VaultFiles();
  await (await files.open()).close();
  rmSync(files.vaultFile);
  const vault = await files.open();
  await expect(vault.seal([aValue()])).resolves.toHaveLength(1);
  await vault.close();
});

describe('the key-encryption key in a file', () => {
  const keyFile = (files: VaultFiles) => join(files.folder, 'key-encryption-key');
  const open = (files: VaultFiles) => files.open({ keyEncryptionKey: keyInFile(keyFile(files)) });

  test('is made at the first start, for its owner alone, and used from then on', async () => {
    using files = new VaultFiles();
    let vault = await open(files);
    const sealed = await vault.seal([aValue()]);
    await vault.close();
    expect((statSync(keyFile(files)).mode & 0o777).toString(8)).toBe('600');
    expect(readFileSync(keyFile(files), 'utf8')).toMatch(/^[A-Za-z0-9+/]{43}=\n$/);
    expect(readdirSync(files.folder).sort()).toEqual(['key-encryption-key', 'key-ring.db', 'vault.db']);
    vault = await open(files);
    expect((await vault.open(sealed)).size).toBe(1);
    await vault.close();
  });

  test('that is there before the first start is taken, never replaced', async () => {
    using files = new VaultFiles();
    writeFileSync(keyFile(files), `${files.key}\n`, { mode: 0o600 });
    await (await open(files)).close();
    await (await files.open()).close();
  });

  test('that others can read is refused', async () => {
    using files = new VaultFiles();
    await (await open(files)).close();
    chmodSync(keyFile(files), 0o640);
    await expect(open(files)).rejects.toThrow(/has mode 640, so others can read it. Allowed is 600/);
  });

  test('that is missing later is not made anew', async () => {
    using files = new VaultFiles();
    await (await open(files)).close();
    rmSync(keyFile(files));
    await expect(open(files)).rejects.toThrow(/cannot be read from .*: put the file back/);
    expect(readdirSync(files.folder).sort()).toEqual(['key-ring.db', 'vault.db']);
  });
});
