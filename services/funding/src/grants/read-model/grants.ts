import type { RunningConsumer } from '@lotsenbuch/consumers';
import { type FindQuery, findAll, type ViewAt } from '@lotsenbuch/projections';
import { awaitLogPosition, type KnownOn } from '@lotsenbuch/service-kit';
import type { CarrierDirectory } from '../../carriers/domain/carrier-directory.js';
import type { CarrierRegistry, Carriers } from '../../carriers/read-model/carriers.js';
import type { GrantRow } from './grants.projection.js';

/** Grants and the names of their carriers, known at the same time. */
export interface GrantsSnapshot {
  readonly rows: ReadonlyMap<string, GrantRow>;
  readonly registry: CarrierRegistry;
  /** Carriers as they are read today, whatever day is asked for: scopes are held against it. */
  readonly carriersToday: CarrierDirectory;
}

/** Which grants: everything that is absent does not count. */
export interface GrantFilter {
  /** Budget year that the period touches. */
  readonly year?: number | undefined;
  /** District key, or `supraDistrict`. */
  readonly area?: string | undefined;
  readonly status?: string | undefined;
}

const whereOf = ({ year, area, status }: GrantFilter): NonNullable<FindQuery['where']> => ({
  ...(year !== undefined && { firstYear: { below: year + 1 }, lastYear: { from: year } }),
  ...(area !== undefined && { area: { equals: area } }),
  ...(status !== undefined && { status: { equals: status } }),
});

/** What can be asked about grants. A budget year has some dozens of them, so a question reads all that it may concern. */
export class Grants {
  constructor(
    private readonly rowsAt: ViewAt<GrantRow>,
    private readonly carriers: Carriers,
    private readonly consumers: readonly RunningConsumer[],
  ) {}

  /** Waits until grants and carriers know this change. */
  awaitLogPosition(position: string | undefined): Promise<void> {
    return awaitLogPosition(this.consumers, position);
  }

  async snapshot(filter: GrantFilter = {}, known: KnownOn = {}): Promise<GrantsSnapshot> {
    const view = await this.rowsAt(known.recordedBy);
    const [found, registry, carriersToday] = await Promise.all([
      findAll(view, { where: whereOf(filter) }),
      this.carriers.registry(known),
      this.carriersToday(),
    ]);
    return { rows: new Map(found.map(({ key, row }) => [key, row])), registry, carriersToday };
  }

  async carriersToday(): Promise<CarrierDirectory> {
    return (await this.carriers.registry()).directory;
  }

  async row(id: string, { recordedBy }: KnownOn = {}): Promise<GrantRow | undefined> {
    return (await this.rowsAt(recordedBy)).get(id);
  }

  async one(
    id: string,
    known: KnownOn = {},
  ): Promise<Omit<GrantsSnapshot, 'rows'> & { readonly row: GrantRow | undefined }> {
    const [row, registry, carriersToday] = await Promise.all([
      this.row(id, known),
      this.carriers.registry(known),
      this.carriersToday(),
    ]);
    return { row, registry, carriersToday };
  }
}
