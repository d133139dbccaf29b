import { join } from 'node:path';
import type { EventStore, StreamExtent } from '@lotsenbuch/event-store';
import { generateSignerKey, type SignerKey, signCheckpoint } from '@lotsenbuch/transparency-log';
import { cutStreamHeads } from './cut-stream-heads.js';
import type { CutStreamHeads } from './latest-stream-heads.js';
import { formatStreamHeadsLine } from './stream-heads-line.js';

/** Signs what the fixtures cut. */
export const SIGNER: SignerKey = generateSignerKey('test.local/streams');
export const LOG = { origin: 'test.local/streams', keys: [SIGNER.verifierKey] };

/** A store that knows of these streams and of nothing else. */
export const storeOf = (
  streams: Readonly<Record<string, number>>,
  pageSize = 1000,
): Pick<EventStore, 'readStreamExtents'> => ({
  async *readStreamExtents() {
    const extents: StreamExtent[] = Object.entries(streams)
      .map(([stream, lastRevision]) => ({ stream, events: lastRevision + 1, lastRevision }))
      .sort((one, other) => (one.stream < other.stream ? -1 : 1));
    for (let from = 0; from < extents.length; from += pageSize) yield extents.slice(from, from + pageSize);
  },
});

/** Cuts these streams below the folder, under a signed checkpoint of that size. */
export const cutOf = async (
  streams: Readonly<Record<string, number>>,
  folder: string,
  size: number,
): Promise<CutStreamHeads> => {
  const cut = join(folder, String(size));
  const heads = await cutStreamHeads(storeOf(streams), size, cut);
  const root = Buffer.alloc(32, size % 256);
  const extensions = [formatStreamHeadsLine(heads)];
  const checkpoint = signCheckpoint({ origin: LOG.origin, size, root, extensions }, SIGNER);
  return { ...heads, folder: cut, size, checkpoint };
};
