import { readdirSync } from 'node:fs';
import { type TemporaryFolder, temporaryFolder } from '@lotsenbuch/testing';
import { EMPTY_ROOT, ProofRefused, rootAt } from '@lotsenbuch/transparency-log';
import fc from 'fast-check';
import { TileFiles } from '../tree-files/tile-files.js';
import { cutStreamHeads } from './cut-stream-heads.js';
import { parseStreamProof } from './parse-stream-proof.js';
import { proveStream } from './prove-stream.js';
import { cutOf, LOG, storeOf } from './stream-heads.fixture.js';
import type { StreamAbsence, StreamPresence, StreamProof } from './stream-proof.js';
import { verifyStreamProof } from './verify-stream-proof.js';

let folder: TemporaryFolder;
let cuts = 0;
beforeAll(async () => {
  folder = await temporaryFolder();
});
afterAll(() => folder.remove());

const cut = (streams: Readonly<Record<string, number>>) => {
  cuts += 1;
  return cutOf(streams, folder.path, cuts);
};

/** What anybody finds who asked about the stream. */
const verified = (proof: StreamProof) =>
  verifyStreamProof(parseStreamProof(JSON.stringify(proof)), proof.stream, LOG).lastRevision;

const refusal = (reason: string) => expect.objectContaining({ reason });

const manyStreams = (count: number): Record<string, number> =>
  Object.fromEntries(Array.from({ length: count }, (_, number) => [`grant-${number}`, number % 7]));

/** Names that begin alike, and differ in every character that a name may have. */
const aName = fc
  .tuple(fc.constantFrom('grant', 'grants', 'a', 'zZ9'), fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9._-]{0,4}$/))
  .map(([category, id]) => `${category}-${id}`);

describe('the proof of which events a stream has', () => {
  test('of any streams, each is shown with its last revision, and any other name to be absent', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.dictionary(aName, fc.nat({ max: 1_000_000 }), { maxKeys: 40, noNullPrototype: true }),
        fc.array(aName, { maxLength: 10 }),
        async (streams, others) => {
          const heads = await cut(streams);
          expect(heads.count).toBe(Object.keys(streams).length);
          for (const stream of [...Object.keys(streams), ...others]) {
            expect(verified(await proveStream(heads, stream))).toBe(streams[stream]);
          }
        },
      ),
      { numRuns: 30 },
    );
  });

  test('also of more streams than an entry bundle and a tile hold, at all of their edges', async () => {
    const streams = manyStreams(700);
    const heads = await cut(streams);
    const sorted = Object.keys(streams).sort();
    for (const place of [0, 1, 254, 255, 256, 257, 511, 512, 698, 699]) {
      const stream = sorted[place] as string;
      expect(verified(await proveStream(heads, stream))).toBe(streams[stream]);
      expect(verified(await proveStream(heads, `${stream}-none`))).toBeUndefined();
    }
    for (const stream of ['aaa-1', 'zzz-1']) expect(verified(await proveStream(heads, stream))).toBeUndefined();
  });

  test('a name that begins with the name of another stream is its own', async () => {
    const heads = await cut({ 'grant-1': 3, 'grant-10': 5, 'grant-1.a': 7 });
    expect(verified(await proveStream(heads, 'grant-1'))).toBe(3);
    expect(verified(await proveStream(heads, 'grant-10'))).toBe(5);
    expect(verified(await proveStream(heads, 'grant-1.'))).toBeUndefined();
    expect(verified(await proveStream(heads, 'grant-100'))).toBeUndefined();
  });

  test('every flipped bit is refused, in a presence and in an absence', async () => {
    const heads = await cut(manyStreams(5));
    for (const stream of ['grant-2', 'grant-22']) {
      const bytes = Buffer.from(JSON.stringify(await proveStream(heads, stream)));
      const accepted: string[] = [];
      for (let bit = 0; bit < bytes.length * 8; bit += 1) {
        const flipped = Buffer.from(bytes);
        const at = Math.floor(bit / 8);
        flipped[at] = (flipped[at] as number) ^ (1 << (bit % 8));
        try {
          const text = new TextDecoder('utf-8', { fatal: true }).decode(flipped);
          verifyStreamProof(parseStreamProof(text), stream, LOG);
          accepted.push(`bit ${bit}: ${flipped.toString()}`);
        } catch {
          // Refused, as it should be.
        }
      }
      expect(accepted).toEqual([]);
    }
  });

  test('a proof of one stream does not serve another', async () => {
    const heads = await cut({ 'grant-1': 3, 'grant-2': 5 });
    const present = (await proveStream(heads, 'grant-1')) as StreamPresence;
    const claim = (proof: StreamProof, stream: string) => () => verifyStreamProof({ ...proof, stream }, stream, LOG);
    expect(() => verifyStreamProof(present, 'grant-2', LOG)).toThrow(refusal('other-stream'));
    expect(claim(present, 'grant-2')).toThrow(refusal('other-stream'));
    const absent = (await proveStream(heads, 'grant-11')) as StreamAbsence;
    expect(claim(absent, 'grant-2')).toThrow(refusal('not-between'));
    expect(claim(absent, 'grant-1')).toThrow(refusal('not-between'));
    expect(claim(absent, 'grant-3')).toThrow(refusal('not-between'));
  });

  test('a stream whose end was cut off does not fit the proof that was made before, nor does one that was dropped', async () => {
    const before = (await proveStream(await cut({ 'grant-1': 5, 'grant-2': 1 }), 'grant-1')) as StreamPresence;
    const truncated = (await proveStream(await cut({ 'grant-1': 4, 'grant-2': 1 }), 'grant-1')) as StreamPresence;
    const dropped = (await proveStream(await cut({ 'grant-2': 1 }), 'grant-1')) as StreamAbsence;

    expect(verified(before)).toBe(5);
    expect(verified(truncated)).toBe(4);
    const { checkpoint } = before;
    expect(() => verifyStreamProof({ ...truncated, checkpoint }, 'grant-1', LOG)).toThrow(ProofRefused);
    expect(() => verifyStreamProof({ ...dropped, checkpoint }, 'grant-1', LOG)).toThrow(ProofRefused);
  });

  test('an absence is not shown by lines with others between them, nor by the last line alone', async () => {
    const heads = await cut({ 'grant-1': 0, 'grant-3': 0, 'grant-5': 0, 'grant-7': 0 });
    const { absent: low, ...about } = (await proveStream(heads, 'grant-2')) as StreamAbsence;
    const { absent: high } = (await proveStream(heads, 'grant-6')) as StreamAbsence;
    const claim = (absent: StreamAbsence['absent']) => () =>
      verifyStreamProof({ ...about, stream: 'grant-5', absent }, 'grant-5', LOG);

    expect(claim({ ...(low.before && { before: low.before }), ...(high.after && { after: high.after }) })).toThrow(
      refusal('not-neighbours'),
    );
    expect(claim({ ...(low.after && { before: low.after }) })).toThrow(refusal('not-neighbours'));
    expect(claim({ ...(high.after && { after: high.after }) })).toThrow(refusal('not-neighbours'));
    expect(claim({})).toThrow(refusal('not-neighbours'));
  });

  test('without any stream every one is absent, under the root of the empty tree alone', async () => {
    const heads = await cut({});
    expect(Buffer.from(heads.root)).toEqual(Buffer.from(EMPTY_ROOT));
    expect(verified(await proveStream(heads, 'grant-1'))).toBeUndefined();
  });

  test('is not given out if a file of the cut was changed', async () => {
    const heads = await cut({ 'grant-1': 3, 'grant-2': 5 });
    const other = await cut({ 'grant-1': 3, 'grant-2': 6 });
    await expect(proveStream({ ...other, folder: heads.folder }, 'grant-2')).rejects.toThrow(ProofRefused);
  });
});

