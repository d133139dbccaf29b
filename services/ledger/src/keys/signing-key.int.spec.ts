import { chmod, readFile, stat, writeFile } from 'node:fs/promises';
import { formatVerifierKey, generateSignerKey } from '@lotsenbuch/transparency-log';
import type { LedgerState } from '../domain/ledger-log/ledger-log.js';
import { nextKeyFile, writeKeyFile } from './key-file.js';
import { ledgerFolder } from './keys.fixture.js';
import { appendKnownKey, readKnownKeys } from './known-keys.js';
import { openSigningKey } from './signing-key.js';

const storeId = '0123456789ab';
const origin = `lotsenbuch.local/${storeId}`;
const [first, second] = [generateSignerKey(origin), generateSignerKey(origin)];
const [firstText, secondText] = [first, second].map(({ verifierKey }) => formatVerifierKey(verifierKey));

const signedWith = (...verifierKeys: readonly (string | undefined)[]): LedgerState => ({
  origin,
  verifierKey: verifierKeys.at(-1) ?? '',
  origins: [origin],
  verifierKeys: verifierKeys.map((key) => key ?? ''),
  forks: [],
});
const beforeStart = { storeId, state: undefined, head: undefined };
const afterStart = { storeId, state: signedWith(firstText), head: { size: 7 } };

/** The verifier keys in the list beside the signatures, with the size from which each signed. */
const listed = async (folder: string) =>
  (await readKnownKeys(folder)).map(({ firstSize, verifierKey }) => [firstSize, formatVerifierKey(verifierKey)]);

