import {
  decodeEntryBundle,
  entriesPath,
  HASH_BYTES,
  type Hash,
  ProofRefused,
  parseCheckpoint,
  parseNote,
  parseProof,
  TILE_WIDTH,
  tilePath,
} from '@lotsenbuch/transparency-log';
import type { Client } from '../../connection/client.js';
import { ServerProblem } from '../../connection/problem.js';
import { EXIT } from '../../exit-code.js';
import { Failure } from '../../failure.js';
import type { Session } from '../../session.js';
import { orReceiptRefused } from './checked-receipt.js';

const POLL_MS = 500;

/**
 * The text of the proof, waited for until a checkpoint covers the event.
 * @param seconds how long to wait at most
 * @throws Failure not ready: none covers it by then; what the platform refuses
 */
export async function fetchProof(
  { client, sleep, terminal }: Session,
  event: string,
  seconds: number,
): Promise<string> {
  for (let waited = 0; ; waited += POLL_MS) {
    try {
      return (await client.download('/v1/ledger/proof', { as: 'anyone', query: { event } })).toString('utf8');
    } catch (error) {
      if (!(error instanceof ServerProblem) || !error.problem.type.endsWith(':not-covered-yet')) throw error;
      if (waited >= seconds * 1000) {
        throw new Failure(
          EXIT.notReady,
          `${event} is recorded, but no checkpoint covered it within ${seconds} seconds: nothing was written.\n` +
            '  `lotsenbuch ledger status` says whether the ledger still signs; then ask again.',
        );
      }
      if (waited === 0) terminal.err('Waiting until a checkpoint covers it …');
      await sleep(POLL_MS);
    }
  }
}

/** Where in the tree of its checkpoint the proof says that the event is. */
function placeOf(proof: string): { readonly tile: number; readonly width: number; readonly inTile: number } {
  return orReceiptRefused(() => {
    const { index, checkpoint } = parseProof(proof);
    const { size } = parseCheckpoint(parseNote(checkpoint).text);
    if (index >= size) throw new ProofRefused('index-outside-tree', `the tree has ${size} leaves and none at ${index}`);
    const tile = Math.floor(index / TILE_WIDTH);
    return { tile, width: Math.min(TILE_WIDTH, size - tile * TILE_WIDTH), inTile: index % TILE_WIDTH };
  });
}

/** The hash that the public tree has where the proof says that the event is. */
export async function leafHashAt(client: Client, proof: string): Promise<Hash> {
  const { tile, width, inTile } = placeOf(proof);
  const hashes = await client.download(`/v1/ledger/${tilePath({ level: 0, index: tile, width })}`, {});
  return hashes.subarray(inTile * HASH_BYTES, (inTile + 1) * HASH_BYTES);
}

/** The bytes of the event that was recorded there; for auditors. */
export async function storedEventAt(client: Client, proof: string): Promise<Uint8Array> {
  const { tile, width, inTile } = placeOf(proof);
  const bundle = await client.download(`/v1/ledger/${entriesPath({ index: tile, width })}`, { as: 'auditor' });
  return orReceiptRefused(() => {
    const entry = decodeEntryBundle(bundle)[inTile];
    if (entry === undefined) throw new ProofRefused('entry-bundle-length', 'the bundle of entries is too short');
    return entry;
  });
}
