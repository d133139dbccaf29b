import { copyFileSync } from 'node:fs';
import { type TemporaryFolder, temporaryFolder } from '@lotsenbuch/testing';
import { leafHash, TILE_WIDTH } from '@lotsenbuch/transparency-log';
import type Database from 'better-sqlite3';
import { exitCodeOf } from '../checking/exit-code.js';
import type { Finding } from '../checking/finding.js';
import type { IntegratedStore } from '../integration/integrated-store.fixture.js';
import { entryBundle } from '../tree-files/tile-files.js';
import { copyOf, grow, sealedLedger, verify } from './sealed-ledger.fixture.js';

/** Two full tiles and one of 188 leaves; ten events to a stream, `amount` is the tree index. */
const SIZE = 700;

let untouched: TemporaryFolder;
let original: IntegratedStore;
beforeAll(async () => {
  untouched = await temporaryFolder();
  original = await sealedLedger(untouched.path, 100, 300, SIZE);
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

type Edit = (database: Database.Database) => void;

/** One byte; the text stays canonical JSON. */
const changeAmount =
  (index: number): Edit =>
  (database) =>
    database.exec(
      `UPDATE event SET envelope = replace(envelope, '"amount":${index}', '"amount":${index + 1}') WHERE position = ${index + 1}`,
    );

/** Everything behind a place in the log moves by one. */
const shift = (database: Database.Database, behind: number, by: number) => {
  database.exec(`UPDATE event SET position = -position WHERE position > ${behind}`);
  database.exec(`UPDATE event SET position = -position + ${by} WHERE position < 0`);
};

const insert: Edit = (database) => {
  shift(database, 320, 1);
  const envelope = database.prepare('SELECT envelope FROM event WHERE position = 320').pluck().get() as string;
  const forged = envelope.replace('"revision":9', '"revision":10').replace('"amount":319', '"amount":1');
  database.prepare("INSERT INTO event VALUES (321, 'grant-31', 10, 'AmountGranted', ?)").run(forged);
};

const swap: Edit = (database) =>
  database.exec(`
    UPDATE event SET position = -1 WHERE position = 150;
    UPDATE event SET position = 150 WHERE position = 205;
    UPDATE event SET position = 205 WHERE position = -1;
  `);

/** The index of streams forgets the last event of one. */
const damageIndex: Edit = (database) => {
  const row = database.prepare('SELECT * FROM event WHERE position = 700').get() as object;
  database.exec('DELETE FROM event WHERE position = 700');
  database.unsafeMode(true);
  database.pragma('writable_schema = ON');
  const schema = database.prepare("SELECT * FROM sqlite_schema WHERE name = 'event_of_stream'").get() as object;
  database.exec("DELETE FROM sqlite_schema WHERE name = 'event_of_stream'");
  database.pragma('writable_schema = RESET');
  database.prepare('INSERT INTO event VALUES (@position, @stream, @revision, @type, @envelope)').run(row);
  database.pragma('writable_schema = ON');
  database.prepare('INSERT INTO sqlite_schema VALUES (@type, @name, @tbl_name, @rootpage, @sql)').run(schema);
  database.pragma('writable_schema = RESET');
};

const named = (stream: string, revision: number) =>
  expect.objectContaining({ stream, revision, type: 'AmountGranted', recordedAt: expect.stringMatching(/Z$/) });

/** What was done to the database, what must be found, and the exit code. */
const attacks: readonly [string, Edit, readonly object[], number][] = [
  ['an amount is changed', changeAmount(321), [{ kind: 'eventChanged', index: 321, ordinal: 322, was: named('grant-32', 1), is: named('grant-32', 1) }], 10],
  ['a blank that changes no meaning', (database) => database.exec(`UPDATE event SET envelope = replace(envelope, '"amount":', '"amount": ') WHERE position = 322`), [{ kind: 'eventChanged', index: 321, was: named('grant-32', 1), is: named('grant-32', 1) }], 10],
  ['two amounts are changed, far from one another', (database) => [17, 555].map(changeAmount).forEach((edit) => { edit(database); }), [{ kind: 'eventChanged', index: 17 }, { kind: 'eventChanged', index: 555 }], 10],
  ['an envelope is no JSON any more', (database) => database.exec("UPDATE event SET envelope = '{' WHERE position = 8"), [{ kind: 'eventChanged', index: 7, was: named('grant-0', 7), is: expect.objectContaining({ id: '' }) }], 10],
  ['the last event is deleted', (database) => database.exec('DELETE FROM event WHERE position = 700'), [{ kind: 'logShorter', index: 699, count: 1, was: named('grant-69', 9) }], 10],
  ['all events are deleted', (database) => database.exec('DELETE FROM event'), [{ kind: 'logShorter', index: 0, count: SIZE }, { kind: 'streamHeadsDiffer', size: 100 }], 10],
  ['one in the middle is deleted', (database) => database.exec('DELETE FROM event WHERE position = 322'), [{ kind: 'eventMissing', index: 321, was: named('grant-32', 1) }, { kind: 'revisionMissing', stream: 'grant-32' }], 10],
  ['one in the middle is deleted, the rest moves up', (database) => { database.exec('DELETE FROM event WHERE position = 330'); shift(database, 330, -1); }, [{ kind: 'eventMissing', index: 329, was: named('grant-32', 9), restMoved: true }], 10],
  ['two are swapped', swap, [{ kind: 'eventsReordered', index: 149, was: named('grant-14', 9), is: named('grant-20', 4) }], 10],
  ['one is inserted with right revisions', insert, [{ kind: 'eventInserted', index: 320, was: named('grant-32', 0), is: named('grant-31', 10), restMoved: true }], 10],
  ['the end of a stream is cut off', (database) => database.exec('DELETE FROM event WHERE position IN (59, 60)'), [{ kind: 'eventMissing', index: 58, was: named('grant-5', 8) }, { kind: 'streamHeadsDiffer', size: 100 }], 10],
  ['a whole stream is dropped', (database) => database.exec("DELETE FROM event WHERE stream = 'grant-5'"), [{ kind: 'eventMissing', index: 50, was: named('grant-5', 0) }, { kind: 'streamHeadsDiffer', size: 100 }], 10],
  ['an event is filed under another stream', (database) => database.exec("UPDATE event SET stream = 'grant-x', revision = 0 WHERE position = 700"), [{ kind: 'rowMisfiled', index: 699, is: named('grant-69', 9) }], 10],
  ['an event is filed under another type', (database) => database.exec("UPDATE event SET type = 'AmountPaid' WHERE position = 40"), [{ kind: 'rowMisfiled', index: 39, is: named('grant-3', 9) }], 10],
  ['the index of streams lacks an event', damageIndex, [{ kind: 'streamIndexDiffers' }], 13],
]; // biome-ignore format: one line for each

test.each(attacks)('%s', async (_, edit, findings, exitCode) => {
  ledger.editBeside(edit);
  const report = await verify(ledger);
  expect(report.findings).toEqual(findings.map((finding) => expect.objectContaining(finding)));
  expect(report.ok).toBe(false);
  expect(exitCodeOf(report.findings)).toBe(exitCode);
});

test('what was not touched is well', async () => {
  const report = await verify(ledger);
  expect(report).toMatchObject({ ok: true, findings: [], size: SIZE, events: SIZE, streams: 70, checkpoints: 3 });
  expect(report.limits).toEqual(['noOutsideCosignature', 'keysFromDisk']);
});

test('another store is in the place of the database', async () => {
  await using other = await temporaryFolder();
  const stranger = await sealedLedger(other.path, SIZE);
  copyFileSync(stranger.storeFile, ledger.storeFile);
  expect((await verify(ledger)).findings).toEqual([
    expect.objectContaining({ kind: 'otherStore', index: 0, was: named('grant-0', 0), is: named('grant-0', 0) }),
  ]);
});

test('an older backup is in the place of the database', async () => {
  await using older = await temporaryFolder();
  const backup = `${older.path}/backup.db`;
  copyFileSync(ledger.storeFile, backup);
  await ledger.open();
  await grow(ledger, 20);
  await ledger.close();
  copyFileSync(backup, ledger.storeFile);
  expect((await verify(ledger)).findings).toEqual([
    expect.objectContaining({ kind: 'logShorter', index: SIZE, count: 20, was: named('grant-70', 0) }),
  ]);
});

test('the clock was turned back past the application: the tree has the event, and its time is named', async () => {
  ledger.editBeside((database) => {
    const envelope = database.prepare('SELECT envelope FROM event WHERE position = 700').pluck().get() as string;
    const earlier = envelope
      .replace('"revision":9', '"revision":10')
      .replace(/"recordedAt":"[^"]+"/, '"recordedAt":"2025-12-31T23:00:00.000Z"');
    database.prepare("INSERT INTO event VALUES (701, 'grant-69', 10, 'AmountGranted', ?)").run(earlier);
  });
  await ledger.open();
  await ledger.integrator.tick();
  await ledger.close();
  const expected: Partial<Finding> = { kind: 'recordedAtGoesBack', index: 700, ordinal: 701 };
  expect((await verify(ledger)).findings).toEqual([expect.objectContaining(expected)]);
});

test('an event that is written by hand behind the last one is signed like any other: nobody can tell', async () => {
  ledger.editBeside((database) => {
    const envelope = database.prepare('SELECT envelope FROM event WHERE position = 700').pluck().get() as string;
    const forged = envelope.replace('"revision":9', '"revision":10').replace('"amount":699', '"amount":1');
    database.prepare("INSERT INTO event VALUES (701, 'grant-69', 10, 'AmountGranted', ?)").run(forged);
  });
  await ledger.open();
  await ledger.integrator.tick();
  await ledger.close();
  expect(await verify(ledger)).toMatchObject({ ok: true, findings: [], size: SIZE + 1 });
});

test('an event is changed together with its tile and its copy: the tile above still knows better', async () => {
  ledger.editBeside(changeAmount(300));
  const { tiles } = ledger.files();
  const tile = { level: 0, index: 1, width: TILE_WIDTH };
  const hashes = Buffer.from(await tiles.read(tile));
  const entries = (await tiles.readEntries(1, TILE_WIDTH)).map((entry) => Buffer.from(entry).toString());
  const place = 300 - TILE_WIDTH;
  entries[place] = (entries[place] ?? '').replace('"amount":300', '"amount":301');
  hashes.set(leafHash(entries[place]), place * 32);
  await tiles.write([{ tile, hashes }], [entryBundle(1, entries)]);
  expect((await verify(ledger)).findings).toEqual([
    expect.objectContaining({ kind: 'eventChanged', index: TILE_WIDTH, count: TILE_WIDTH, path: 'tile/0/001' }),
  ]);
});