describe('the key that signs the log', () => {
  test('is made at the first start, named after the store, in a file for its owner alone', async () => {
    await using folder = await ledgerFolder();

    const made = await openSigningKey({ places: folder.places, ...beforeStart });

    expect(made.verifierKey).toMatchObject({ name: origin, algorithm: 'ed25519' });
    expect((await stat(folder.places.keyFile)).mode & 0o777).toBe(0o600);
    const again = await openSigningKey({ places: folder.places, ...beforeStart });
    expect(again.verifierKey).toEqual(made.verifierKey);
    expect(await listed(folder.places.checkpointDir)).toEqual([[0, formatVerifierKey(made.verifierKey)]]);
  });

  test('may be given: its name is then the name of the log', async () => {
    await using folder = await ledgerFolder();
    const given = generateSignerKey('log.example.org/lotsenbuch');
    await writeKeyFile(folder.places.keyFile, given);

    const key = await openSigningKey({ places: folder.places, ...beforeStart });

    expect(key.verifierKey).toEqual(given.verifierKey);
  });

  test.each([0o640, 0o604, 0o666])('is refused while others can read its file (mode %i)', async (mode) => {
    await using folder = await ledgerFolder();
    await writeKeyFile(folder.places.keyFile, first);
    await chmod(folder.places.keyFile, mode);

    await expect(openSigningKey({ places: folder.places, ...afterStart })).rejects.toThrow(
      /has mode 6\d\d, so others can read it\. Allowed is 600/,
    );
  });

  test('is refused if it is not the one that signed last, and the sentence names both and the way to change', async () => {
    await using folder = await ledgerFolder();
    await writeKeyFile(folder.places.keyFile, second);

    await expect(openSigningKey({ places: folder.places, ...afterStart })).rejects.toThrow(
      /holds the key .* short form [\d ]{35}, but the log was signed last with .* short form [\d ]{35}: .*rotate-key/,
    );
    expect(await listed(folder.places.checkpointDir)).toEqual([]);
  });

  test('is not made anew when it is missing after the first start', async () => {
    await using folder = await ledgerFolder();

    await expect(openSigningKey({ places: folder.places, ...afterStart })).rejects.toThrow(
      /is missing, and the log was signed with .*bring the file back .*--reason lostKey/,
    );
    await expect(stat(folder.places.keyFile)).rejects.toThrow('ENOENT');
  });

  test.each([
    ['text', 'not a key\n'],
    ['cut off', 'PRIVATE+KEY+log'],
    ["a witness's key", undefined],
  ])('is refused if its file holds something else: %s', async (_, text) => {
    await using folder = await ledgerFolder();
    if (text === undefined) await writeKeyFile(folder.places.keyFile, generateSignerKey(origin, 'cosignature/v1'));
    else await writeFile(folder.places.keyFile, text, { mode: 0o600 });

    await expect(openSigningKey({ places: folder.places, ...beforeStart })).rejects.toThrow(
      /ledger-key holds (no key|the key of somebody who cosigns)/,
    );
  });

  test('that waits since a rotation was cut off takes its place, and the earlier one is gone', async () => {
    await using folder = await ledgerFolder();
    const { places } = folder;
    await writeKeyFile(places.keyFile, first);
    await openSigningKey({ places, ...afterStart });
    await writeKeyFile(nextKeyFile(places.keyFile), second);

    const key = await openSigningKey({ places, ...afterStart, state: signedWith(firstText, secondText) });

    expect(key.verifierKey).toEqual(second.verifierKey);
    expect(await readFile(places.keyFile, 'utf8')).toContain(secondText?.split('+')[1]);
    await expect(stat(nextKeyFile(places.keyFile))).rejects.toThrow('ENOENT');
    expect(await listed(places.checkpointDir)).toEqual([
      [0, firstText],
      [7, secondText],
    ]);
  });

  test('is the listed one, not that of the events, where an older copy of the store was brought back', async () => {
    await using folder = await ledgerFolder();
    const { places } = folder;
    await writeKeyFile(places.keyFile, second);
    await appendKnownKey(places.checkpointDir, { firstSize: 7, verifierKey: second.verifierKey });

    const key = await openSigningKey({ places, ...afterStart, state: signedWith(firstText) });

    expect(key.verifierKey).toEqual(second.verifierKey);
    expect(await listed(places.checkpointDir)).toEqual([[7, secondText]]);
  });

  test('is listed from the first leaf on where the list was lost: what it signed before is no forgery', async () => {
    await using folder = await ledgerFolder();
    await writeKeyFile(folder.places.keyFile, first);

    await openSigningKey({ places: folder.places, ...afterStart });

    expect(await listed(folder.places.checkpointDir)).toEqual([[0, firstText]]);
  });

  test('is refused where the list was lost and other keys signed before it: nothing says up to where', async () => {
    await using folder = await ledgerFolder();
    await writeKeyFile(folder.places.keyFile, second);

    const opening = openSigningKey({ places: folder.places, ...afterStart, state: signedWith(firstText, secondText) });
    await expect(opening).rejects.toThrow(/has no known-keys, and 2 keys .*bring the file back .*lostCheckpoints/);
    expect(await listed(folder.places.checkpointDir)).toEqual([]);
  });

  test('lists no key where what was signed is lost: the folder may not be the right one', async () => {
    await using folder = await ledgerFolder();
    await writeKeyFile(folder.places.keyFile, first);

    await openSigningKey({ places: folder.places, ...afterStart, head: undefined });

    expect(await listed(folder.places.checkpointDir)).toEqual([]);
  });
});

test('a damaged list of keys is refused with the number of the line', async () => {
  await using folder = await ledgerFolder();
  const file = `${folder.places.checkpointDir}/known-keys`;
  await writeFile(file, `0 ${firstText}\n12 ${secondText?.replace('+', '-')}\n`);
  await expect(readKnownKeys(folder.places.checkpointDir)).rejects.toThrow(/known-keys, line 2 is damaged/);
  await writeFile(file, `0 ${firstText}\n12 `);
  await expect(readKnownKeys(folder.places.checkpointDir)).rejects.toThrow(/known-keys, line 2 is damaged/);
});
