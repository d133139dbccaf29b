import { copyFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TemporaryFolder, temporaryFolder } from '@lotsenbuch/testing';
import type { Finding, FindingKind } from '../checking/finding.js';
import { IntegratedStore } from './integrated-store.fixture.js';

const SIZE = 600;

let folder: TemporaryFolder;
let ledger: IntegratedStore;
beforeEach(async () => {
  folder = await temporaryFolder();
  ledger = new IntegratedStore(folder.path);
  await ledger.open();
  await ledger.append(300);
  await ledger.integrator.tick();
  await ledger.appendAndTick(SIZE - 300);
});
afterEach(async () => {
  await ledger.close();
  await folder.remove();
});

const finding = () => ledger.integrator.status().finding;

/** The integrator has stopped and signs nothing, now, later, and after a restart. */
const expectStopped = async (expected: Partial<Finding> & { kind: FindingKind | unknown }): Promise<void> => {
  const signed = await ledger.signed();
  const published = await ledger.files().published();
  await ledger.integrator.tick();
  expect(ledger.integrator.status()).toMatchObject({ state: 'stopped', finding: expected });
  for (let round = 0; round < 2; round += 1) {
    await ledger.append(1).catch(() => undefined);
    await ledger.integrator.tick();
    expect(ledger.integrator.status()).toMatchObject({ state: 'stopped', finding: { kind: finding()?.kind } });
    await expect(ledger.integrator.cutStreamHeads()).rejects.toThrow('does not sign any more');
    await ledger.restart();
  }
  expect(await ledger.signed()).toEqual(signed);
  expect(await ledger.files().published()).toBe(published);
};

const amount = (index: number) =>
  `UPDATE event SET envelope = replace(envelope, '"amount":${index}', '"amount":${index + 7}') WHERE position = ${index + 1}`;

describe('a store that was changed while the platform was down', () => {
  test('an amount: the event is named with what it was', async () => {
    await ledger.edit((database) => database.exec(amount(321)));
    await expectStopped({
      kind: 'eventChanged',
      index: 321,
      was: expect.objectContaining({ stream: 'grant-6', revision: 21, type: 'AmountGranted' }),
    });
  });

  test('the last events are gone: the first that is missing is named', async () => {
    await ledger.edit((database) => database.exec('DELETE FROM event WHERE position > 420'));
    await expectStopped({ kind: 'logShorter', index: 420 });
  });

  test('the last events were replaced by others', async () => {
    await ledger.close();
    ledger.editBeside((database) => database.exec('DELETE FROM event WHERE position > 590'));
    await ledger.openStore();
    await ledger.append(15);
    await ledger.open();
    await expectStopped({ kind: 'eventChanged', index: 590 });
  });

  test('two events have changed places', async () => {
    await ledger.edit((database) =>
      database.exec(`
        UPDATE event SET position = -1 WHERE position = 100;
        UPDATE event SET position = 100 WHERE position = 205;
        UPDATE event SET position = 205 WHERE position = -1;
      `),
    );
    await expectStopped({ kind: 'eventsReordered', index: 99 });
  });

  test('another store is in its place', async () => {
    const other = await temporaryFolder();
    const stranger = new IntegratedStore(other.path);
    await stranger.open();
    await stranger.append(SIZE);
    await stranger.close();
    await ledger.close();
    copyFileSync(stranger.storeFile, ledger.storeFile);
    await other.remove();
    await ledger.open();
    await expectStopped({ kind: 'otherStore', index: 0 });
  });

  test('an empty store is in its place', async () => {
    await ledger.close();
    rmSync(ledger.storeFile);
    await ledger.open();
    await expectStopped({ kind: 'logShorter', index: 0 });
  });
});

describe('a store that is changed while the platform runs', () => {
  test('its last event: found before the next signature', async () => {
    await ledger.integrator.tick();
    ledger.editBeside((database) => database.exec(amount(SIZE - 1)));
    await ledger.append(1);
    await expectStopped({ kind: 'eventChanged', index: SIZE - 1 });
  });

  test('it ends earlier: the first missing event is named, however far back', async () => {
    ledger.editBeside((database) => database.exec('DELETE FROM event WHERE position > 17'));
    await expectStopped({ kind: 'logShorter', index: 17 });
  });

  test('an event is added under a name that no stream can have: it is not passed over', async () => {
    const envelope = '(SELECT envelope FROM event WHERE position = 17)';
    ledger.editBeside((database) =>
      database.exec(`INSERT INTO event VALUES (${SIZE + 1}, '$grant', 0, 'AmountGranted', ${envelope})`),
    );
    await expectStopped({ kind: 'rowMisfiled', index: SIZE, ordinal: SIZE + 1 });
  });

  test('an event is added that is larger than any can be: nothing behind it is signed, and no room on the disk helps', async () => {
    ledger.editBeside((database) => {
      const envelope = database.prepare(`SELECT envelope FROM event WHERE position = ${SIZE}`).pluck().get() as string;
      const larger = envelope.replace('"note":"', `"note":"${'a'.repeat(65_536)}`);
      database.prepare("INSERT INTO event VALUES (?, 'grant-11', 50, 'AmountGranted', ?)").run(SIZE + 1, larger);
    });
    const text = expect.stringMatching(/^it has 66\d{3} bytes, and an event has 65535 at most/);
    await expectStopped({ kind: 'rowMisfiled', index: SIZE, ordinal: SIZE + 1, text });
    expect(ledger.integrator.status()).not.toHaveProperty('fault');
  });

  test('an event is added at a place that cannot be counted: it is not signed at one that can', async () => {
    const last = 9_223_372_036_854_775_806n;
    ledger.editBeside((database) =>
      database
        .prepare("INSERT INTO event SELECT ?, 'grant-x', 0, type, envelope FROM event WHERE position = 17")
        .run(last),
    );
    await ledger.integrator.tick();
    expect(ledger.integrator.status()).toMatchObject({
      state: 'stopped',
      finding: { kind: 'rowMisfiled', index: SIZE, text: expect.stringContaining('beyond what can be counted') },
    });
    await expect(ledger.restart()).rejects.toMatchObject({ name: 'StoreRefused' });
  });

  test('an event far back: the patrol gets there', async () => {
    await ledger.integrator.tick();
    ledger.editBeside((database) => database.exec(amount(300)));
    for (let tick = 0; tick < 5; tick += 1) await ledger.integrator.tick();
    expect(finding()).toMatchObject({ kind: 'eventChanged', index: 300 });
    await expectStopped({ kind: 'eventChanged', index: 300 });
  });
});

