import { type TemporaryFolder, temporaryFolder } from '@lotsenbuch/testing';
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
