import { join } from 'node:path';
import { type EventStore, type NewEvent, openEventStore } from '@lotsenbuch/event-store';
import { anEvent, ManualClock } from '@lotsenbuch/testing';
import { generateSignerKey, type SignerKey } from '@lotsenbuch/transparency-log';
import Database from 'better-sqlite3';
import type { Fork } from '../domain/ledger-log/events.js';
import { type Disk, realDisk } from '../tree-files/disk.js';
import { type LedgerFiles, openLedgerFiles } from '../tree-files/ledger-files.js';
import type { SignedCheckpoint } from '../tree-files/signed-checkpoints.js';
import { beginLedger } from './begin-ledger.js';
import { type Integrator, openIntegrator } from './integrator.js';

export const silentLog = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** Events of a stream. */
const EACH = 50;

const granted = (amount: number): NewEvent =>
  anEvent()
    .ofType('AmountGranted', { amount, district: 'Tempelhof-Schöneberg', note: 'ß'.repeat(100) })
    .build();

/** A store and its integrator, which ticks when the test says so. */
export class IntegratedStore {
  readonly folder: string;
  readonly clock = new ManualClock('2026-01-05T08:00:00.000Z');
  readonly key: SignerKey = generateSignerKey('lotsenbuch.local/test');
  /** Every checkpoint that was published. */
  readonly published: string[] = [];
  forks: readonly Fork[] = [];
  #store: EventStore | undefined;
  #integrator: Integrator | undefined;

  constructor(folder: string) {
    this.folder = folder;
  }

  get store(): EventStore {
    if (this.#store === undefined) throw new Error('the store is not open');
    return this.#store;
  }

  get integrator(): Integrator {
    if (this.#integrator === undefined) throw new Error('the integrator is not open');
    return this.#integrator;
  }

  get storeFile(): string {
    return join(this.folder, 'events.db');
  }

  files(disk: Disk = realDisk): LedgerFiles {
    return openLedgerFiles(
      {
        ledgerDir: join(this.folder, 'ledger'),
        checkpointDir: join(this.folder, 'checkpoints'),
        keyFile: join(this.folder, 'ledger-key'),
      },
      disk,
    );
  }

  async openStore(): Promise<void> {
    this.#store = await openEventStore(`sqlite:${this.storeFile}`, { clock: this.clock.now });
  }

  /** Opens what is not open, and begins the ledger if there is none. */
  async open(disk: Disk = realDisk): Promise<void> {
    if (this.#store === undefined) await this.openStore();
    const files = this.files(disk);
    if ((await this.store.logHead()) === undefined) await beginLedger(files, this.key.verifierKey.name);
    this.#integrator = await openIntegrator(this.#ports(files));
    this.#integrator.onPublished((note) => this.published.push(note));
  }

  openAnother(): Promise<Integrator> {
    return openIntegrator(this.#ports(this.files()));
  }

  #ports(files: LedgerFiles) {
    const { store: eventStore, key, forks, clock } = this;
    return { eventStore, files, key, forks, now: clock.now, intervalMs: 50, log: silentLog };
  }

  /** Appends events, fifty to a stream. */
  async append(count: number): Promise<void> {
    const position = await this.store.logHead();
    const first = position === undefined ? 0 : Number(position.slice(-20));
    for (let done = 0; done < count; ) {
      const index = first + done;
      const size = Math.min(EACH - (index % EACH), count - done);
      const events = Array.from({ length: size }, (_, each) => granted(index + each));
      const revision = index % EACH;
      await this.store.append(`grant-${Math.floor(index / EACH)}`, revision === 0 ? 'noStream' : revision - 1, events);
      done += size;
    }
  }

  async appendAndTick(count: number): Promise<void> {
    await this.append(count);
    await this.integrator.tick();
  }

  async closeIntegrator(): Promise<void> {
    await this.#integrator?.stop();
    this.#integrator = undefined;
  }

  async close(): Promise<void> {
    await this.closeIntegrator();
    await this.#store?.close();
    this.#store = undefined;
  }

  async restart(): Promise<void> {
    await this.close();
    await this.open();
  }

  /** Changes the database as a hand with an editor would; the ledger is closed meanwhile and opened again. */
  async edit(work: (database: Database.Database) => void): Promise<void> {
    await this.close();
    this.editBeside(work);
    await this.open();
  }

  /** The same while everything runs. */
  editBeside(work: (database: Database.Database) => void): void {
    const database = new Database(this.storeFile);
    try {
      work(database);
    } finally {
      database.close();
    }
  }

  async signed(): Promise<SignedCheckpoint[]> {
    const all: SignedCheckpoint[] = [];
    for await (const checkpoint of this.files().signed.all()) all.push(checkpoint);
    return all;
  }
}
