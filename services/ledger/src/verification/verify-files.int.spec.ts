import { appendFileSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TemporaryFolder, temporaryFolder } from '@lotsenbuch/testing';
import {
  cosign,
  EMPTY_ROOT,
  formatVerifierKey,
  generateSignerKey,
  mergeSignatures,
  parseCheckpoint,
  parseNote,
} from '@lotsenbuch/transparency-log';
import { exitCodeOf } from '../checking/exit-code.js';
import { findingText } from '../checking/finding-text.js';
import type { IntegratedStore } from '../integration/integrated-store.fixture.js';
import { appendKnownKey } from '../keys/known-keys.js';
import { copyOf, forge, grow, latestOf, sealAnew, sealedLedger, verify } from './sealed-ledger.fixture.js';

/** Two full tiles and one of 188 leaves, in 70 streams; 30 of them were cut. */
const SIZE = 700;
const OTHER_ROOT = new Uint8Array(32).fill(7);

let untouched: TemporaryFolder;
let original: IntegratedStore;
beforeAll(async () => {
  untouched = await temporaryFolder();
  original = await sealedLedger(untouched.path, 300, 500, SIZE);
});
afterAll(() => untouched.remove());

let folder: TemporaryFolder;
let ledger: IntegratedStore;
beforeEach(async () => {
  folder = await temporaryFolder();
  ledger = copyOf(original, folder.path);
});
afterEach(async () => {
  await ledger.close();
  await folder.remove();
});

const at = (path: string) => join(folder.path, path);
const flip =
  (path: string, place = 5) =>
  () => {
    const bytes = readFileSync(at(path));
    bytes[place] = (bytes[place] ?? 0) ^ 1;
    writeFileSync(at(path), bytes);
  };
const remove = (path: string) => () => rmSync(at(path));
const JOURNAL = 'checkpoints/signed-checkpoints.jsonl';
const journal = () => readFileSync(at(JOURNAL), 'utf8').split('\n').slice(0, -1);
const rewriteJournal = (lines: readonly string[]) =>
  writeFileSync(at(JOURNAL), lines.map((line) => `${line}\n`).join(''));
const appendNote = (size: number, note: string) =>
  appendFileSync(at(JOURNAL), `${JSON.stringify({ size, at: '2026-01-05T09:00:00.000Z', note })}\n`);
const publish = (note: string) => writeFileSync(at('ledger/checkpoint'), note);

