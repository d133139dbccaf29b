import { findAll, type ViewAt } from '@lotsenbuch/projections';
import type { KnownOn } from '@lotsenbuch/service-kit';
import { type CarrierDirectory, directoryOf, readAs } from '../domain/carrier-directory.js';
import { carrierNameOn } from '../domain/carrier-state.js';
import type { CarrierRow } from './carriers.projection.js';

/** All carriers at one moment, with merges resolved. */
export class CarrierRegistry {
  readonly directory: CarrierDirectory;

  constructor(
    /** In the order of their names. */
    readonly rows: ReadonlyMap<string, CarrierRow>,
    /** Berlin day on which names are read. */
    private readonly effectiveOn: string,
  ) {
    const merges = [...rows]
      .flatMap(([loser, { merges }]) => merges.map(({ into, position }) => ({ loser, into, position })))
      .toSorted((a, b) => (a.position < b.position ? -1 : 1));
    this.directory = directoryOf(new Map([...rows].map(([id, { state }]) => [id, state])), merges);
  }

  /** The carrier a reference means, after all merges known; undefined for an unknown one. */
  resolve(carrierId: string): { readonly id: string; readonly name: string } | undefined {
    const id = readAs(this.directory, carrierId);
    return id === undefined ? undefined : { id, name: this.nameOf(id) };
  }

  nameOf(carrierId: string): string {
    const row = this.rows.get(carrierId);
    return (row && carrierNameOn(row.state, this.effectiveOn)) ?? carrierId;
  }
}

/** What can be asked about carriers. */
export class Carriers {
  constructor(
    private readonly rowsAt: ViewAt<CarrierRow>,
    private readonly today: () => string,
  ) {}

  /** There are some dozens of carriers in ten years, so questions over all of them read all. */
  async registry({ recordedBy, effectiveOn }: KnownOn = {}): Promise<CarrierRegistry> {
    const found = await findAll(await this.rowsAt(recordedBy), { sort: { by: 'order', direction: 'ascending' } });
    return new CarrierRegistry(
      new Map(found.map(({ key, row }) => [key, row])),
      effectiveOn ?? recordedBy ?? this.today(),
    );
  }
}
