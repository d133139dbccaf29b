import { readFileSync } from 'node:fs';
import { compareCheckpoints, verifyLedger } from '@lotsenbuch/ledger';
import { readConfiguration } from '@lotsenbuch/service-kit';
import {
  consistencyProof,
  type Hash,
  leafHash,
  parseCheckpoint,
  parseNote,
  rightEdgeTiles,
  rootAt,
  type TileSource,
  tilePath,
  verifyConsistency,
  verifyProof,
} from '@lotsenbuch/transparency-log';
import { bodyOf, type Changed } from '../budget-year.fixture.js';
import { ledgerPlaces } from '../ledger/ledger-places.js';
import { LedgerReader } from '../ledger-reader.fixture.js';
import { PlatformUnderTest } from '../platform.fixture.js';

const NAME = 'Ottilie Süßkirsch-Xylander';
const NOTE = 'Vertritt "Tante Quitte" bis Ostern, Telefon 030 99999999';

interface Opened extends Changed {
  readonly accountId: string;
}

/** What somebody outside kept before the erasure, with a published tree of then. */
interface Kept {
  /** Proofs of events about the person, each with its leaf. */
  readonly proofs: readonly { readonly proof: string; readonly leaf: Hash }[];
  readonly line: string;
  readonly note: string;
  readonly entries: readonly string[];
  readonly tiles: ReadonlyMap<string, Uint8Array>;
}

let app: PlatformUnderTest;
let reader: LedgerReader;
let subject: string;
let kept: Kept;
beforeAll(async () => {
  app = await PlatformUnderTest.start({ logLevel: 'debug' });
  const { verifierKey } = await app.covered();
  reader = new LedgerReader(app.application.url, app.application.token('auditor'), verifierKey);
});
afterAll(() => app[Symbol.asyncDispose]());

const texts = (entries: readonly Uint8Array[]): readonly string[] =>
  entries.map((entry) => Buffer.from(entry).toString());

test('before: a name and a note are recorded, covered and proved, and somebody keeps all that is published', async () => {
  const operator = app.client('operator');
  const opened = bodyOf(await operator.post<Opened>('/v1/accounts', { name: NAME }));
  const role = { role: 'operator', from: '2026-01-01', to: '2026-02-01', reason: 'taskAssigned', note: NOTE };
  const path = `/v1/accounts/${opened.accountId}`;
  const granted = bodyOf(await operator.post<Changed>(`${path}/role-grants`, role, { ifMatch: opened.revision }));
  const account = bodyOf(await operator.get<{ readonly subject: string; readonly name: string }>(path));
  expect(account.name).toBe(NAME);
  subject = account.subject;

  const { checkpointLine } = await app.covered();
  const proofs = [];
  for (const event of [opened.event, granted.event]) {
    const proof = await reader.proof(event ?? '');
    const { entry } = await reader.proven(proof);
    expect(Buffer.from(entry).toString()).toContain(subject);
    proofs.push({ proof, leaf: leafHash(entry) });
  }
  const { size } = await reader.checkpoint();
  const tiles = new Map<string, Uint8Array>();
  for (const tile of rightEdgeTiles(size)) tiles.set(tilePath(tile), await reader.tiles(tile));
  kept = {
    proofs,
    line: checkpointLine,
    note: await reader.note(),
    entries: texts(await reader.entries()),
    tiles,
  };
});

test('the person is erased by two people', async () => {
  const requested = bodyOf(
    await app.client('officer').post<Changed>('/v1/erasures', { subject, reason: 'askedByPerson' }),
  );
  const released = await app
    .client('approver')
    .post<{ readonly stage: string }>(`/v1/erasures/${requested.id}/release`, undefined, {
      ifMatch: requested.revision,
    });
  expect(released).toMatchObject({ status: 200, body: { stage: 'erased' } });
  await app.covered();
  const { body } = await app
    .client('operator')
    .get<{ items: { subject: string; nameErased?: true }[] }>('/v1/accounts');
  expect(body.items.find((account) => account.subject === subject)).toMatchObject({ nameErased: true });
});

describe('after it', () => {
  test('every proof made before verifies, and the events are proved anew under the checkpoint of now', async () => {
    for (const { proof, leaf } of kept.proofs) {
      expect(verifyProof(proof, leaf, reader.trusted).size).toBe(parseCheckpoint(parseNote(kept.note).text).size);
      const { entry, checkpoint } = await reader.proven(
        await reader.proof(eventOf(kept.entries.find((each) => Buffer.compare(leafHash(each), leaf) === 0))),
      );
      expect(leafHash(entry)).toEqual(leaf);
      expect(checkpoint).toEqual(await reader.checkpoint());
    }
  });

  test('the log of now goes on from the checkpoint kept before: by comparison, and by its own tiles', async () => {
    const today = await reader.note();
    expect(today).not.toBe(kept.note);
    const report = await compareCheckpoints(
      `${kept.line}\n${kept.note}`,
      { checkpoint: today, source: reader.tiles },
      reader.trusted.keys,
    );
    expect(report.compared.map(({ verdict }) => verdict)).toEqual(['consistent', 'consistent']);
    const earlier = parseCheckpoint(parseNote(kept.note).text);
    const now = await reader.checkpoint();
    verifyConsistency({
      oldSize: earlier.size,
      oldRoot: earlier.root,
      newSize: now.size,
      newRoot: now.root,
      proof: await consistencyProof(earlier.size, now.size, reader.tiles),
    });
  });

  test('the tiles kept before lead to the root kept before, and are those of now to the byte', async () => {
    const earlier = parseCheckpoint(parseNote(kept.note).text);
    const source: TileSource = async (tile) =>
      kept.tiles.get(tilePath(tile)) ?? Promise.reject(new Error(tilePath(tile)));
    expect(await rootAt(earlier.size, source)).toEqual(earlier.root);
    for (const tile of rightEdgeTiles(earlier.size)) {
      expect(await reader.tiles(tile)).toEqual(kept.tiles.get(tilePath(tile)));
    }
    const entries = texts(await reader.entries());
    expect(entries.slice(0, kept.entries.length)).toEqual(kept.entries);
    expect(entries.length).toBeGreaterThan(kept.entries.length);
  });

  test('the whole ledger verifies', async () => {
    const { dataDir } = app.application;
    const settings = readConfiguration({ DATA_DIR: dataDir });
    const report = await verifyLedger({
      eventStoreUrl: settings.eventStoreUrl,
      places: ledgerPlaces(settings),
      workers: 1,
      onProgress: () => undefined,
      signal: new AbortController().signal,
    });
    expect(report).toMatchObject({ ok: true, findings: [] });
  });

  test('no entry bundle, kept or published, no proof and no file of the ledger has name or note', async () => {
    const words = [NAME, NOTE, 'Xylander', 'Quitte', '99999999'];
    const published = [...texts(await reader.entries()), ...kept.entries, ...kept.proofs.map(({ proof }) => proof)];
    for (const text of published) for (const word of words) expect(text).not.toContain(word);
    // Every file of the data folder, those of the ledger included.
    expect(readFileSync(`${app.application.dataDir}/ledger/checkpoint`, 'utf8')).toBe(await reader.note());
    expect(await app.traces(NAME, NOTE, 'Xylander')).toEqual([]);
  });
});

const eventOf = (entry = '{}'): string => {
  const { stream, revision } = JSON.parse(entry) as { readonly stream: string; readonly revision: number };
  return `${stream}/${revision}`;
};
