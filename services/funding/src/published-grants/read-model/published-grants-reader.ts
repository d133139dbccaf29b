import type { RunningConsumer } from '@lotsenbuch/consumers';
import { type FindQuery, findAll, type ViewAt } from '@lotsenbuch/projections';
import { awaitLogPosition, type KnownOn } from '@lotsenbuch/service-kit';
import type { CarrierRegistry, Carriers } from '../../carriers/read-model/carriers.js';
import { type SuspectedRepeat, suspectedRepeats } from '../domain/suspected-repeats.js';
import { type PublishedGrantRow, statusOf } from './published-grant-row.js';

/** Published grants and the carriers they mean, read together. */
export interface PublishedGrantsSnapshot {
  /** By year, then recipient. */
  readonly rows: readonly PublishedGrantRow[];
  readonly registry: CarrierRegistry;
  readonly repeats: readonly SuspectedRepeat[];
  /** Ids of the records in `repeats`. */
  readonly suspectedRepeats: ReadonlySet<string>;
}

/**
 * Answers questions about published grants. The programme has some thirty records a year, so a question reads all
 * that its year holds instead of keeping sums of its own.
 */
export class PublishedGrantsReader {
  constructor(
    private readonly rowsAt: ViewAt<PublishedGrantRow>,
    private readonly carriers: Carriers,
    private readonly consumers: readonly RunningConsumer[],
  ) {}

  /** Waits until everything that a published grant is shown from knows this change. */
  awaitLogPosition(position: string | undefined): Promise<void> {
    return awaitLogPosition(this.consumers, position);
  }

  /** The record as it stands, or as it stood; undefined if there is none, or was none. */
  async row(recordId: string, { recordedBy }: KnownOn = {}): Promise<PublishedGrantRow | undefined> {
    return (await this.rowsAt(recordedBy)).get(recordId);
  }

  async snapshot(where: FindQuery['where'] = {}, knownOn: KnownOn = {}): Promise<PublishedGrantsSnapshot> {
    return snapshotOf(...(await this.#read(where, knownOn)));
  }

  /** What a snapshot of each register year shows, the earliest first, from one reading. */
  async snapshotsByYear(): Promise<ReadonlyMap<number, PublishedGrantsSnapshot>> {
    const [rows, registry] = await this.#read({}, {});
    const byYear = [...Map.groupBy(rows, ({ year }) => year)].toSorted(([a], [b]) => a - b);
    return new Map(byYear.map(([year, ofYear]) => [year, snapshotOf(ofYear, registry)]));
  }

  async #read(
    where: NonNullable<FindQuery['where']>,
    knownOn: KnownOn,
  ): Promise<readonly [rows: readonly PublishedGrantRow[], registry: CarrierRegistry]> {
    const [found, registry] = await Promise.all([
      findAll(await this.rowsAt(knownOn.recordedBy), { where, sort: { by: 'order', direction: 'ascending' } }),
      this.carriers.registry(knownOn),
    ]);
    return [found.map(({ row }) => row), registry];
  }
}

const snapshotOf = (rows: readonly PublishedGrantRow[], registry: CarrierRegistry): PublishedGrantsSnapshot => {
  const keyOf = carrierKeys(rows, registry);
  const repeats = suspectedRepeats(
    rows
      .filter((row) => statusOf(row) === 'confirmed')
      .map((row) => ({
        recordId: row.recordId,
        year: row.year,
        carrier: keyOf(row),
        purpose: row.cells.purpose,
        amountCents: row.amountCents,
      })),
  );
  return {
    rows,
    registry,
    repeats,
    suspectedRepeats: new Set(repeats.flatMap(({ records }) => records.map(({ recordId }) => recordId))),
  };
};

/**
 * The carrier where it is known, also from another record of the same recipient, else what the register wrote: a repeat
 * shows before anybody has resolved every record.
 */
const carrierKeys = (
  rows: readonly PublishedGrantRow[],
  registry: CarrierRegistry,
): ((row: PublishedGrantRow) => string) => {
  const carrierOf = (row: PublishedGrantRow): string | undefined =>
    row.carrier.state === 'resolved' ? registry.resolve(row.carrier.carrierId)?.id : undefined;
  const byRecipient = new Map(
    rows.flatMap((row) => {
      const carrier = carrierOf(row);
      return carrier === undefined ? [] : [[row.foldedRecipient, carrier] as const];
    }),
  );
  return (row) => carrierOf(row) ?? byRecipient.get(row.foldedRecipient) ?? row.foldedRecipient;
};
