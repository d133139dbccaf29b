import { writeFileSync } from 'node:fs';
import { type TemporaryFolder, temporaryFolder } from '@lotsenbuch/testing';
import {
  type Checkpoint,
  checkpointLine,
  generateSignerKey,
  type Hash,
  NoteRefused,
  parseCheckpoint,
  parseNote,
  rootAt,
  signCheckpoint,
} from '@lotsenbuch/transparency-log';
import type { IntegratedStore } from '../integration/integrated-store.fixture.js';
import {
  copyOf,
  forge,
  grow,
  latestOf,
  sealAnew,
  sealedLedger,
  verify,
} from '../verification/sealed-ledger.fixture.js';
import { compareCheckpoints } from './compare-checkpoint.js';
import { comparisonExitCode } from './comparison-report.js';
import { verdictText } from './verdict-text.js';

const SIZES = [100, 300, 700];

let untouched: TemporaryFolder;
let original: IntegratedStore;
/** The checkpoints as they were published. */
let notes: readonly string[];
let lines: readonly string[];
beforeAll(async () => {
  untouched = await temporaryFolder();
  original = await sealedLedger(untouched.path, ...SIZES);
  notes = original.published;
  lines = notes.map((note) => checkpointLine(parseCheckpoint(parseNote(note).text)));
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

const compare = async (earlier: string, of: IntegratedStore = ledger) => {
  const files = of.files();
  const checkpoint = (await files.published()) ?? '';
  return compareCheckpoints(earlier, { checkpoint, source: files.tiles.read }, [of.key.verifierKey]);
};

/** Everything from the middle on is another history, signed with the stolen key. */
const rewrite = async () => {
  ledger.editBeside((database) =>
    database.exec(`UPDATE event SET envelope = replace(envelope, '"amount":', '"amount":9') WHERE position > 250`),
  );
  await sealAnew(ledger);
};

/** Goes on under another origin from a size, as a declared fork does; what was behind it is other events now. */
const fork = async (size: number, origin: string, extensions: readonly string[]) => {
  const { tiles } = ledger.files();
  const key = generateSignerKey(origin);
  const root = await rootAt(size, tiles.read);
  const checkpoint = signCheckpoint({ origin, size, root, extensions }, key);
  return {
    key,
    root,
    compare: (earlier: string) => compareCheckpoints(earlier, { checkpoint, source: tiles.read }, [key.verifierKey]),
  };
};
const forkedFrom = (origin: string, size: number, root: Hash, reason: string) =>
  `forked-from ${origin} ${size} ${Buffer.from(root).toString('base64')} ${reason}`;

test('lines and signed checkpoints of one file are all compared, however they are separated', async () => {
  const report = await compare(
    `\ufeff${lines[0]}\r\n\r\n\r\n${notes[1]?.replaceAll('\n', '\r\n')}  ${lines[2]}  \n${notes[0]}`,
  );
  expect(report.compared.map(({ verdict, vouching, size, line }) => [verdict, vouching, size, line])).toEqual([
    ['consistent', 'line', 100, 1],
    ['consistent', 'signed', 300, 4],
    ['consistent', 'line', 700, 9],
    ['consistent', 'signed', 100, 10],
  ]);
  expect(report).toMatchObject({ holdsUpTo: 700, today: { size: 700, line: lines[2] } });
  expect(report.forkedBy).toBeUndefined();
  expect(comparisonExitCode(report)).toBe(0);
});

test('everything rewritten from the middle with the stolen key: the line from the notebook shows it, and from where', async () => {
  await rewrite();
  const report = await compare(lines.join('\n'));
  expect(report.compared.map(({ verdict }) => verdict)).toEqual(['consistent', 'forked', 'forked']);
  expect(report).toMatchObject({ holdsUpTo: 100, forkedBy: 300 });
  const [, forked] = report.compared;
  expect(forked?.rootToday).toBe(Buffer.from(await rootAt(300, ledger.files().tiles.read)).toString('base64'));
  expect(comparisonExitCode(report)).toBe(14);
  expect(verdictText(forked!, 'de')).toMatch(/^Stimmt nicht/);
});

test('a log that was cut back is smaller than the earlier checkpoint', async () => {
  ledger.editBeside((database) => database.exec('DELETE FROM event WHERE position > 600'));
  await sealAnew(ledger);
  const report = await compare(`${lines[1]}\n${lines[2]}`);
  expect(report.compared.map(({ verdict }) => verdict)).toEqual(['consistent', 'tooNew']);
  expect(comparisonExitCode(report)).toBe(14);
});

test('everything is taken back to the same earlier day: verified alone it is well, and a line kept since shows it', async () => {
  await ledger.open();
  await grow(ledger, 20);
  const since = checkpointLine(await latestOf(ledger));
  await using another = await temporaryFolder();
  const earlier = copyOf(original, another.path);
  expect(await verify(earlier)).toMatchObject({ ok: true, size: 700 });
  expect((await compare(since, earlier)).compared).toEqual([expect.objectContaining({ verdict: 'tooNew', size: 720 })]);
  await earlier.open();
  await grow(earlier, 40);
  await earlier.close();
  const report = await compare(`${lines[2]}\n${since}`, earlier);
  expect(report.compared.map(({ verdict }) => verdict)).toEqual(['consistent', 'forked']);
  expect(comparisonExitCode(report)).toBe(14);
});

test('a log begun anew under another origin does not name the earlier one', async () => {
  const { compare } = await fork(700, 'lotsenbuch.local/begun-anew', []);
  const report = await compare(lines[0] ?? '');
  expect(report.compared).toEqual([expect.objectContaining({ verdict: 'otherLog', origin: 'lotsenbuch.local/test' })]);
  expect(comparisonExitCode(report)).toBe(15);
});

describe('behind a declared fork', () => {
  const origin = 'lotsenbuch.local/test/fork-1';

  test('what it took over is compared with the new tree, what it left behind is not there', async () => {
    const root = await rootAt(300, original.files().tiles.read);
    const { compare } = await fork(700, origin, [forkedFrom('lotsenbuch.local/test', 300, root, 'restoredBackup')]);
    const report = await compare(lines.join('\n'));
    expect(report.compared.map(({ verdict, fork: named }) => [verdict, named?.size, named?.reason])).toEqual([
      ['consistent', 300, 'restoredBackup'],
      ['consistent', 300, 'restoredBackup'],
      ['forked', 300, 'restoredBackup'],
    ]);
    expect(verdictText(report.compared[0]!, 'en')).toContain('forked at tree size 300, with the reason restoredBackup');
  });

  test('a fork that changed what it says it took over does not hold', async () => {
    const root = await rootAt(300, original.files().tiles.read);
    await rewrite();
    const { compare } = await fork(700, origin, [forkedFrom('lotsenbuch.local/test', 300, root, 'restoredBackup')]);
    const report = await compare(`${lines[0]}\n${lines[1]}`);
    expect(report.compared.map(({ verdict }) => verdict)).toEqual(['consistent', 'forked']);
  });

  test('of several forks the one that took over least counts', async () => {
    const [first, second] = await Promise.all([500, 200].map((size) => rootAt(size, original.files().tiles.read)));
    const { compare } = await fork(700, `${origin}/fork-2`, [
      forkedFrom('lotsenbuch.local/test', 500, first!, 'movedEngine'),
      forkedFrom(origin, 200, second!, 'damagedStore'),
    ]);
    const report = await compare(`${lines[0]}\n${lines[1]}`);
    expect(report.compared.map(({ verdict, fork: named }) => [verdict, named?.reason])).toEqual([
      ['consistent', 'damagedStore'],
      ['forked', 'damagedStore'],
    ]);
  });
});

test('the key of before a rotation does not open the checkpoint of today, and it is said which keys do', async () => {
  const files = ledger.files();
  const today = { checkpoint: (await files.published()) ?? '', source: files.tiles.read };
  const { verifierKey: earlier } = generateSignerKey(ledger.key.verifierKey.name);
  await expect(compareCheckpoints(lines[0] ?? '', today, [earlier])).rejects.toMatchObject({
    reason: 'no-known-signature',
    message: expect.stringMatching(/Where the key was changed, each key that signed has to be given, .*\.$/),
  });
});

test('tiles that do not lead to the checkpoint of today are at fault, not the log', async () => {
  writeFileSync(`${folder.path}/ledger/tile/0/000`, Buffer.alloc(256 * 32));
  const report = await compare(lines[0] ?? '');
  expect(report.compared).toEqual([expect.objectContaining({ verdict: 'treeDamaged' })]);
  expect(comparisonExitCode(report)).toBe(11);
});

test.each([
  ['prose', 'kept on Monday'],
  ['a root that is cut off', () => (lines[0] ?? '').slice(0, -3)],
  ['a checkpoint with a changed size', () => (notes[0] ?? '').replace('\n100\n', '\n101\n')],
])('%s cannot be read, the rest of the file can', async (_, text) => {
  const report = await compare(`${typeof text === 'string' ? text : text()}\n\n${lines[1]}\n`);
  expect(report.compared.map(({ verdict }) => verdict)).toEqual(['unreadable', 'consistent']);
  expect(report.compared[0]?.reason).not.toBe('');
  expect(comparisonExitCode(report)).toBe(15);
});

test('an empty file shows nothing', async () => {
  expect(comparisonExitCode(await compare('\n\n'))).toBe(15);
});

test('a checkpoint that another key signed counts as a line that was copied', async () => {
  const stranger = generateSignerKey(ledger.key.verifierKey.name);
  const report = await compare(await forge(ledger, {}, stranger));
  expect(report.compared).toEqual([expect.objectContaining({ verdict: 'consistent', vouching: 'unknownKey' })]);
  expect(verdictText(report.compared[0]!, 'en')).toContain('None of the known keys');
});

test('a checkpoint of today that none of the keys signed is refused', async () => {
  const { tiles } = ledger.files();
  const today: Checkpoint = await latestOf(ledger);
  const checkpoint = signCheckpoint(today, generateSignerKey(today.origin));
  const compared = compareCheckpoints(lines[0] ?? '', { checkpoint, source: tiles.read }, [ledger.key.verifierKey]);
  await expect(compared).rejects.toThrow(NoteRefused);
});