const attacks: readonly [string, () => unknown, readonly object[], number][] = [
  ['a full tile of leaves', flip('ledger/tile/0/000', 77), [{ kind: 'tileDamaged', path: 'tile/0/000', index: 2 }], 11],
  ['the tile of leaves at the right edge', flip('ledger/tile/0/002.p/188'), [{ kind: 'tileDamaged', path: 'tile/0/002.p/188', index: 512 }], 11],
  ['the tile above the leaves', flip('ledger/tile/1/000.p/2', 40), [{ kind: 'tileDamaged', path: 'tile/1/000.p/2', index: 256 }], 11],
  ['an entry', flip('ledger/tile/entries/001', 9_999), [{ kind: 'entryBundleDamaged', path: 'tile/entries/001' }], 11],
  ['a length in the last entry bundle', flip('ledger/tile/entries/002.p/188', 0), [{ kind: 'entryBundleDamaged', path: 'tile/entries/002.p/188' }], 11],
  ['a tile of the cut of stream heads', flip('ledger/streams/300/tile/0/000.p/30'), [{ kind: 'tileDamaged', path: 'streams/300/tile/0/000.p/30', size: 300 }], 11],
  ['an entry of the cut of stream heads', flip('ledger/streams/300/tile/entries/000.p/30'), [{ kind: 'entryBundleDamaged', path: 'streams/300/tile/entries/000.p/30', size: 300 }], 11],
  ['an ordinal', flip('ledger/ordinals', 8 * 100 + 7), [{ kind: 'ordinalsDamaged', index: 100, ordinal: 101 }], 11],
  ['the ordinal of the last leaf of a tile', flip('ledger/ordinals', 8 * 255 + 6), [{ kind: 'ordinalsDamaged', index: 255, ordinal: 256 }], 11],
  ['a tile is deleted', remove('ledger/tile/0/001'), [{ kind: 'tileMissing', path: 'tile/0/001', index: 256, count: 256 }], 11],
  ['the tile above the leaves is deleted', remove('ledger/tile/1/000.p/2'), [{ kind: 'tileMissing', path: 'tile/1/000.p/2' }], 11],
  ['an entry bundle is deleted', remove('ledger/tile/entries/000'), [{ kind: 'entryBundleMissing', path: 'tile/entries/000' }], 11],
  ['a tile of the cut is deleted', remove('ledger/streams/300/tile/0/000.p/30'), [{ kind: 'tileMissing', path: 'streams/300/tile/0/000.p/30' }], 11],
  ['the ordinals are deleted', remove('ledger/ordinals'), [{ kind: 'ordinalsDamaged', path: 'ordinals' }], 11],
  ['head.json', flip('checkpoints/head.json', 30), [{ kind: 'headDamaged', path: 'head.json' }], 12],
  ['head.json is deleted', remove('checkpoints/head.json'), [{ kind: 'headMissing', path: 'head.json' }], 12],
  ['the text of the published checkpoint', flip('ledger/checkpoint', 40), [{ kind: 'signatureInvalid', path: 'checkpoint' }], 12],
  ['the origin of a signed checkpoint', () => rewriteJournal(journal().map((line, each) => (each === 1 ? line.replace('lotsenbuch.local', 'lotsenbuch.locaL') : line))), [{ kind: 'signatureInvalid', line: 2 }], 12],
  ['a line of the journal', () => rewriteJournal(journal().map((line, each) => (each === 1 ? line.slice(1) : line))), [{ kind: 'checkpointDamaged', line: 2 }], 12],
  ['the size beside a signed checkpoint', () => rewriteJournal(journal().map((line) => line.replace('{"size":500', '{"size":501'))), [{ kind: 'checkpointDamaged', line: 2, size: 500 }], 12],
  ['the journal loses its end', () => rewriteJournal(journal().slice(0, 2)), [{ kind: 'checkpointsGoBack', size: SIZE }], 12],
  ['the journal is put into another order', () => rewriteJournal(journal().toReversed()), [{ kind: 'checkpointsGoBack', line: 2, size: 500 }, { kind: 'checkpointsGoBack', line: 3, size: 300 }, { kind: 'checkpointsGoBack', size: SIZE }], 12],
  ['a checkpoint of another log with the same name is served', async () => publish(await forge(ledger, { root: OTHER_ROOT }, generateSignerKey(ledger.key.verifierKey.name))), [{ kind: 'foreignCheckpoint', path: 'checkpoint' }], 12],
  ['a checkpoint of another name is served', async () => publish(await forge(ledger, { origin: 'lotsenbuch.local/another' })), [{ kind: 'foreignCheckpoint', path: 'checkpoint' }], 12],
  ['two roots for one size are signed with a copy of the key', async () => appendNote(SIZE, await forge(ledger, { root: OTHER_ROOT })), [{ kind: 'checkpointsDisagree', line: 4, size: SIZE }], 12],
  ['another root of that size is served', async () => publish(await forge(ledger, { root: OTHER_ROOT })), [{ kind: 'checkpointsDisagree', path: 'checkpoint', size: SIZE }, { kind: 'checkpointNotOnTree', path: 'checkpoint' }], 12],
  ['a root that the tree never had is signed with a copy of the key', async () => rewriteJournal([...journal().slice(0, 2), JSON.stringify({ size: 600, at: '2026-01-05T09:00:00.000Z', note: await forge(ledger, { size: 600, root: OTHER_ROOT }) }), ...journal().slice(2)]), [{ kind: 'checkpointNotOnTree', line: 3, size: 600 }], 12],
  ['more was signed than is kept', async () => appendNote(900, await forge(ledger, { size: 900, root: OTHER_ROOT })), [{ kind: 'headDisagrees', line: 4, size: 900 }], 12],
  ['stream heads that the streams never had are signed', async () => appendNote(SIZE, await forge(ledger, { extensions: [`stream-heads 70 ${Buffer.from(OTHER_ROOT).toString('base64')}`] })), [{ kind: 'streamHeadsDiffer', size: SIZE }], 13],
  ['the known keys are gone', remove('checkpoints/known-keys'), [{ kind: 'keyMissing' }], 15],
]; // biome-ignore format: one line for each

test.each(attacks)('%s', async (_, attack, findings, exitCode) => {
  await attack();
  const report = await verify(ledger);
  expect(report.findings).toEqual(findings.map((finding) => expect.objectContaining(finding)));
  expect(exitCodeOf(report.findings)).toBe(exitCode);
  for (const finding of report.findings) {
    expect(findingText(finding, 'de')).not.toMatch(/undefined|Signatur|Siegel|Zeuge/);
    expect(findingText(finding, 'en')).not.toMatch(/undefined/);
  }
});

