import type { StoredEvent } from '@lotsenbuch/event-store';
import { type TemporaryFolder, temporaryFolder } from '@lotsenbuch/testing';
import type Database from 'better-sqlite3';
import { checkLeaves } from '../checking/check-leaves.js';
import { exitCodeOf } from '../checking/exit-code.js';
import type { IntegratedStore } from '../integration/integrated-store.fixture.js';
import { sealedLedger, verify } from './sealed-ledger.fixture.js';

/** A full tile and one of 44 leaves. */
const SIZE = 300;

let folder: TemporaryFolder;
let ledger: IntegratedStore;
beforeEach(async () => {
  folder = await temporaryFolder();
  ledger = await sealedLedger(folder.path, SIZE);
});
afterEach(async () => {
  await ledger.close();
  await folder.remove();
});

/** Whoever reads the log by types is given it like any other event. */
const insertUnder = (stream: string, position: number): void =>
  ledger.editBeside((database) => {
    const envelope = database.prepare('SELECT envelope FROM event WHERE position = 20').pluck().get();
    database.exec(`UPDATE event SET position = -position WHERE position >= ${position} AND ${position} > 0`);
    database.exec('UPDATE event SET position = 1 - position WHERE position < 0');
    database.prepare("INSERT INTO event VALUES (?, ?, 0, 'AmountGranted', ?)").run(position, stream, envelope);
  });

// No leaf belongs to such an event: who looks at leaves alone does not see it.
describe('an event that is inserted under a name that no stream can have', () => {
  test.each([
    [1, 0],
    [150, 149],
    [256, 255],
    [257, 256],
    [300, 299],
  ])('at place %d: it is named with the index of the leaf behind it', async (position, index) => {
    insertUnder('grant 1', position);
    const { findings } = await verify(ledger);
    const text = expect.stringContaining('"grant 1"');
    expect(findings[0]).toMatchObject({ kind: 'rowMisfiled', index, ordinal: position, text, restMoved: true });
    expect(exitCodeOf(findings)).toBe(10);
  });

  test('before the first place of the log', async () => {
    insertUnder('$grant', -1);
    const { findings } = await verify(ledger);
    expect(findings).toEqual([expect.objectContaining({ kind: 'rowMisfiled', index: 0, ordinal: -1 })]);
  });
});

describe('an event that is larger than any can be', () => {
  const enlarge = (envelope: string): string => envelope.replace('"note":"', `"note":"${'ä'.repeat(32_768)}`);
  const envelopeAt = (database: Database.Database, position: number) =>
    database.prepare('SELECT envelope FROM event WHERE position = ?').pluck().get(position) as string;
  const itsSize = expect.stringMatching(/^it has 65\d{3} bytes, and an event has 65535 at most/);

  test.each([1, 150, 256, 300])('at place %d of an event that was recorded: both are named', async (position) => {
    ledger.editBeside((database) => {
      const larger = enlarge(envelopeAt(database, position));
      database.prepare('UPDATE event SET envelope = ? WHERE position = ?').run(larger, position);
    });
    const was = expect.objectContaining({ revision: (position - 1) % 10 });
    expect((await verify(ledger)).findings).toEqual([
      { kind: 'rowMisfiled', index: position - 1, ordinal: position, was, is: was, text: itsSize },
    ]);
  });

  test('behind the last one: also where nothing tried to sign it, and behind others that have no leaf yet', async () => {
    ledger.editBeside((database) => {
      const insert = database.prepare("INSERT INTO event VALUES (?, 'grant-29', ?, 'AmountGranted', ?)");
      const next = envelopeAt(database, 300).replace('"revision":9', '"revision":10');
      insert.run(301, 10, next);
      insert.run(302, 11, enlarge(next.replace('"revision":10', '"revision":11')));
    });
    const { findings } = await verify(ledger);
    expect(findings).toEqual([
      expect.objectContaining({ kind: 'rowMisfiled', index: 301, ordinal: 302, text: itsSize }),
    ]);
    expect(exitCodeOf(findings)).toBe(10);
  });
});

test('a place in the log that cannot be counted leaves nothing to be verified: the store is refused', async () => {
  ledger.editBeside((database) =>
    database.prepare('UPDATE event SET position = ? WHERE position = 300').run(9_223_372_036_854_775_806n),
  );
  await expect(verify(ledger)).rejects.toMatchObject({
    name: 'CannotVerify',
    message: expect.stringMatching(/^the event store cannot be read: .* at position 9223372036854775806, beyond/),
  });
});

// No text that SQLite gives has one; another engine may.
test('an event with half of a surrogate pair is named like any other that the platform cannot have written', async () => {
  await ledger.openStore();
  const { store } = ledger;
  const changed = {
    async *readStored(options: Parameters<typeof store.readStored>[0]) {
      for await (const page of store.readStored(options)) {
        yield page.map(
          (event): StoredEvent => (event[0] === 20 ? [20, event[1], event[2], event[3], '\ud800'] : event),
        );
      }
    },
  };
  const text = expect.stringContaining('half of a surrogate pair');
  expect(await checkLeaves(changed, ledger.files(), 0, SIZE)).toMatchObject({ kind: 'rowMisfiled', index: 19, text });
});

// Who reads the log from its first place never meets it; who reads the stream does.
test('an event that is put behind the last one of a stream, but before the first place of the log', async () => {
  ledger.editBeside((database) => {
    const last = database.prepare('SELECT envelope FROM event WHERE position = 10').pluck().get() as string;
    const forged = last.replace('"revision":9', '"revision":10');
    database.prepare("INSERT INTO event VALUES (-7, 'grant-0', 10, 'AmountGranted', ?)").run(forged);
  });
  const { findings } = await verify(ledger);
  expect(findings[0]).toMatchObject({ kind: 'eventInserted', index: 0, ordinal: -7, is: { revision: 10 } });
  await ledger.open();
  await ledger.integrator.tick();
  expect(ledger.integrator.status()).toMatchObject({ state: 'stopped', finding: { kind: 'eventInserted', index: 0 } });
});
