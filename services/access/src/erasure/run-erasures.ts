import { type ConsumerStatus, processManager, type RunningConsumer, runConsumer } from '@lotsenbuch/consumers';
import { type ReadModelStore, runProjection } from '@lotsenbuch/projections';
import type { ErasurePorts } from './erasure-ports.js';
import { Erasures } from './read-model/erasures.js';
import { erasuresProjection } from './read-model/erasures.projection.js';
import { applyErasuresAgain, SubjectErasure } from './subject-erasure.js';
import { sweepOrphans } from './sweep-orphans.js';

/** What erasure keeps up to date while it runs. */
export interface RunningErasures {
  readonly erasures: Erasures;
  /** Everything that follows the log for erasure, for readiness, metrics and the end. */
  readonly consumers: readonly RunningConsumer[];
  /** Waits until everything has caught up, then drops read models of earlier versions. */
  swapIn(): Promise<void>;
}

/**
 * Starts the projection and the process of erasure. Before it answers, the vault has forgotten everybody whom the log
 * says it forgot, and what no event refers to: nobody is read who came back with an old backup.
 */
export const runErasures = async (
  ports: ErasurePorts,
  readModels: ReadModelStore,
  onConsumerChange: (status: ConsumerStatus) => void,
): Promise<RunningErasures> => {
  const { eventStore, commands, vault, asOf } = ports;
  await applyErasuresAgain(eventStore, vault);
  await sweepOrphans(eventStore, vault);
  const options = { onChange: onConsumerChange };
  const projection = await runProjection(eventStore, erasuresProjection, readModels, options);
  const process = runConsumer(
    eventStore,
    processManager(new SubjectErasure(vault, commands), readModels.positions),
    options,
  );
  const rowsAt = asOf.viewAt(erasuresProjection, projection.readModel);
  return {
    erasures: new Erasures(rowsAt, projection.consumer, process),
    consumers: [projection.consumer, process],
    swapIn: () => projection.swapIn(),
  };
};
