import { streamName } from '@lotsenbuch/event-store';
import type { LocalDate } from '@lotsenbuch/kernel';
import { carrierOn } from './projects/domain/project.js';
import { STAFFING_ACCESS } from './staffing-access.js';
import type { StaffingReadModels } from './staffing-read-models.js';
import type { Rows } from './staffing-register.js';

/** Where the history of staffing's things is found; the shape that the ledger asks for. */
export const staffingThings = ({ register }: StaffingReadModels, today: () => LocalDate) => {
  const known = <State>(
    rows: (recordedBy?: LocalDate) => Promise<Rows<State>>,
    category: string,
    caption: (state: State) => string | undefined,
  ) => ({
    streamsOf: async (id: string, recordedBy?: LocalDate) =>
      (await rows(recordedBy)).has(id) ? [{ stream: streamName(category, id), holdsOnlyThisThing: true }] : [],
    captionOf: async (id: string, recordedBy?: LocalDate) => {
      const row = (await rows(recordedBy)).get(id);
      return row && caption(row.state);
    },
  });
  const at = (recordedBy?: LocalDate) => register.at(recordedBy === undefined ? {} : { recordedBy });
  const scopesOf = async (district: string, carrierId: string) =>
    (await (await at()).carriers()).meanings(carrierId).map((meant) => ({ district, carrierId: meant }));
  const scopesOfProject = async (projectId: string) => {
    const project = (await (await at()).projects()).get(projectId)?.state;
    return project === undefined ? [] : scopesOf(project.place, carrierOn(project, today()));
  };
  const facilitators = known(
    async (recordedBy) => (await at(recordedBy)).facilitators(),
    'facilitator',
    // A history names nobody, and a facilitator has no other name.
    () => undefined,
  );
  const positionsOf = async (facilitatorId: string, recordedBy?: LocalDate) =>
    [...(await (await at(recordedBy)).positions())]
      .filter(([, { state }]) => state.occupancies.some((occupancy) => occupancy.facilitatorId === facilitatorId))
      .map(([id]) => ({ stream: streamName('position', id), holdsOnlyThisThing: false }));
  return [
    {
      kind: 'project',
      path: 'projects',
      readers: STAFFING_ACCESS.readProject.roles,
      scopesOf: scopesOfProject,
      ...known(
        async (recordedBy) => (await at(recordedBy)).projects(),
        'project',
        ({ title }) => title,
      ),
    },
    {
      kind: 'position',
      path: 'positions',
      readers: STAFFING_ACCESS.readPosition.roles,
      scopesOf: async (id: string) => {
        const position = (await (await at()).positions()).get(id)?.state;
        return position === undefined ? [] : scopesOfProject(position.projectId);
      },
      ...known(
        async (recordedBy) => (await at(recordedBy)).positions(),
        'position',
        ({ profile, from }) => `${profile} ${from}`,
      ),
    },
    {
      kind: 'facilitator',
      path: 'facilitators',
      // Without scopes: who worked where over the years is for those who work on all of it.
      readers: ['officer', 'approver', 'auditor'] as const,
      captionOf: facilitators.captionOf,
      streamsOf: async (id: string, recordedBy?: LocalDate) => {
        const own = await facilitators.streamsOf(id, recordedBy);
        return own.length === 0 ? own : [...own, ...(await positionsOf(id, recordedBy))];
      },
    },
    {
      kind: 'functionHolder',
      path: 'functions',
      readers: STAFFING_ACCESS.readFunction.roles,
      scopesOf: async (id: string) => {
        const holding = (await (await at()).functions()).get(id)?.state.description;
        if (holding === undefined) return [];
        const { place, carrierId } = holding;
        return carrierId === undefined ? [{ district: place }] : scopesOf(place, carrierId);
      },
      ...known(
        async (recordedBy) => (await at(recordedBy)).functions(),
        'functionHolder',
        () => undefined,
      ),
    },
    {
      kind: 'headcountDay',
      path: 'headcounts',
      readers: 'public' as const,
      ...known(
        async (recordedBy) => (await at(recordedBy)).headcounts(),
        'headcount',
        ({ day }) => day,
      ),
    },
  ];
};
