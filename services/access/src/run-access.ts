import type { ConsumerStatus, RunningConsumer } from '@lotsenbuch/consumers';
import { streamName } from '@lotsenbuch/event-store';
import type { LocalDate } from '@lotsenbuch/kernel';
import type { RightsOf } from '@lotsenbuch/service-kit';
import type { AccessPorts } from './access-ports.js';
import { ACCOUNT_CATEGORY } from './accounts/domain/account.js';
import { ACCOUNT_HISTORY_READERS } from './accounts-access.js';
import { AccountsReader } from './rights/accounts-reader.js';
import { RightsDirectory } from './rights/rights-directory.js';

/** What access keeps up to date while it runs. */
export interface RunningAccess {
  readonly directory: RightsDirectory;
  readonly reader: AccountsReader;
  /** Everything that follows the log for access, for readiness, metrics and the end. */
  readonly consumers: readonly RunningConsumer[];
  /** What somebody may do today. */
  readonly rightsOf: RightsOf;
}

/** Starts the directory of rights. */
export const runAccess = (
  { eventStore, asOf, today }: Pick<AccessPorts, 'eventStore' | 'asOf' | 'today'>,
  /** Called whenever the directory begins to stand still, tries again, or goes on. */
  onConsumerChange: (status: ConsumerStatus) => void,
): RunningAccess => {
  const directory = new RightsDirectory(eventStore, { onChange: onConsumerChange });
  return {
    directory,
    reader: new AccountsReader(directory, asOf),
    consumers: [directory.consumer],
    rightsOf: (actor) => directory.rightsOn(actor, today()),
  };
};

/** Where the history of accounts is found; the shape that the ledger asks for. */
export const accessThings = ({ reader }: RunningAccess) => [
  {
    kind: 'account',
    path: 'accounts',
    readers: ACCOUNT_HISTORY_READERS,
    streamsOf: async (id: string, recordedBy?: LocalDate) =>
      (await reader.accounts(recordedBy)).byId.has(id)
        ? [{ stream: streamName(ACCOUNT_CATEGORY, id), holdsOnlyThisThing: true }]
        : [],
    // Histories name nobody: the reference is what an account is called.
    captionOf: async (id: string, recordedBy?: LocalDate) => (await reader.accounts(recordedBy)).byId.get(id)?.actor,
  },
];
