import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { anEvent, type TemporaryFolder, temporaryFolder } from '@lotsenbuch/testing';
import type { IntegratedStore } from '../integration/integrated-store.fixture.js';
import { SEGMENT } from './check-segment.js';
import { copyOf, grow, optionsFor, sealedLedger, verify } from './sealed-ledger.fixture.js';
import type { verifyLedger as VerifyLedger } from './verify-ledger.js';

/** A whole segment and a begun one. */
const STREAM = 64;
const SIZE = 400 + SEGMENT + STREAM;

let untouched: TemporaryFolder;
let original: IntegratedStore;
let folder: TemporaryFolder;
let ledger: IntegratedStore;
beforeAll(async () => {
  untouched = await temporaryFolder();
  original = await sealedLedger(untouched.path, 400);
  await original.open();
  const events = () => Array.from({ length: STREAM }, () => anEvent().build());
  const streams = (SIZE - 400) / STREAM;
  // At once, so that they are written in groups.
  await Promise.all(
    Array.from({ length: streams }, (_, each) => original.store.append(`thing-${each}`, 'noStream', events())),
  );
  while (((await original.files().head())?.size ?? 0) < SIZE) await original.integrator.tick();
  await original.close();
});
afterAll(() => untouched.remove());
beforeEach(async () => {
  folder = await temporaryFolder();
  ledger = copyOf(original, folder.path);
});
afterEach(async () => {
  await ledger.close();
  await folder.remove();
});

const progressFile = () => join(folder.path, 'progress.json');

/** Verifies until so many leaves are done. */
const interrupt = async (after: number): Promise<void> => {
  const stopping = new AbortController();
  const interrupted = verify(ledger, {
    progressFile: progressFile(),
    signal: stopping.signal,
    onProgress: (done) => {
      if (done > after) stopping.abort(new Error('interrupted'));
    },
  });
  await expect(interrupted).rejects.toThrow('interrupted');
};

test('an interrupted run is taken up after its finished segments, and says so', async () => {
  await interrupt(SEGMENT);
  const seen: number[] = [];
  const report = await verify(ledger, { progressFile: progressFile(), onProgress: (done) => seen.push(done) });
  expect(report).toMatchObject({ ok: true, events: SIZE, resumedFrom: SEGMENT });
  expect(report.limits).toContain('resumed');
  expect([seen[0], seen.at(-1)]).toEqual([SEGMENT + 256, SIZE]);
  expect(existsSync(progressFile())).toBe(false);
});

test('what the interrupted run found is not forgotten', async () => {
  ledger.editBeside((database) => database.exec("UPDATE event SET envelope = '{}' WHERE position = 9"));
  await interrupt(SEGMENT);
  const report = await verify(ledger, { progressFile: progressFile() });
  expect(report).toMatchObject({ ok: false, resumedFrom: SEGMENT, findings: [{ kind: 'eventChanged', index: 8 }] });
});

test('it is also taken up when the tree has grown meanwhile, but not for another tree', async () => {
  await interrupt(SEGMENT);
  await ledger.open();
  await grow(ledger, 10);
  await ledger.close();
  expect(await verify(ledger, { progressFile: progressFile() })).toMatchObject({
    ok: true,
    size: SIZE + 10,
    resumedFrom: SEGMENT,
  });
  await interrupt(SEGMENT);
  const head = await ledger.files().head();
  await ledger.files().writeHead({ ...head!, origin: 'lotsenbuch.local/another' });
  const report = await verify(ledger, { progressFile: progressFile() });
  expect(report.resumedFrom).toBeUndefined();
  expect(report.events).toBe(SIZE + 10);
});

test('it runs beside the platform, and verifies what the tree had when it began', async () => {
  await ledger.open();
  try {
    // It has checked its store, and signs at once what is new.
    while (ledger.integrator.status().state !== 'running') await ledger.integrator.tick();
    let appended: Promise<void> | undefined;
    const report = await verify(ledger, {
      onProgress: () => {
        appended ??= grow(ledger, 300);
      },
    });
    await appended;
    expect((await ledger.files().head())?.size).toBe(SIZE + 300);
    expect(report).toMatchObject({ ok: true, size: SIZE, events: SIZE });
    expect(report.limits).toContain('eventsNotCovered');
  } finally {
    await ledger.close();
  }
});

describe('two workers', () => {
  // Threads load what was built: they are started by Node itself.
  const withTwo: typeof VerifyLedger = async (options) => {
    const built = '../../dist/verification/verify-ledger.js';
    const { verifyLedger }: { verifyLedger: typeof VerifyLedger } = await import(built);
    return verifyLedger({ ...options, workers: 2 });
  };

  test('find what one finds', async () => {
    ledger.editBeside((database) => database.exec(`DELETE FROM event WHERE position IN (77, ${SEGMENT + 300})`));
    const one = await verify(ledger);
    const two = await withTwo(optionsFor(ledger));
    expect(one.findings.map(({ kind, index }) => [kind, index])).toContainEqual(['eventMissing', SEGMENT + 299]);
    expect(two).toEqual({ ...one, seconds: two.seconds, eventsPerSecond: two.eventsPerSecond });
  });

  test('are ended when the verification is', async () => {
    const stopping = new AbortController();
    const interrupted = withTwo({
      ...optionsFor(ledger),
      signal: stopping.signal,
      onProgress: () => stopping.abort(new Error('interrupted')),
    });
    await expect(interrupted).rejects.toThrow('interrupted');
  });
});