describe('the files of the cuts of stream heads', () => {
  /** Cuts of further days, the first at 720, each 20 events after the one before. */
  const cutOn = async (days: number) => {
    await ledger.open();
    for (let day = 0; day < days; day += 1) {
      ledger.clock.advance(24 * 3_600_000);
      await grow(ledger, 20);
    }
    await ledger.close();
  };
  const findingsWithout = async (path: string) => {
    rmSync(at(path), { recursive: true });
    return (await verify(ledger)).findings;
  };

  test('of an earlier one may be gone, and what was signed with it is still held against the store', async () => {
    await cutOn(2);
    expect(readdirSync(at('ledger/streams')).sort()).toEqual(['720', '740']);
    expect(await verify(ledger)).toMatchObject({ ok: true });
    expect(await findingsWithout('ledger/streams/720')).toEqual([]);
    const root = Buffer.from(OTHER_ROOT).toString('base64');
    const note = await forge(ledger, {
      ...parseCheckpoint(parseNote(JSON.parse(journal()[0] ?? '').note).text),
      extensions: [`stream-heads 30 ${root}`],
    });
    rewriteJournal(journal().map((line, each) => (each === 0 ? JSON.stringify({ ...JSON.parse(line), note }) : line)));
    expect((await verify(ledger)).findings).toEqual([
      expect.objectContaining({ kind: 'streamHeadsDiffer', size: 300 }),
    ]);
  });

  test('of an earlier one are compared where they are still there', async () => {
    await cutOn(2);
    flip('ledger/streams/720/tile/entries/000.p/72')();
    expect((await verify(ledger)).findings).toEqual([
      expect.objectContaining({ kind: 'entryBundleDamaged', path: 'streams/720/tile/entries/000.p/72' }),
    ]);
  });

  test.each([
    ['the latest cut of stream heads is deleted', 'streams/740', 'entryBundleMissing', 'tile/entries/000.p/74'],
    ['the tiles of the latest cut are deleted', 'streams/740/tile/0', 'tileMissing', 'tile/0/000.p/74'],
    ['the checkpoint beside the latest cut is deleted', 'streams/740/checkpoint', 'checkpointDamaged', 'checkpoint'],
    ['all cuts are deleted', 'streams', 'entryBundleMissing', 'tile/entries/000.p/74'],
  ])('of the latest one have to be there: %s', async (_, deleted, kind, file) => {
    await cutOn(2);
    expect(await findingsWithout(`ledger/${deleted}`)).toEqual([
      expect.objectContaining({ kind, path: `streams/740/${file}`, size: 740 }),
    ]);
  });

  test('of the latest one that is published, where a later one is signed only', async () => {
    const published = readFileSync(at('ledger/checkpoint'), 'utf8');
    await cutOn(1);
    publish(published);
    rmSync(at('ledger/streams/720/checkpoint'));
    expect((await verify(ledger)).findings).toEqual([]);
    expect(await findingsWithout('ledger/streams/300')).toEqual([
      expect.objectContaining({ kind: 'entryBundleMissing', size: 300 }),
    ]);
  });
});

test('a head that was written anew with another root does not fit the tree', async () => {
  const files = ledger.files();
  const head = await files.head();
  await files.writeHead({ ...head!, root: Buffer.from(OTHER_ROOT).toString('base64') });
  expect((await verify(ledger)).findings).toEqual([expect.objectContaining({ kind: 'headDisagrees', size: SIZE })]);
});

test('a head that was written anew with the place of another event does not fit the tree', async () => {
  const files = ledger.files();
  const head = await files.head();
  await files.writeHead({ ...head!, ordinal: SIZE - 1 });
  expect((await verify(ledger)).findings).toEqual([expect.objectContaining({ kind: 'headDisagrees', size: SIZE })]);
});

test('a fork is reported, and held to what it says it took over', async () => {
  const { root } = await latestOf(ledger);
  const line = (taken: Uint8Array) =>
    `forked-from lotsenbuch.local/before ${SIZE} ${Buffer.from(taken).toString('base64')} restoredBackup`;
  appendNote(SIZE, await forge(ledger, { extensions: [line(root)] }));
  expect(await verify(ledger)).toMatchObject({
    ok: true,
    forks: [{ fromOrigin: 'lotsenbuch.local/before', size: SIZE, reason: 'restoredBackup' }],
    limits: expect.arrayContaining(['forked']),
  });
  appendNote(SIZE, await forge(ledger, { extensions: [line(OTHER_ROOT)] }));
  const { findings } = await verify(ledger);
  expect(findings).toEqual([expect.objectContaining({ kind: 'forked', size: SIZE })]);
  expect(exitCodeOf(findings)).toBe(14);
});

