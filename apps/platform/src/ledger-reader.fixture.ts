import {
  type Checkpoint,
  decodeEntryBundle,
  entriesPath,
  leafHash,
  openCheckpoint,
  parseProof,
  parseVerifierKey,
  TILE_WIDTH,
  type TileSource,
  tilePath,
  type VerifierKey,
  verifyProof,
} from '@lotsenbuch/transparency-log';

/** An event as somebody outside has it: its canonical envelope, read from an entry bundle. */
export interface ProvenEvent {
  readonly index: number;
  readonly entry: Uint8Array;
  readonly checkpoint: Checkpoint;
}

/**
 * Somebody outside who trusts one verifier key: reads the paths of tlog-tiles and the proofs over HTTP, and verifies them
 * with the formats alone.
 */
export class LedgerReader {
  readonly #url: string;
  readonly #token: string;
  readonly #key: VerifierKey;

  constructor(url: string, auditorToken: string, verifierKey: string) {
    this.#url = url;
    this.#token = auditorToken;
    this.#key = parseVerifierKey(verifierKey);
  }

  get trusted(): { readonly origin: string; readonly keys: readonly VerifierKey[] } {
    return { origin: this.#key.name, keys: [this.#key] };
  }

  /** The latest checkpoint as it is published. */
  async note(): Promise<string> {
    return Buffer.from(await this.#bytes('checkpoint')).toString();
  }

  async checkpoint(): Promise<Checkpoint> {
    return openCheckpoint(await this.note(), this.#key.name, [this.#key]).checkpoint;
  }

  readonly tiles: TileSource = (tile) => this.#bytes(tilePath(tile));

  /** Every entry under the latest checkpoint, in the order of the tree. */
  async entries(): Promise<readonly Uint8Array[]> {
    const { size } = await this.checkpoint();
    const entries: Uint8Array[] = [];
    for (let index = 0; entries.length < size; index += 1) entries.push(...(await this.#bundle(index, size)));
    return entries;
  }

  /** The proof of an event, by its name `<stream>/<revision>`: text of a tlog-proof. */
  async proof(event: string): Promise<string> {
    return Buffer.from(await this.#bytes(`proof?event=${encodeURIComponent(event)}`)).toString();
  }

  /** The event that a proof is about, once it holds. */
  async proven(proof: string): Promise<ProvenEvent> {
    const { index } = parseProof(proof);
    const { size } = await this.checkpoint();
    const entry = (await this.#bundle(Math.floor(index / TILE_WIDTH), size))[index % TILE_WIDTH];
    if (entry === undefined) throw new Error(`there is no entry ${index}`);
    return { index, entry, checkpoint: verifyProof(proof, leafHash(entry), this.trusted) };
  }

  async #bundle(index: number, size: number): Promise<readonly Uint8Array[]> {
    const width = Math.min(TILE_WIDTH, size - index * TILE_WIDTH);
    return decodeEntryBundle(await this.#bytes(entriesPath({ index, width })));
  }

  async #bytes(path: string): Promise<Uint8Array> {
    const headers = { Authorization: `Bearer ${this.#token}` };
    const answer = await fetch(`${this.#url}/v1/ledger/${path}`, { headers });
    if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
    return new Uint8Array(await answer.arrayBuffer());
  }
}
