import { type Consumer, type RunningConsumer, type RunOptions, runConsumer } from '@lotsenbuch/consumers';
import type { EventStore, LogPosition } from '@lotsenbuch/event-store';
import type { LocalDate } from '@lotsenbuch/kernel';
import type { Right } from '@lotsenbuch/service-kit';
import { type AccountRow, accountsProjection } from './accounts.projection.js';
import { grantsHeldOn, rightOf } from './held-rights.js';

/**
 * Who may do what, in memory, because every request asks: all accounts, folded from the start of the log at each start
 * of the program.
 */
export class RightsDirectory {
  readonly consumer: RunningConsumer;
  #accounts: ReadonlyMap<string, AccountRow> = new Map();
  #byActor: ReadonlyMap<string, AccountRow> = new Map();

  constructor(eventStore: EventStore, options?: RunOptions) {
    this.consumer = runConsumer(eventStore, this.#follow(), options);
  }

  /** What somebody may do on that day; nothing for somebody without an account. */
  rightsOn(actor: string, day: LocalDate): readonly Right[] {
    const account = this.accountOf(actor);
    return account === undefined ? [] : grantsHeldOn(account, day, (other) => this.accountOf(other)).map(rightOf);
  }

  accountOf(actor: string): AccountRow | undefined {
    return this.#byActor.get(actor);
  }

  account(accountId: string): AccountRow | undefined {
    return this.#accounts.get(accountId);
  }

  /** By account id. */
  accounts(): ReadonlyMap<string, AccountRow> {
    return this.#accounts;
  }

  #follow(): Consumer {
    let stored: LogPosition | undefined;
    return {
      name: 'rights-directory',
      filter: accountsProjection.filter,
      position: async () => stored,
      handle: async (events, upTo) => {
        const accounts = new Map(this.#accounts);
        for (const event of events) {
          for (const key of accountsProjection.keys(event)) {
            const row = accountsProjection.evolve(accounts.get(key), event, key);
            if (row !== undefined) accounts.set(key, row);
          }
        }
        // A page counts as a whole or not at all: what threw above changed nothing.
        this.#accounts = accounts;
        if (events.length > 0) this.#byActor = new Map([...accounts.values()].map((row) => [row.actor, row]));
        stored = upTo;
      },
    };
  }
}
