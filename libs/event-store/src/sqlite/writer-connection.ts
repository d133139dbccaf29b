import type { Database, Statement } from 'better-sqlite3';
import { StoreStopped } from '../errors.js';
import { EventTable } from './event-table.js';
import { messageOf } from './sqlite-error.js';
import { markClosed, openForWriting, type StoreFile } from './store-file.js';

interface Open {
  readonly database: Database;
  readonly table: EventTable;
  readonly begin: Statement;
  readonly commit: Statement;
}

const open = ({ database }: StoreFile): Open => ({
  database,
  table: new EventTable(database),
  begin: database.prepare('BEGIN IMMEDIATE'),
  commit: database.prepare('COMMIT'),
});

/** The one connection that writes. After a failed transaction it is dropped, and opened again when it is next needed. */
export class WriterConnection {
  readonly #file: string;
  #open: Open | undefined;
  #closed = false;

  constructor(file: string, storeFile: StoreFile) {
    this.#file = file;
    this.#open = open(storeFile);
  }

  /** @throws StoreStopped closed, or it was lost and cannot be opened again */
  table(): EventTable {
    return this.#current().table;
  }

  begin(): void {
    this.#current().begin.run();
  }

  commit(): void {
    this.#current().commit.run();
  }

  /** Gives the connection up; nothing of an open transaction stays. */
  drop(): void {
    const lost = this.#open;
    this.#open = undefined;
    lost?.database.close();
  }

  close(): void {
    this.#closed = true;
    try {
      if (this.#open !== undefined) markClosed(this.#open.database);
    } catch {
      // Without the mark the end counts as unclean, and the next opening checks the file: nothing is lost.
    }
    this.drop();
  }

  #current(): Open {
    if (this.#closed) throw new StoreStopped('the event store is closed');
    if (this.#open === undefined) {
      try {
        this.#open = open(openForWriting(this.#file));
      } catch (cause) {
        throw new StoreStopped(
          `the event store lost its file after a failed transaction and cannot open it again: ${messageOf(cause)}; as soon as it can, work goes on`,
          { cause },
        );
      }
    }
    return this.#open;
  }
}
