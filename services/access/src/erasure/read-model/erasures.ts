import type { RunningConsumer } from '@lotsenbuch/consumers';
import type { LogPosition } from '@lotsenbuch/event-store';
import type { LocalDate } from '@lotsenbuch/kernel';
import type { ReadModelView, ViewAt } from '@lotsenbuch/projections';
import { awaitLogPosition } from '@lotsenbuch/service-kit';
import type { ErasureRow } from './erasures.projection.js';

/** Milliseconds a release waits for what it started. */
const MAX_WAIT = 2000;

/** What can be asked about erasures. */
export class Erasures {
  constructor(
    private readonly rowsAt: ViewAt<ErasureRow>,
    private readonly projection: RunningConsumer,
    private readonly process: RunningConsumer,
  ) {}

  /** As they are, or as they were known at the end of a Berlin day. @throws Problem 503, 400 as reads that wait do */
  async known(recordedBy?: LocalDate, minLogPosition?: string): Promise<ReadModelView<ErasureRow>> {
    await awaitLogPosition([this.projection], minLogPosition);
    return this.rowsAt(recordedBy);
  }

  /** Waits, for at most 2 s, until the process has handled what was released at this position. */
  async awaitProcess(position: LogPosition): Promise<boolean> {
    return this.process.waitFor(position, MAX_WAIT);
  }
}
