import { join } from 'node:path';
import { type EventStore, openEventStore } from '@lotsenbuch/event-store';
import { anEvent } from '@lotsenbuch/testing';
import {
  GrowingTree,
  generateSignerKey,
  type SignerKey,
  signCheckpoint,
  TILE_WIDTH,
} from '@lotsenbuch/transparency-log';
import Database from 'better-sqlite3';
import { appendKnownKey } from '../keys/known-keys.js';
import { cutStreamHeads } from '../stream-heads/cut-stream-heads.js';
import { formatStreamHeadsLine } from '../stream-heads/stream-heads-line.js';
import { type LedgerFiles, openLedgerFiles } from '../tree-files/ledger-files.js';
import type { EntryBundle } from '../tree-files/tile-files.js';

const STREAMS = 7;

/** A store with its ledger on disk, made of the same parts as the integrator makes it of, in one go. */
export class SealedLedger {
  readonly folder: string;
  readonly files: LedgerFiles;
  readonly key: SignerKey;
  /** The signed checkpoints in their order. */
  readonly notes: string[] = [];
  #extensions: readonly string[] = [];
  #time = Date.UTC(2026, 0, 5, 8);

  private constructor(folder: string, key: SignerKey) {
    this.folder = folder;
    this.key = key;
    this.files = openLedgerFiles({
      ledgerDir: join(folder, 'ledger'),
      checkpointDir: join(folder, 'checkpoints'),
      keyFile: join(folder, 'ledger-key'),
    });
  }

  /** @param sizes tree sizes at which checkpoints are signed; the stream heads are cut at the first */
  static async make(folder: string, ...sizes: readonly number[]): Promise<SealedLedger> {
    const ledger = new SealedLedger(folder, generateSignerKey('lotsenbuch.local/0123456789ab'));
    await ledger.files.disk.makeFolder(ledger.files.places.checkpointDir);
    await appendKnownKey(ledger.files.places.checkpointDir, { firstSize: 0, verifierKey: ledger.key.verifierKey });
    for (const size of sizes) await ledger.grow(size);
    return ledger;
  }

  get origin(): string {
    return this.key.verifierKey.name;
  }

  get storeUrl(): string {
    return `sqlite:${join(this.folder, 'events.db')}`;
  }

  /** What a checkpoint of this ledger also says. */
  extend(...extensions: readonly string[]): void {
    this.#extensions = extensions;
  }

  /** Appends events until the store has this many, and signs a checkpoint over all of them. */
  async grow(size: number): Promise<void> {
    const eventStore = await openEventStore(this.storeUrl, { clock: () => new Date(this.#time++) });
    try {
      const heads = new Map<number, number>();
      for (let done = (await this.files.head())?.size ?? 0; done < size; ) {
        const stream = Math.floor(done / 10) % STREAMS;
        const count = Math.min(10 - (done % 10), size - done);
        const name = `grant-${stream}`;
        const head = heads.get(stream) ?? (await eventStore.streamHead(name)) ?? -1;
        const events = Array.from({ length: count }, (_, each) =>
          anEvent()
            .ofType('AmountGranted', { amount: 100_000 + done + each, district: 'Tempelhof-Schöneberg' })
            .build(),
        );
        await eventStore.append(name, head === -1 ? 'noStream' : head, events);
        heads.set(stream, head + count);
        done += count;
      }
      await this.seal(eventStore);
    } finally {
      await eventStore.close();
    }
  }

  /** Makes the tree anew over what the store holds now, and signs it as it is: as whoever has the key can. */
  async seal(eventStore: EventStore): Promise<void> {
    const tree = GrowingTree.empty();
    const ordinals: number[] = [];
    const bundles: EntryBundle[] = [];
    let entries: string[] = [];
    const close = () => {
      if (entries.length > 0) bundles.push({ index: Math.floor((tree.size - 1) / TILE_WIDTH), entries });
      entries = [];
    };
    for await (const page of eventStore.readStored()) {
      for (const [ordinal, , , , canonical] of page) {
        tree.append(canonical);
        ordinals.push(ordinal);
        entries.push(canonical);
        if (entries.length === TILE_WIDTH) close();
      }
    }
    close();
    const { files } = this;
    const tiles = tree.takeTiles();
    await files.tiles.write(tiles, bundles);
    files.tiles.removeNarrower(
      tiles.map(({ tile }) => tile),
      bundles.map(({ index, entries: { length: width } }) => ({ index, width })),
    );
    files.ordinals.truncate(0);
    await files.ordinals.append(ordinals);
    const root = tree.root();
    const ordinal = ordinals.at(-1) ?? 0;
    await files.writeHead({
      origin: this.origin,
      size: tree.size,
      root: Buffer.from(root).toString('base64'),
      ordinal,
      epoch: 1,
    });
    const cut =
      this.notes.length > 0
        ? []
        : [formatStreamHeadsLine(await cutStreamHeads(eventStore, ordinal, files.streamHeadsFolder(tree.size)))];
    await this.sign({ size: tree.size, root, extensions: [...cut, ...this.#extensions] });
  }

  /** Signs and publishes, whatever it is. */
  async sign(
    {
      size,
      root,
      extensions,
    }: { readonly size: number; readonly root: Uint8Array; readonly extensions: readonly string[] },
    key = this.key,
  ): Promise<string> {
    const note = signCheckpoint({ origin: key.verifierKey.name, size, root, extensions }, key);
    this.notes.push(note);
    await this.files.signed.append({ size, at: new Date(this.#time).toISOString(), note });
    await this.files.publication.replace(note);
    return note;
  }

  /** Changes the database as a hand with an editor would. */
  edit(work: (database: Database.Database) => void): void {
    const database = new Database(join(this.folder, 'events.db'));
    try {
      database.transaction(() => work(database))();
    } finally {
      database.close();
    }
  }
}
