import type { ServerResponse } from 'node:http';
import {
  encodeEntryBundle,
  entriesPath,
  formatProof,
  formatVerifierKey,
  GrowingTree,
  generateSignerKey,
  inclusionProof,
  leafHash,
  type SignerKey,
  shortForm,
  signCheckpoint,
  type TileSource,
  tilePath,
  tileRoot,
} from '@lotsenbuch/transparency-log';
import type { Reply } from './platform.fixture.js';

const ORIGIN = 'log.example/1';

/** A log of at most 512 events `grant-1/0`, `grant-1/1`, … with everything that a platform publishes of it. */
export class SignedLog {
  readonly key: SignerKey;
  readonly events: readonly string[];
  readonly #hashes: Buffer;

  /** @param changed another history: this event is another one */
  constructor(size: number, { key, changed }: { readonly key?: SignerKey; readonly changed?: number } = {}) {
    this.key = key ?? generateSignerKey(ORIGIN);
    this.events = Array.from({ length: size }, (_, revision) =>
      JSON.stringify({
        recordedAt: '2026-11-23T10:00:00.000Z',
        revision,
        stream: 'grant-1',
        type: revision === changed ? 'Invented' : 'Reserved',
      }),
    );
    this.#hashes = Buffer.concat(this.events.map((event) => leafHash(event)));
  }

  get verifierKey(): string {
    return formatVerifierKey(this.key.verifierKey);
  }

  checkpoint(size = this.events.length): string {
    const tree = GrowingTree.empty();
    for (const event of this.events.slice(0, size)) tree.append(event);
    return signCheckpoint({ origin: ORIGIN, size, root: tree.root(), extensions: [] }, this.key);
  }

  /** The one line of the checkpoint. */
  line(size = this.events.length): string {
    return this.checkpoint(size).split('\n', 3).join(' ');
  }

  async proof(index: number): Promise<string> {
    const hashes = await inclusionProof(index, this.events.length, this.#tiles);
    return formatProof({ index, hashes, checkpoint: this.checkpoint() });
  }

  get status(): Record<string, unknown> {
    return {
      state: 'running',
      origin: ORIGIN,
      size: this.events.length,
      checkpointLine: this.line(),
      checkpointedAt: '2026-11-23T10:00:01.000Z',
      uncovered: 0,
      verifierKey: this.verifierKey,
      shortForm: shortForm(this.key.verifierKey),
      cosignatures: { policy: false, quorumMet: false, by: [], missing: [] },
      forks: [],
    };
  }

  /** What a platform answers: its checkpoint, tiles and entries of whatever width, and its status. */
  get replies(): Record<string, readonly Reply[]> {
    const replies: Record<string, readonly Reply[]> = {
      'GET /v1/ledger': [{ body: this.status }],
      'GET /v1/ledger/checkpoint': [raw(() => Buffer.from(this.checkpoint()))],
    };
    const size = this.events.length;
    for (let index = 0; index * 256 < size; index += 1) {
      const first = index * 256;
      for (let width = 1; width <= Math.min(256, size - first); width += 1) {
        const [tile, bundle] = [tilePath({ level: 0, index, width }), entriesPath({ index, width })];
        replies[`GET /v1/ledger/${tile}`] = [raw(() => this.#leaves(first, width))];
        replies[`GET /v1/ledger/${bundle}`] = [raw(() => encodeEntryBundle(this.events.slice(first, first + width)))];
      }
    }
    const full = Math.floor(size / 256);
    if (full > 0) {
      const path = tilePath({ level: 1, index: 0, width: full });
      replies[`GET /v1/ledger/${path}`] = [raw(() => this.#roots(full))];
    }
    return replies;
  }

  readonly #tiles: TileSource = async ({ level, index, width }) =>
    level === 0 ? this.#leaves(index * 256, width) : this.#roots(width);

  #leaves(first: number, count: number): Buffer {
    return this.#hashes.subarray(first * 32, (first + count) * 32);
  }

  #roots(count: number): Buffer {
    return Buffer.concat(Array.from({ length: count }, (_, index) => tileRoot(this.#leaves(index * 256, 256))));
  }
}

/** Bytes as they are. */
export const raw =
  (bytes: () => Buffer): Reply =>
  (response: ServerResponse) => {
    response.writeHead(200, { 'Content-Type': 'application/octet-stream' });
    response.end(bytes());
  };
