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

  test('before the first place of the log: the index of streams knows of one too many', async () => {
    insertUnder('$grant', -1);
    const { findings } = await verify(ledger);
    expect(findings).toEqual([expect.objectContaining({ kind: 'streamIndexDiffers' })]);
  });
});
