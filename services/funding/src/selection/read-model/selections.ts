import type { RunningConsumer } from '@lotsenbuch/consumers';
import { findAll, type ViewAt } from '@lotsenbuch/projections';
import { awaitLogPosition, type KnownOn } from '@lotsenbuch/service-kit';
import type { CarrierRegistry, Carriers } from '../../carriers/read-model/carriers.js';
import type { SelectionRow } from './selections.projection.js';

/** Selections and the names of the carriers in them, known at the same time. */
export interface SelectionsSnapshot {
  readonly rows: ReadonlyMap<string, SelectionRow>;
  readonly registry: CarrierRegistry;
}

/** Answers questions about selections. There is about one for each district and period, so a question reads all. */
export class Selections {
  constructor(
    private readonly rowsAt: ViewAt<SelectionRow>,
    private readonly carriers: Carriers,
    private readonly consumers: readonly RunningConsumer[],
  ) {}

  /** Waits until selections and carriers know this change. */
  awaitLogPosition(position: string | undefined): Promise<void> {
    return awaitLogPosition(this.consumers, position);
  }

  async snapshot(known: KnownOn = {}): Promise<SelectionsSnapshot> {
    const view = await this.rowsAt(known.recordedBy);
    const [found, registry] = await Promise.all([findAll(view, {}), this.carriers.registry(known)]);
    return { rows: new Map(found.map(({ key, row }) => [key, row])), registry };
  }

  async row(id: string, { recordedBy }: KnownOn = {}): Promise<SelectionRow | undefined> {
    return (await this.rowsAt(recordedBy)).get(id);
  }
}
