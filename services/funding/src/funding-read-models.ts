import { type ConsumerStatus, processManager, type RunningConsumer, runConsumer } from '@lotsenbuch/consumers';
import type { CommandHandler, EventStore } from '@lotsenbuch/event-store';
import { type AsOf, type ReadModelStore, runProjection } from '@lotsenbuch/projections';
import { Budget } from './budget/read-model/budget.js';
import { budgetProjection } from './budget/read-model/budget.projection.js';
import { Carriers } from './carriers/read-model/carriers.js';
import { carriersProjection } from './carriers/read-model/carriers.projection.js';
import { RecipientResolver } from './carriers/resolve-recipients/recipient-resolver.js';
import { DecisionOutcomes } from './grants/approve-grant/decision-outcomes.js';
import { Grants } from './grants/read-model/grants.js';
import { grantsProjection } from './grants/read-model/grants.projection.js';
import { FundsReservation } from './grants/reserve-funds/funds-reservation.js';
import { publishedGrantsProjection } from './published-grants/read-model/published-grants.projection.js';
import { PublishedGrantsReader } from './published-grants/read-model/published-grants-reader.js';
import { RegisterImports } from './published-grants/read-model/register-imports.js';
import { registerImportsProjection } from './published-grants/read-model/register-imports.projection.js';
import { Selections } from './selection/read-model/selections.js';
import { selectionsProjection } from './selection/read-model/selections.projection.js';

/** What funding keeps up to date while it runs. */
export interface FundingReadModels {
  readonly publishedGrants: PublishedGrantsReader;
  readonly carriers: Carriers;
  readonly registerImports: RegisterImports;
  readonly budget: Budget;
  readonly selections: Selections;
  readonly grants: Grants;
  readonly decisionOutcomes: DecisionOutcomes;
  /** Everything that follows the log for funding, for readiness, metrics and the end. */
  readonly consumers: readonly RunningConsumer[];
  /** Waits until everything has caught up, then drops read models of earlier versions. */
  swapIn(): Promise<void>;
}

interface Ports {
  readonly eventStore: EventStore;
  readonly readModels: ReadModelStore;
  readonly commands: CommandHandler;
  /** One for the whole process: its answers are kept. */
  readonly asOf: AsOf;
  readonly today: () => string;
  /** Called whenever somebody who follows the log begins to stand still, tries again, or goes on. */
  readonly onConsumerChange: (status: ConsumerStatus) => void;
}

/** Starts funding's projections and its process manager. */
export const runFunding = async (ports: Ports): Promise<FundingReadModels> => {
  const { eventStore, readModels, commands, asOf, today } = ports;
  const options = { onChange: ports.onConsumerChange };
  const publishedGrants = await runProjection(eventStore, publishedGrantsProjection, readModels, options);
  const carriers = await runProjection(eventStore, carriersProjection, readModels, options);
  const registerImports = await runProjection(eventStore, registerImportsProjection, readModels, options);
  const selections = await runProjection(eventStore, selectionsProjection, readModels, options);
  const budget = await runProjection(eventStore, budgetProjection, readModels, options);
  const resolution = runConsumer(
    eventStore,
    processManager(new RecipientResolver(eventStore, commands), readModels.positions),
    options,
  );
  const reservation = runConsumer(
    eventStore,
    processManager(new FundsReservation(commands), readModels.positions),
    options,
  );
  const grants = await runProjection(eventStore, grantsProjection, readModels, options);
  const decisionOutcomes = new DecisionOutcomes();
  const outcomes = runConsumer(eventStore, decisionOutcomes, options);
  const projections = [publishedGrants.consumer, carriers.consumer, registerImports.consumer];
  const carrierQueries = new Carriers(asOf.viewAt(carriersProjection, carriers.readModel), today);
  return {
    publishedGrants: new PublishedGrantsReader(
      asOf.viewAt(publishedGrantsProjection, publishedGrants.readModel),
      carrierQueries,
      projections,
    ),
    carriers: carrierQueries,
    budget: new Budget(asOf.viewAt(budgetProjection, budget.readModel), budget.consumer),
    registerImports: new RegisterImports(
      registerImports.readModel,
      asOf.viewAt(registerImportsProjection, registerImports.readModel),
    ),
    grants: new Grants(asOf.viewAt(grantsProjection, grants.readModel), carrierQueries, [
      grants.consumer,
      carriers.consumer,
    ]),
    decisionOutcomes,
    selections: new Selections(asOf.viewAt(selectionsProjection, selections.readModel), carrierQueries, [
      selections.consumer,
      carriers.consumer,
    ]),
    consumers: [
      ...projections,
      budget.consumer,
      grants.consumer,
      selections.consumer,
      resolution,
      reservation,
      outcomes,
    ],
    swapIn: async () => {
      await Promise.all([
        grants.swapIn(),
        publishedGrants.swapIn(),
        carriers.swapIn(),
        registerImports.swapIn(),
        budget.swapIn(),
        selections.swapIn(),
      ]);
    },
  };
};
