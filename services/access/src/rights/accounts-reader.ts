import type { RunningConsumer } from '@lotsenbuch/consumers';
import type { LocalDate } from '@lotsenbuch/kernel';
import type { AsOf } from '@lotsenbuch/projections';
import { type AccountRow, accountsProjection } from './accounts.projection.js';
import type { AccountOf } from './held-rights.js';
import type { RightsDirectory } from './rights-directory.js';

export interface Accounts {
  readonly byId: ReadonlyMap<string, AccountRow>;
  readonly ofActor: AccountOf;
}

/** All accounts, as they are or as they were known at the end of a day. */
export class AccountsReader {
  constructor(
    private readonly directory: RightsDirectory,
    private readonly asOf: AsOf,
  ) {}

  /** What keeps the accounts up to date. */
  get consumer(): RunningConsumer {
    return this.directory.consumer;
  }

  async accounts(recordedBy: LocalDate | undefined): Promise<Accounts> {
    const { directory } = this;
    if (recordedBy === undefined) {
      return { byId: directory.accounts(), ofActor: (actor) => directory.accountOf(actor) };
    }
    const byId = await this.asOf.rows(accountsProjection, recordedBy);
    const byActor = new Map([...byId.values()].map((row) => [row.actor, row]));
    return { byId, ofActor: (actor) => byActor.get(actor) };
  }
}
