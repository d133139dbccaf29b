import { CARRIER_NAMES } from '../plan/carrier-names.js';
import type { ProjectPlan } from '../plan/programme-year.js';
import type { PersonPlan, PositionPlan } from '../plan/staff-plan.js';
import type { Done } from './interface-client.js';
import { carrierPerson, districtPerson, type Stage } from './stage.js';

type Created = Done & { readonly id: string };

const FULL_TIME_HOURS = '39.40';
const TARIFF = 'TV-L Berlin';

/** Project, positions within what was approved, people and who works where. */
export const enactStaffing = async (
  stage: Stage,
  project: ProjectPlan,
  grantIds: ReadonlyMap<string, string>,
): Promise<void> => {
  const { client, key } = stage;
  const [first, later] = project.grants;
  if (first === undefined) return;
  const carrier = carrierPerson(CARRIER_NAMES.indexOf(first.carrier));
  const opened = await client.post<Created>(
    carrier,
    '/v1/projects',
    {
      title: project.title,
      district: project.area,
      carrierId: stage.carrierId(first.carrier),
      from: first.period.from,
    },
    { key: key(`project ${project.key}`), retryOn: 'reference-unknown' },
  );
  if (later !== undefined) {
    const transfer = { carrierId: stage.carrierId(later.carrier), from: later.period.from, reason: 'carrierSucceeded' };
    await client.post('officer', `/v1/projects/${opened.id}/transfer`, transfer, {
      key: key(`transfer ${project.key}`),
      ifMatch: opened.revision,
    });
  }
  const people = new Map<string, string>();
  for (const person of project.staff.people) people.set(person.key, await register(stage, person));
  for (const position of project.staff.positions) {
    await fill(stage, opened.id, grantIds.get(position.grant) ?? 'missing', position, people);
  }
};

/** An officer works for carriers too: the second employment of somebody may be with another one. */
const register = async (
  { client, key, carrierId }: Stage,
  { key: person, name, languages, weeklyHours, exception, employments }: PersonPlan,
): Promise<string> => {
  const terms = { form: 'socialInsurance', weeklyHours, ...(exception !== undefined && { exception }) };
  const [first, ...further] = employments.map(({ carrier, ...days }) => ({
    ...terms,
    carrierId: carrierId(carrier),
    ...days,
  }));
  const body = { name, languages, ...first };
  const registered = await client.post<Created>('officer', '/v1/facilitators', body, { key: key(person) });
  let { revision } = registered;
  for (const [index, employment] of further.entries()) {
    const path = `/v1/facilitators/${registered.id}/employments`;
    const begun = await client.post('officer', path, employment, {
      key: key(`${person} employment ${index + 2}`),
      ifMatch: revision,
    });
    revision = begun.revision;
  }
  return registered.id;
};

const fill = async (
  { client, key }: Stage,
  projectId: string,
  grantId: string,
  position: PositionPlan,
  people: ReadonlyMap<string, string>,
): Promise<void> => {
  const { weeklyHours, payGroup, monthlyCostCents, profile, targetGroup, period } = position;
  const opened = await client.post<Created>(
    'officer',
    '/v1/positions',
    {
      projectId,
      grantId,
      fundingProgramme: 'programme',
      weeklyHours,
      fullTimeHours: FULL_TIME_HOURS,
      tariff: TARIFF,
      payGroup,
      monthlyCostCents,
      profile,
      targetGroup,
      ...period,
    },
    { key: key(`position ${position.key}`), retryOn: 'grant-not-approved' },
  );
  let last: Done = opened;
  let absent: string | undefined;
  const act = async <Answer extends Done>(address: string, body: object, what: string): Promise<Answer> => {
    const answer = await client.post<Answer>('officer', `/v1/positions/${opened.id}/${address}`, body, {
      key: key(`position ${position.key} ${what}`),
      ifMatch: last.revision,
    });
    last = answer;
    return answer;
  };
  for (const [index, { person, absence, ...occupancy }] of position.occupancies.entries()) {
    const body = {
      ...occupancy,
      facilitatorId: people.get(person),
      ...(occupancy.kind === 'replacement' && { replaces: absent }),
    };
    const { id } = await act<Created>('occupancies', body, `occupancy ${index + 1}`);
    if (absence === undefined) continue;
    await act('absences', { occupancyId: id, pay: 'suspended', ...absence }, `absence ${index + 1}`);
    absent = id;
  }
};

/** District coordinators, one with a deputy, and the team leads of the projects. */
export const enactFunctions = async (
  { client, key, year, carrierId }: Stage,
  projects: readonly ProjectPlan[],
): Promise<void> => {
  const from = `${year}-01-01`;
  const districts = [...new Set(projects.map(({ area }) => area))]
    .filter((area) => area !== 'supraDistrict')
    .toSorted();
  for (const [index, district] of districts.entries()) {
    const held = { kind: 'districtCoordinator', district, paidBy: 'senate', weeklyHours: '19.50', from };
    const path = '/v1/functions';
    const as = districtPerson(district);
    const body = { ...held, name: `Beispielkoordination ${district}` };
    const { id } = await client.post<Created>(as, path, body, { key: key(`coordinator ${district}`) });
    if (index > 0) continue;
    const deputy = { ...held, name: `Beispielvertretung ${district}`, deputyFor: id, to: `${year}-07-01` };
    await client.post(as, path, deputy, { key: key(`deputy coordinator ${district}`) });
  }
  for (const { key: project, area: district, grants } of projects) {
    const carrier = grants[0]?.carrier ?? '';
    const name = `Beispielleitung ${project}`;
    const lead = { kind: 'teamLead', district, carrierId: carrierId(carrier), name, paidBy: 'carrier', from };
    const as = carrierPerson(CARRIER_NAMES.indexOf(carrier));
    await client.post(as, '/v1/functions', lead, { key: key(`lead ${project}`) });
  }
};