test('a cut of more streams than are written at once has every tile of its tree, each at its widest alone', async () => {
  const heads = await cut(manyStreams(256 * 70 + 3));
  const files = new TileFiles(heads.folder);
  expect(Buffer.from(await rootAt(heads.count, files.read))).toEqual(Buffer.from(heads.root));
  expect(readdirSync(`${heads.folder}/tile/1`)).toEqual(['000.p']);
  expect(readdirSync(`${heads.folder}/tile/1/000.p`)).toEqual(['70']);
  expect(readdirSync(`${heads.folder}/tile/entries/070.p`)).toEqual(['3']);
  expect(verified(await proveStream(heads, 'grant-17922'))).toBe(17_922 % 7);
});

test('a cut of the same streams is the same, whatever pages the store gives', async () => {
  const streams = manyStreams(300);
  const roots = await Promise.all(
    [1, 7, 1000].map(async (pageSize) => {
      const { root } = await cutStreamHeads(storeOf(streams, pageSize), 1, `${folder.path}/pages-${pageSize}`);
      return Buffer.from(root).toString('hex');
    }),
  );
  expect(new Set(roots).size).toBe(1);
});

test('streams that come twice or not in the order of their bytes cannot be cut', async () => {
  const wrong = (...names: string[]) => ({
    async *readStreamExtents() {
      yield names.map((stream) => ({ stream, events: 1, lastRevision: 0 }));
    },
  });
  await expect(cutStreamHeads(wrong('b-1', 'a-1'), 1, `${folder.path}/wrong`)).rejects.toThrow(/a-1 after b-1/);
  await expect(cutStreamHeads(wrong('a-1', 'a-1'), 1, `${folder.path}/wrong`)).rejects.toThrow(/a-1 after a-1/);
});

test('a name outside the grammar of streams is no stream of the ledger', async () => {
  const { count } = await cutStreamHeads(storeOf({ $system: 4, 'grant-1': 0 }), 1, `${folder.path}/system`);
  expect(count).toBe(1);
});
