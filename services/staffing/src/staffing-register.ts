import type { RunningConsumer } from '@lotsenbuch/consumers';
import { type LocalDate, localDate } from '@lotsenbuch/kernel';
import { findAll, type ReadModelView, type ViewAt } from '@lotsenbuch/projections';
import { awaitLogPosition } from '@lotsenbuch/service-kit';
import { type CarrierReference, CarrierReferences } from './carriers/domain/carrier-references.js';
import type { FacilitatorState } from './facilitators/domain/facilitator.js';
import type { FunctionState } from './functions/domain/function-holder.js';
import type { GrantPlaces } from './grant-places/domain/grant-places.js';
import type { HeadcountDay } from './headcounts/domain/headcount-day.js';
import type { PositionState } from './positions/domain/position-state.js';
import type { ProjectState } from './projects/domain/project.js';
import type { ThingRow } from './thing-projection.js';

/** A question about what is known: from now, or as it was known at the end of a Berlin day. */
export interface KnownAt {
  readonly recordedBy?: string;
  readonly minLogPosition?: string;
}

/** The day on which dated things are read: the one asked for, else that of `recordedBy`, else today. */
export const dayOf = ({ on, recordedBy }: KnownAt & { readonly on?: string }, today: string): string =>
  on ?? recordedBy ?? today;

export type Rows<State> = ReadonlyMap<string, ThingRow<State>>;

/** Where rows come from: live, or folded over the prefix of a day. */
export interface StaffingViews {
  readonly carriers: ViewAt<CarrierReference>;
  readonly projects: ViewAt<ThingRow<ProjectState>>;
  readonly positions: ViewAt<ThingRow<PositionState>>;
  readonly facilitators: ViewAt<ThingRow<FacilitatorState>>;
  readonly functions: ViewAt<ThingRow<FunctionState>>;
  readonly grantPlaces: ViewAt<ThingRow<GrantPlaces>>;
  readonly headcounts: ViewAt<ThingRow<HeadcountDay>>;
}

const all = async <Row extends object>(view: ReadModelView<Row>): Promise<ReadonlyMap<string, Row>> =>
  new Map((await findAll(view, {})).map(({ key, row }) => [key, row]));

/** Everything staffing knows, of one moment; each part is read when it is asked for. */
export class StaffingSnapshot {
  constructor(
    private readonly views: StaffingViews,
    private readonly recordedBy: LocalDate | undefined,
  ) {}

  async carriers(): Promise<CarrierReferences> {
    return new CarrierReferences(await all(await this.views.carriers(this.recordedBy)));
  }

  async projects(): Promise<Rows<ProjectState>> {
    return all(await this.views.projects(this.recordedBy));
  }

  async positions(): Promise<Rows<PositionState>> {
    return all(await this.views.positions(this.recordedBy));
  }

  async facilitators(): Promise<Rows<FacilitatorState>> {
    return all(await this.views.facilitators(this.recordedBy));
  }

  async functions(): Promise<Rows<FunctionState>> {
    return all(await this.views.functions(this.recordedBy));
  }

  async grantPlaces(): Promise<Rows<GrantPlaces>> {
    return all(await this.views.grantPlaces(this.recordedBy));
  }

  async headcounts(): Promise<Rows<HeadcountDay>> {
    return all(await this.views.headcounts(this.recordedBy));
  }
}

/** Answers what is known, and what was known on a day. */
export class StaffingRegister {
  constructor(
    private readonly views: StaffingViews,
    private readonly consumers: readonly RunningConsumer[],
  ) {}

  /** @throws Problem 503 if the rows do not reach `minLogPosition` in time */
  async at({ recordedBy, minLogPosition }: KnownAt = {}): Promise<StaffingSnapshot> {
    await awaitLogPosition(this.consumers, minLogPosition);
    return new StaffingSnapshot(this.views, recordedBy === undefined ? undefined : localDate(recordedBy));
  }
}
