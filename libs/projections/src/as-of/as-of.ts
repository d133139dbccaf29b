import { type EventStore, type LogPosition, logHeadOn, type RecordedBy } from '@lotsenbuch/event-store';
import type { Projection } from '../projection.js';
import type { ReadModel, ReadModelView } from '../read-model-store.js';
import { foldPrefix } from './fold-prefix.js';
import { FoldedView } from './folded-view.js';
import { type AsOfBounds, RecentAnswers } from './recent-answers.js';

export type { AsOfBounds } from './recent-answers.js';

const BOUNDS: AsOfBounds = { maxEntries: 100, maxRows: 200_000 };

/** The rows of a projection: as they are for nobody's day, else as they were known at the end of that day. */
export type ViewAt<Row extends object> = (recordedBy: RecordedBy | undefined) => Promise<ReadModelView<Row>>;

/**
 * What was known on a day: the same projection, folded over the prefix of the log that was recorded before the day's
 * end. A day that has not ended is answered the same way, over the whole log: one way of answering for every day, and
 * what it says on a day is what it will say about that day for ever.
 */
export class AsOf {
  readonly #store: Pick<EventStore, 'readAll' | 'logHeadBefore'>;
  readonly #answers: RecentAnswers;

  constructor(store: Pick<EventStore, 'readAll' | 'logHeadBefore'>, bounds: AsOfBounds = BOUNDS) {
    this.#store = store;
    this.#answers = new RecentAnswers(bounds);
  }

  /**
   * @returns not to be written to: others are answered with the same rows
   * @throws HandlingFailed the projection cannot handle an event of the prefix
   */
  async rows<Row extends object>(
    projection: Projection<Row>,
    recordedBy: RecordedBy,
  ): Promise<ReadonlyMap<string, Row>> {
    return (await this.#folded(projection, recordedBy)).rows;
  }

  /** The same rows, asked for as a live read model is. @throws HandlingFailed as {@link rows} */
  view<Row extends object>(projection: Projection<Row>, recordedBy: RecordedBy): Promise<ReadModelView<Row>> {
    return this.#folded(projection, recordedBy);
  }

  /** A reader that need not know whether it answers from the live rows or from those of a day. */
  viewAt<Row extends object>(projection: Projection<Row>, live: ReadModel<Row>): ViewAt<Row> {
    return async (recordedBy) => (recordedBy === undefined ? live : this.view(projection, recordedBy));
  }

  async #folded<Row extends object>(projection: Projection<Row>, recordedBy: RecordedBy): Promise<FoldedView<Row>> {
    const end = await logHeadOn(this.#store, recordedBy);
    const { name, version } = projection;
    return this.#answers.get(`${name}@${version} ${end ?? ''}`, () => this.#fold(projection, end));
  }

  async #fold<Row extends object>(projection: Projection<Row>, end: LogPosition | undefined): Promise<FoldedView<Row>> {
    return new FoldedView(projection, await foldPrefix(this.#store, projection, end));
  }
}
