import { CARRIER_NAMES } from '../plan/carrier-names.js';
import type { ProjectPlan } from '../plan/programme-year.js';
import type { Done } from './interface-client.js';
import { districtPerson, type Stage } from './stage.js';

const CRITERIA = [
  { key: 'concept', caption: 'Konzept und Bezug zum Bezirk', weight: 3 },
  { key: 'experience', caption: 'Erfahrung mit Sprachmittlung', weight: 2 },
  { key: 'cost', caption: 'Wirtschaftlichkeit', weight: 1 },
];

interface Selection extends Done {
  readonly bids: readonly { readonly bidId: string; readonly carrier: { readonly id: string } }[];
}

interface Chosen {
  readonly selectionId: string;
  readonly revision: number;
}

/** Who chooses: the district for itself, the department for the whole city. */
export const chooserOf = (area: string): string => (area === 'supraDistrict' ? 'officer' : districtPerson(area));

/** Call, bids, statement about conflicts of interest, points, nomination. */
export const enactSelection = async (
  { client, year, key, carrierId }: Stage,
  { key: project, area, selection }: ProjectPlan,
): Promise<Chosen> => {
  const as = chooserOf(area);
  const { bids, ...days } = selection;
  const call = {
    ...days,
    area,
    periodFrom: `${year}-01-01`,
    periodTo: `${year + 1}-01-01`,
    criteria: CRITERIA,
    maxPoints: 10,
  };
  const opened = await client.post<Done & { id: string }>(as, '/v1/carrier-selections', call, {
    key: key(`call ${project}`),
  });
  const path = `/v1/carrier-selections/${opened.id}`;
  let last: Done = opened;
  const act = async (what: string, address: string, body: object): Promise<void> => {
    last = await client.post(as, `${path}/${address}`, body, {
      key: key(`${what} ${project}`),
      ifMatch: last.revision,
    });
  };
  for (const { carrier, receivedOn } of bids) {
    await act(`bid ${CARRIER_NAMES.indexOf(carrier)}`, 'bids', { carrierId: carrierId(carrier), receivedOn });
  }
  await act('declaration', 'declarations', { conflict: false });
  const received = (await client.get<Selection>(as, `${path}?minLogPosition=${last.logPosition}`)).bids;
  const bidOf = (carrier: string): string =>
    received.find((bid) => bid.carrier.id === carrierId(carrier))?.bidId ?? 'missing';
  for (const { carrier, points } of bids) {
    await act(`points ${CARRIER_NAMES.indexOf(carrier)}`, 'assessments', {
      bidId: bidOf(carrier),
      points: CRITERIA.map(({ key: criterion }, index) => ({ criterion, points: points[index] ?? 0 })),
    });
  }
  await act('nomination', 'nomination', { bidId: bidOf(bids[0]?.carrier ?? ''), reason: 'bestAssessed' });
  return { selectionId: opened.id, revision: last.revision };
};

/** Another carrier goes on in mid-year. */
export const changeCarrier = async (
  { client, year, key, carrierId }: Stage,
  { key: project, area, grants }: ProjectPlan,
  { selectionId, revision }: Chosen,
): Promise<void> => {
  const [first, next] = grants;
  if (first === undefined || next === undefined) return;
  const as = chooserOf(area);
  const path = `/v1/carrier-selections/${selectionId}`;
  const change = {
    to: carrierId(next.carrier),
    on: next.period.from,
    amountCents: first.plan.requestedCents,
    moneyFrom: `${year}-01-01`,
    moneyTo: `${year + 1}-01-01`,
    method: 'months',
    reason: 'carrierGaveUp',
  };
  await client.post(as, `${path}/carrier-change`, change, { key: key(`carrier change ${project}`), ifMatch: revision });
};
