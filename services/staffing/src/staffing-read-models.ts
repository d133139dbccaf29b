import { type ConsumerStatus, processManager, type RunningConsumer, runConsumer } from '@lotsenbuch/consumers';
import type { CommandHandler, EventStore } from '@lotsenbuch/event-store';
import { type AsOf, type Projection, type ReadModelStore, runProjection } from '@lotsenbuch/projections';
import { carrierReferencesProjection } from './carriers/carrier-references.projection.js';
import { GrantPlacesProcess } from './grant-places/grant-places-process.js';
import {
  facilitatorsProjection,
  functionsProjection,
  grantPlacesProjection,
  headcountsProjection,
  positionsProjection,
  projectsProjection,
} from './staffing-projections.js';
import { StaffingRegister } from './staffing-register.js';

/** What staffing keeps up to date while it runs. */
export interface StaffingReadModels {
  readonly register: StaffingRegister;
  /** Everything that follows the log for staffing, for readiness, metrics and the end. */
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
  /** Called whenever somebody who follows the log begins to stand still, tries again, or goes on. */
  readonly onConsumerChange: (status: ConsumerStatus) => void;
}

/** Starts staffing's projections and its process manager. */
export const runStaffing = async (ports: Ports): Promise<StaffingReadModels> => {
  const { eventStore, readModels, commands, asOf } = ports;
  const options = { onChange: ports.onConsumerChange };
  const consumers: RunningConsumer[] = [];
  const swaps: (() => Promise<void>)[] = [];
  const start = async <Row extends object>(projection: Projection<Row>) => {
    const running = await runProjection(eventStore, projection, readModels, options);
    consumers.push(running.consumer);
    swaps.push(() => running.swapIn());
    return asOf.viewAt(projection, running.readModel);
  };
  const views = {
    carriers: await start(carrierReferencesProjection),
    projects: await start(projectsProjection),
    positions: await start(positionsProjection),
    facilitators: await start(facilitatorsProjection),
    functions: await start(functionsProjection),
    grantPlaces: await start(grantPlacesProjection),
    headcounts: await start(headcountsProjection),
  };
  const register = new StaffingRegister(views, [...consumers]);
  const process = processManager(new GrantPlacesProcess(commands), readModels.positions);
  consumers.push(runConsumer(eventStore, process, options));
  return {
    register,
    consumers,
    swapIn: async () => {
      await Promise.all(swaps.map((swapIn) => swapIn()));
    },
  };
};
