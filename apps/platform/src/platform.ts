import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  ACCESS_REASONS,
  ACCOUNTS_ACCESS,
  AccessModule,
  accessThings,
  accountClaims,
  ERASURE_ACCESS,
  ERASURE_REASON_CATALOGUES,
  ErasureModule,
  erasureThings,
  openLocalAccounts,
  runAccess,
  runErasures,
} from '@lotsenbuch/access';
import type { RunningConsumer } from '@lotsenbuch/consumers';
import { createCommandHandler, type EventStore, type LogPosition, openEventStore } from '@lotsenbuch/event-store';
import {
  FUNDING_ACCESS,
  FUNDING_REASONS,
  FundingModule,
  type FundingReadModels,
  fundingThings,
  openDocumentStore,
  openQuestionsOf,
  runFunding,
} from '@lotsenbuch/funding';
import { berlinDayOf } from '@lotsenbuch/kernel';
import { LEDGER_REASONS, LedgerModule, ledgerAccess, type RunningLedger, runLedger } from '@lotsenbuch/ledger';
import { PortalModule, problemPage } from '@lotsenbuch/portal';
import { AsOf, openReadModelStore } from '@lotsenbuch/projections';
import {
  type AccessTable,
  type Assembly,
  type Configuration,
  KIT_ACCESS,
  type LocalIdentities,
  type Log,
} from '@lotsenbuch/service-kit';
import {
  runStaffing,
  STAFFING_ACCESS,
  STAFFING_REASONS,
  StaffingModule,
  retentionClaims as staffingClaims,
  staffingThings,
} from '@lotsenbuch/staffing';
import { keyAt, openVault } from '@lotsenbuch/vault';
import { Backups } from './backup/backups.js';
import { refuseHalfRestored } from './backup/restore-marker.js';
import { consumerLog } from './consumer-log.js';
import { DESCRIBERS } from './describers.js';
import { EXAMPLE_LOADER } from './example/load-example.js';
import { grantClaims } from './grant-claims.js';
import { ledgerPlaces } from './ledger/ledger-places.js';
import { ledgerCheck } from './ledger-check.js';
import { ledgerFigures } from './ledger-figures.js';
import { PlatformModule } from './platform.module.js';
import { PLATFORM_ACCESS } from './platform-access.js';
import { storeCheck } from './store-check.js';

/** The release. */
const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
  readonly version: string;
};

/** What a person wants to know first about a store. */
export interface Contents {
  readonly years: readonly { readonly year: number; readonly records: number }[];
  readonly carriers: number;
  readonly openQuestions: number;
}

/** Everything that runs behind the HTTP interface. */
export interface Platform extends Omit<Assembly, 'identities'> {
  readonly access: readonly AccessTable[];
  readonly eventStore: EventStore;
  readonly ledger: RunningLedger;
  /** Waits until all read models have caught up with the log, and drops those of earlier releases. */
  caughtUp(): Promise<void>;
  /** Waits until nobody who follows the log has anything left to do, process managers included. */
  settled(): Promise<void>;
  /** What is in the store, for people. */
  contents(): Promise<Contents>;
}

/**
 * Opens the stores that the configuration names and composes all services in this process.
 * @throws BackupRefused, StoreRefused, ReadModelRefused, VaultRefused, KeyRefused, ForkRefused, IntegratorRefused,
 *   PolicyRefused with a sentence that says what to do
 */
