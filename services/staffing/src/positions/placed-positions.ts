import { isInScope, type ReadScope } from '@lotsenbuch/service-kit';
import type { CarrierReferences } from '../carriers/domain/carrier-references.js';
import { carrierOn, type ProjectState } from '../projects/domain/project.js';
import type { StaffingSnapshot } from '../staffing-register.js';
import type { PositionState } from './domain/position-state.js';

/** A position with where it is and whose it is on a day. */
export interface PlacedPosition {
  readonly id: string;
  readonly revision: number;
  readonly state: PositionState;
  readonly project: ProjectState;
  /** As the project's stream has it. */
  readonly carrierId: string;
  readonly carrierName: string;
}

/** All positions of a moment, placed as they are on a day, as far as the scope reaches. */
export const placedPositions = async (
  snapshot: StaffingSnapshot,
  on: string,
  scope: ReadScope,
): Promise<{ readonly positions: readonly PlacedPosition[]; readonly carriers: CarrierReferences }> => {
  const [rows, projects, carriers] = await Promise.all([
    snapshot.positions(),
    snapshot.projects(),
    snapshot.carriers(),
  ]);
  const positions = [...rows].flatMap(([id, { state, revision }]) => {
    const project = projects.get(state.projectId)?.state;
    // Read models follow the log each at its own pace: a project may be a moment behind its position.
    if (project === undefined) return [];
    const carrierId = carriers.readAs(carrierOn(project, on));
    return [{ id, revision, state, project, carrierId, carrierName: carriers.nameOn(carrierId, on) }];
  });
  return {
    positions: positions.filter(({ project }) =>
      carriers
        .meanings(carrierOn(project, on))
        .some((carrierId) => isInScope(scope, { district: project.place, carrierId })),
    ),
    carriers,
  };
};

/** The filters that lists of placed things share; a carrier stands for those merged into it too. */
export const isWanted = (
  { district, carrierId }: { readonly district?: string; readonly carrierId?: string },
  thing: { readonly place: string; readonly carrierId: string | undefined },
  carriers: CarrierReferences,
): boolean =>
  (district === undefined || thing.place === district) &&
  (carrierId === undefined ||
    (thing.carrierId !== undefined && carriers.readAs(carrierId) === carriers.readAs(thing.carrierId)));