const flip = (file: string, place = 5): void => {
  const bytes = readFileSync(file);
  bytes[place] = (bytes[place] ?? 0) ^ 1;
  writeFileSync(file, bytes);
};

describe('files that were changed while the platform was down', () => {
  const damages: readonly [string, FindingKind, Partial<Finding>, () => void][] = [
    ['a leaf hash at the right edge', 'tileDamaged', { path: 'tile/0/002.p/88' }, () => flip(at('ledger/tile/0/002.p/88'))],
    ['a leaf hash in the middle', 'tileDamaged', { path: 'tile/0/000' }, () => flip(at('ledger/tile/0/000'))],
    ['a hash above the leaves', 'tileDamaged', { path: 'tile/1/000.p/2' }, () => flip(at('ledger/tile/1/000.p/2'))],
    ['a tile at the right edge is gone', 'tileMissing', { path: 'tile/0/002.p/88' }, () => remove('ledger/tile/0/002.p/88')],
    ['a tile in the middle is gone', 'tileMissing', { path: 'tile/0/000' }, () => remove('ledger/tile/0/000')],
    ['a tile at the right edge is shorter', 'tileDamaged', { path: 'tile/1/000.p/2' }, () => writeFileSync(at('ledger/tile/1/000.p/2'), 'x')],
    ['an entry at the right edge', 'entryBundleDamaged', { path: 'tile/entries/002.p/88' }, () => flip(at('ledger/tile/entries/002.p/88'))],
    ['the last entry bundle is gone', 'entryBundleMissing', { path: 'tile/entries/002.p/88' }, () => remove('ledger/tile/entries/002.p/88')],
    ['an ordinal', 'ordinalsDamaged', { index: 100 }, () => flip(at('ledger/ordinals'), 100 * 8 + 6)],
    ['the ordinals are gone', 'ordinalsDamaged', {}, () => remove('ledger/ordinals')],
    ['the head', 'headDamaged', { path: 'head.json' }, () => flip(at('checkpoints/head.json'), 20)],
    ['the head is gone', 'headMissing', { path: 'head.json' }, () => remove('checkpoints/head.json')],
    ['the size in the published checkpoint', 'checkpointsDisagree', { path: 'checkpoint' }, () => flip(at('ledger/checkpoint'), 'lotsenbuch.local/test\n'.length)],
    ['a line of the published checkpoint', 'checkpointDamaged', { path: 'checkpoint' }, () => writeFileSync(at('ledger/checkpoint'), readFileSync(at('ledger/checkpoint'), 'utf8').replace('—', '-'))],
    ['the list of checkpoints', 'checkpointDamaged', { line: 2 }, () => writeFileSync(list(), readFileSync(list(), 'utf8').replace('{"size":600', '{"size:600'))],
    ['the last signed checkpoint is gone', 'checkpointsDisagree', {}, () => writeFileSync(list(), `${readFileSync(list(), 'utf8').split('\n')[0]}\n`)],
  ]; // biome-ignore format: one line for each

  const at = (path: string) => join(folder.path, path);
  const list = () => at('checkpoints/signed-checkpoints.jsonl');
  const remove = (path: string) => rmSync(at(path));

  test.each(damages)('%s: %s', async (_, kind, more, damage) => {
    await ledger.close();
    damage();
    await ledger.open();
    await ledger.integrator.tick();
    expect(ledger.integrator.status()).toMatchObject({ state: 'stopped', finding: { kind, ...more } });
    await ledger.restart();
    await ledger.appendAndTick(1);
    expect(ledger.integrator.status()).toMatchObject({ state: 'stopped', finding: { kind, ...more } });
  });

  test('an older copy of head and checkpoints: what is published has gone further', async () => {
    const head = readFileSync(at('checkpoints/head.json'));
    const signed = readFileSync(list());
    await ledger.appendAndTick(5);
    await ledger.close();
    writeFileSync(at('checkpoints/head.json'), head);
    writeFileSync(list(), signed);
    await ledger.open();
    await expectStopped({ kind: 'checkpointsDisagree', size: SIZE + 5 });
  });

  test('an older copy of the head alone: more was signed', async () => {
    const head = readFileSync(at('checkpoints/head.json'));
    await ledger.appendAndTick(5);
    await ledger.close();
    writeFileSync(at('checkpoints/head.json'), head);
    await ledger.open();
    await expectStopped({ kind: 'headDisagrees', size: SIZE + 5 });
  });
});