test('everything rewritten from the middle and signed with the stolen key is well, and that it could be so is said', async () => {
  ledger.editBeside((database) =>
    database.exec(`UPDATE event SET envelope = replace(envelope, '"amount":', '"amount":9') WHERE position > 350`),
  );
  await sealAnew(ledger);
  const report = await verify(ledger, { keys: [ledger.key.verifierKey] });
  expect(report).toMatchObject({ ok: true, size: SIZE, limits: ['noOutsideCosignature'] });
});

test('without any ledger there is nothing to verify', async () => {
  for (const path of ['ledger', 'checkpoints']) rmSync(at(path), { recursive: true });
  await expect(verify(ledger)).rejects.toMatchObject({ name: 'CannotVerify', message: /there is no ledger/ });
});

test('a database that cannot be opened cannot be verified', async () => {
  writeFileSync(ledger.storeFile, 'no database');
  await expect(verify(ledger)).rejects.toMatchObject({ name: 'CannotVerify', message: /cannot be read/ });
});

describe('the keys', () => {
  test('one that took over signs from its tree size on, the one before it no more', async () => {
    const next = generateSignerKey(ledger.key.verifierKey.name);
    const { root } = await latestOf(ledger);
    await appendKnownKey(ledger.files().places.checkpointDir, { firstSize: SIZE - 100, verifierKey: next.verifierKey });
    rewriteJournal(journal().slice(0, 2));
    const [note, byTheOld] = [await forge(ledger, { root }, next), await forge(ledger, { root })];
    appendNote(SIZE, note);
    publish(note);
    expect((await verify(ledger)).findings).toEqual([]);
    appendNote(SIZE, byTheOld);
    expect((await verify(ledger)).findings).toEqual([expect.objectContaining({ kind: 'foreignCheckpoint', line: 4 })]);
  });

  test('one that is given from outside does not sign what another did', async () => {
    const { verifierKey } = generateSignerKey(ledger.key.verifierKey.name);
    const { findings } = await verify(ledger, { keys: [verifierKey] });
    expect(findings).toHaveLength(4);
    expect(new Set(findings.map(({ kind }) => kind))).toEqual(new Set(['foreignCheckpoint']));
    expect(findings[0]?.text).toContain('Where the key was changed, each key that signed has to be given');
  });
});

describe('cosignatures', () => {
  const witness = generateSignerKey('witness.example/one', 'cosignature/v1');
  const policyText = () =>
    [
      `log ${formatVerifierKey(ledger.key.verifierKey)}`,
      `witness one ${formatVerifierKey(witness.verifierKey)}`,
      'quorum one',
      '',
    ].join('\n');
  const underPolicy = async (text: string) => {
    const policyFile = at('policy');
    writeFileSync(policyFile, text);
    return verify(ledger, { keys: [ledger.key.verifierKey], places: { ...ledger.files().places, policyFile } });
  };
  const cosigned = (note: string) => mergeSignatures(note, [cosign(parseNote(note).text, witness, 1_767_600_000)]);

  test('of somebody outside leave no limit', async () => {
    publish(cosigned((await ledger.files().published()) ?? ''));
    const report = await underPolicy(policyText());
    expect(report).toMatchObject({ ok: true, limits: [] });
    expect(report.cosignatures).toEqual({
      policy: true,
      quorumMet: true,
      by: [{ name: 'one', at: '2026-01-05T08:00:00.000Z' }],
      missing: [],
    });
  });

  test('that are missing are named', async () => {
    const report = await underPolicy(policyText());
    expect(report).toMatchObject({ ok: true, limits: ['noOutsideCosignature'] });
    expect(report.cosignatures).toMatchObject({ quorumMet: false, missing: ['one'] });
  });

  test('that do not fit the checkpoint are refused', async () => {
    const note = (await ledger.files().published()) ?? '';
    const other = await forge(ledger, { size: 0, root: EMPTY_ROOT });
    publish(mergeSignatures(note, [cosign(parseNote(other).text, witness, 1_767_600_000)]));
    expect((await underPolicy(policyText())).findings).toEqual([
      expect.objectContaining({ kind: 'signatureInvalid', path: 'checkpoint' }),
    ]);
  });

  test('under a policy that cannot be read are not checked, and that is said', async () => {
    const report = await underPolicy('nonsense');
    expect(report).toMatchObject({ ok: true, limits: ['noOutsideCosignature', 'policyNotUsable'] });
  });
});