export const openPlatform = async (
  configuration: Configuration,
  log: Log,
  now: () => Date,
  identities: LocalIdentities,
): Promise<Platform> => {
  refuseHalfRestored(configuration.dataDir);
  const eventStore = await openEventStore(configuration.eventStoreUrl, { clock: now });
  const readModels = await openReadModelStore(configuration.readModelUrl);
  const { vaultUrl, keyRingUrl, keyEncryptionKey, documentsUrl } = configuration;
  const documents = await openDocumentStore(documentsUrl);
  const vault = await openVault({ vaultUrl, keyRingUrl, keyEncryptionKey: keyAt(keyEncryptionKey), clock: now });
  const today = () => berlinDayOf(now().toISOString());
  const commands = createCommandHandler({ store: eventStore });
  // Before anything else is recorded: the first event of a new store is that its log was begun.
  const ledger = await runLedger({
    eventStore,
    commands,
    places: ledgerPlaces(configuration),
    intervalMs: configuration.checkpointIntervalMs,
    now,
    log,
  });
  const onConsumerChange = consumerLog(log);
  const asOf = new AsOf(eventStore);
  const funding = await runFunding({ eventStore, readModels, commands, asOf, today, onConsumerChange });
  const staffing = await runStaffing({ eventStore, readModels, commands, asOf, onConsumerChange });
  const accessPorts = { eventStore, commands, vault, asOf, today, enrol: identities.enrol };
  const rights = runAccess(accessPorts, onConsumerChange);
  // Before the first request: what somebody may do is asked on every one.
  await openLocalAccounts(accessPorts, rights.directory, identities.list());
  const retentionClaims = [
    accountClaims(rights.directory),
    grantClaims(rights.directory, funding),
    staffingClaims(commands, today),
  ];
  const erasurePorts = { eventStore, commands, vault, asOf, retentionClaims, today };
  const erasures = await runErasures(erasurePorts, readModels, onConsumerChange);
  const consumers = [...funding.consumers, ...staffing.consumers, ...rights.consumers, ...erasures.consumers];
  const things = [
    ...fundingThings(funding),
    ...staffingThings(staffing, today),
    ...accessThings(rights),
    ...erasureThings(erasures.erasures),
  ];
  const access = [
    FUNDING_ACCESS,
    STAFFING_ACCESS,
    ACCOUNTS_ACCESS,
    ERASURE_ACCESS,
    ledgerAccess(things),
    PLATFORM_ACCESS,
  ];
  const { eventStoreUrl, dataDir, example } = configuration;
  const backups = new Backups({
    eventStoreUrl,
    documentsUrl,
    vault,
    folder: join(dataDir, 'backups'),
    version,
    now,
    log,
  });
  const fundingModule = FundingModule.register({ eventStore, commands, vault, documents, today }, funding);
  return {
    eventStore,
    ledger,
    info: { title: 'Lotsenbuch', version, description: DESCRIPTION },
    imports: [
      fundingModule,
      StaffingModule.register({ eventStore, commands, vault, today }, staffing),
      AccessModule.register(accessPorts, rights),
      ErasureModule.register(erasurePorts, erasures),
      LedgerModule.register({ eventStore, describers: DESCRIBERS, things, lookUps: consumers, ledger }),
      PlatformModule.register({
        version,
        example,
        eventStore,
        ledger,
        backups,
        consumers,
        access: [...access, KIT_ACCESS],
      }),
      PortalModule.register(
        { eventStore, today, funding, describers: DESCRIBERS, exampleLoader: EXAMPLE_LOADER_ACTOR },
        fundingModule,
      ),
    ],
    access,
    reasons: [FUNDING_REASONS, STAFFING_REASONS, ACCESS_REASONS, ERASURE_REASON_CATALOGUES, LEDGER_REASONS],
    rightsOf: rights.rightsOf,
    problemPage,
    checks: [storeCheck(eventStore, now), ledgerCheck(ledger)],
    figures: [ledgerFigures(ledger, eventStore, now)],
    consumedLog: { store: eventStore, consumers },
    caughtUp: async () => {
      await Promise.all([funding.swapIn(), staffing.swapIn(), erasures.swapIn()]);
    },
    settled: () => settled(eventStore, consumers),
    contents: () => contentsOf(funding),
    onClosed: async () => {
      await Promise.all(consumers.map((consumer) => consumer.stop()));
      // What is not covered by then is at the next start.
      await ledger.close();
      await readModels.close();
      await vault.close();
      await eventStore.close();
    },
  };
};

const DESCRIPTION =
  'What was published about the money of the Regional Framework Programme for Integration Facilitators of Berlin, and every decision about it. Public figures need no token.';

const EXAMPLE_LOADER_ACTOR = `process:${EXAMPLE_LOADER}`;

/** A process manager that has caught up may have recorded events that the others have yet to see. */
const settled = async (eventStore: EventStore, consumers: readonly RunningConsumer[]): Promise<void> => {
  let head: LogPosition | undefined;
  do {
    head = await eventStore.logHead();
    await Promise.all(consumers.map((consumer) => consumer.caughtUp()));
  } while (head !== (await eventStore.logHead()));
};

const contentsOf = async ({ publishedGrants, carriers }: FundingReadModels): Promise<Contents> => {
  const [{ rows }, registry] = await Promise.all([publishedGrants.snapshot(), carriers.registry()]);
  const byYear = Map.groupBy(rows, ({ year }) => year);
  return {
    years: [...byYear]
      .map(([year, records]) => ({ year, records: records.length }))
      .toSorted((a, b) => a.year - b.year),
    carriers: registry.rows.size - registry.directory.merges.size,
    openQuestions: rows.flatMap(openQuestionsOf).length,
  };
};
