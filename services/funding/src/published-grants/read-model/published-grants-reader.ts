import type { RunningConsumer } from '@lotsenbuch/consumers';
import type { FindQuery, ReadModel, RunningProjection } from '@lotsenbuch/projections';
import { awaitLogPosition } from '@lotsenbuch/service-kit';
import type { CarrierRegistry, Carriers } from '../../carriers/read-model/carriers.js';
import { type SuspectedRepeat, suspectedRepeats } from '../domain/suspected-repeats.js';
import { type PublishedGrantRow, statusOf } from './published-grant-row.js';

/** Rows fetched at a time. */
const PAGE = 1000;

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
  readonly grants: ReadModel<PublishedGrantRow>;

  constructor(
    projection: RunningProjection<PublishedGrantRow>,
    private readonly carriers: Carriers,
    private readonly consumers: readonly RunningConsumer[],
  ) {
    this.grants = projection.readModel;
  }

  /** Waits until everything that a published grant is shown from knows this change. */
  awaitLogPosition(position: string | undefined): Promise<void> {
    return awaitLogPosition(this.consumers, position);
  }

  async snapshot(where: FindQuery['where'] = {}): Promise<PublishedGrantsSnapshot> {
    const [rows, registry] = await Promise.all([this.#all(where), this.carriers.registry()]);
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
  }

  async #all(where: FindQuery['where']): Promise<readonly PublishedGrantRow[]> {
    const rows: PublishedGrantRow[] = [];
    let cursor: string | undefined;
    do {
      const found = await this.grants.find({
        where: where ?? {},
        sort: { by: 'order', direction: 'ascending' },
        limit: PAGE,
        ...(cursor !== undefined && { cursor }),
      });
      rows.push(...found.rows.map(({ row }) => row));
      cursor = found.next;
    } while (cursor !== undefined);
    return rows;
  }
}

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
