import type { HttpClient } from '@lotsenbuch/testing';
import { FundingApplication, type ListOf } from '../funding-application.fixture.js';
import { aGrant } from '../published-grants/register.fixture.js';
import type { SelectionAnswer, SelectionDetailAnswer } from './list-selections/selection-answer.js';

let app: FundingApplication;
let day = '2025-09-01';
let neukoelln: HttpClient;
let other: HttpClient;
let auditor: HttpClient;
let giz: string;
let oase: string;

beforeEach(async () => {
  day = '2025-09-01';
  app = await FundingApplication.start(() => new Date(`${day}T10:00:00.000Z`));
  const { application } = app;
  neukoelln = await application.clientWith({ role: 'district', district: '08' });
  other = await application.clientWith({ role: 'district', district: '01' });
  auditor = await application.clientWith({ role: 'auditor' });
  await app.import(2016, [aGrant({ recipient: 'Kiezlicht e. V.' }), aGrant({ recipient: 'Sonnenhof gGmbH' })]);
  giz = (await app.carrier('Kiezlicht')).id;
  oase = (await app.carrier('Sonnenhof')).id;
});
afterEach(() => app[Symbol.asyncDispose]());

const CALL = {
  area: '08',
  periodFrom: '2026-01-01',
  periodTo: '2027-01-01',
  bidsUntil: '2025-10-15',
  applicationsUntil: '2025-11-30',
  criteria: [
    { key: 'experience', caption: 'Erfahrung im Bezirk', weight: 60 },
    { key: 'languages', caption: 'Sprachen', weight: 40 },
  ],
  maxPoints: 10,
};
const open = async (client = neukoelln, change: object = {}) => {
  const answer = await client.post<{ id: string }>('/v1/carrier-selections', { ...CALL, ...change });
  await app.settled();
  return answer;
};
const read = async (id: string, client = neukoelln, query = '') =>
  (await client.get<SelectionDetailAnswer>(`/v1/carrier-selections/${id}${query}`)).body;
const tell = async (id: string, part: string, body: object, client = neukoelln) => {
  const { revision } = await read(id, auditor);
  const answer = await client.post(`/v1/carrier-selections/${id}/${part}`, body, { ifMatch: revision });
  await app.settled();
  return answer;
};
/** Two bids, assessed with 680 and 760 of 1,000 weighted points; today is the day after the last day for bids. */
const readyToChoose = async () => {
  const { id } = (await open()).body;
  day = '2025-10-16';
  await tell(id, 'bids', { carrierId: giz, receivedOn: '2025-10-15' });
  await tell(id, 'bids', { carrierId: oase, receivedOn: '2025-10-16' });
  await tell(id, 'declarations', { conflict: false });
  const [first, second] = (await read(id)).bids;
  const points = (experience: number, languages: number) => [
    { criterion: 'experience', points: experience },
    { criterion: 'languages', points: languages },
  ];
  await tell(id, 'assessments', { bidId: first?.bidId, points: points(8, 5) });
  await tell(id, 'assessments', { bidId: second?.bidId, points: points(6, 10), note: 'Gespräch mit Frau Beispiel' });
  return { id, first: first?.bidId ?? '', second: second?.bidId ?? '' };
};

test("a district's choice, from the call to a change of carrier in mid-period", async () => {
  const { id, second } = await readyToChoose();
  expect((await read(id)).bids).toMatchObject([
    { carrier: { name: 'Kiezlicht e. V.' }, isLate: false, weightedPoints: 680 },
    { carrier: { name: 'Sonnenhof gGmbH' }, isLate: true, weightedPoints: 760 },
  ]);
  expect((await tell(id, 'nomination', { bidId: second, reason: 'bestAssessed' })).status).toBe(200);
  day = '2026-05-04';
  const change = { to: giz, on: '2026-07-01', amountCents: 12_000_000, method: 'days', reason: 'carrierGaveUp' };
  const money = { moneyFrom: '2026-01-01', moneyTo: '2027-01-01' };
  expect((await tell(id, 'carrier-change', { ...change, ...money })).status).toBe(200);
  expect(await read(id)).toMatchObject({
    status: 'nominated',
    lateBids: 1,
    mostWeightedPoints: 1000,
    nomination: { carrier: { name: 'Sonnenhof gGmbH' }, on: '2025-10-16', reason: 'bestAssessed' },
    holders: [
      { carrier: { name: 'Sonnenhof gGmbH' }, from: '2026-01-01' },
      { carrier: { name: 'Kiezlicht e. V.' }, from: '2026-07-01' },
    ],
    changes: [{ on: '2026-07-01', split: { method: 'days', formerCents: 5_950_685, newCents: 6_049_315 } }],
  });
  const before = await read(id, neukoelln, '?recordedBy=2026-05-03');
  expect(before.holders).toHaveLength(1);
  expect(before.changes).toEqual([]);
});

describe('who chooses', () => {
  test('is the district itself: no other district, and not the department for it', async () => {
    const { id } = (await open()).body;
    expect((await tell(id, 'declarations', { conflict: false }, other)).status).toBe(403);
    expect((await tell(id, 'declarations', { conflict: false }, app.officer)).status).toBe(403);
    expect((await open(other)).status).toBe(403);
  });

  test('is the department for supra-district projects, and no district', async () => {
    const { status, body } = await open(app.officer, { area: 'supraDistrict' });
    expect(status).toBe(201);
    expect((await open(neukoelln, { area: 'supraDistrict' })).status).toBe(403);
    expect((await tell(body.id, 'bids', { carrierId: giz, receivedOn: '2025-09-01' }, app.officer)).status).toBe(200);
  });

  test('has said that no interest stands against it; who has one is out', async () => {
    const { id, second } = await readyToChoose();
    const colleague = await app.application.clientWith({ role: 'district', district: '08' });
    const nomination = { bidId: second, reason: 'bestAssessed' };
    expect((await tell(id, 'nomination', nomination, colleague)).body).toMatchObject({
      type: 'urn:lotsenbuch:problem:interest-not-declared',
    });
    await tell(id, 'declarations', { conflict: true }, colleague);
    expect(await tell(id, 'nomination', nomination, colleague)).toMatchObject({
      status: 409,
      body: { type: 'urn:lotsenbuch:problem:conflict-of-interest' },
    });
    expect((await tell(id, 'nomination', nomination)).status).toBe(200);
  });
});

describe('a refusal says why', () => {
  test('another bid is better, and by how much', async () => {
    const { id, first } = await readyToChoose();
    expect(await tell(id, 'nomination', { bidId: first, reason: 'bestAssessed' })).toMatchObject({
      status: 409,
      body: { detail: expect.stringMatching(/680 weighted points.*760/) },
    });
    expect(await tell(id, 'nomination', { bidId: first, reason: 'particularNeed' })).toMatchObject({
      status: 400,
      body: { errors: [{ field: 'note' }] },
    });
  });

  test('nobody knows the carrier', async () => {
    const { id } = (await open()).body;
    const nobody = '00000000-0000-4000-8000-000000000000';
    expect(await tell(id, 'bids', { carrierId: nobody, receivedOn: '2025-09-01' })).toMatchObject({
      status: 400,
      body: { errors: [{ field: 'carrierId', found: nobody }] },
    });
  });
});

describe('reading', () => {
  test('a district sees its own selections, the auditor all, and carriers none', async () => {
    const { id } = (await open()).body;
    const ids = async (client: HttpClient) =>
      (await client.get<ListOf<SelectionAnswer>>('/v1/carrier-selections')).body.items.map((item) => item.id);
    expect(await ids(neukoelln)).toEqual([id]);
    expect(await ids(auditor)).toEqual([id]);
    expect(await ids(other)).toEqual([]);
    expect((await other.get(`/v1/carrier-selections/${id}`)).status).toBe(403);
    const carrier = await app.application.clientWith({ role: 'carrier', carrierId: giz });
    expect((await carrier.get('/v1/carrier-selections')).status).toBe(403);
    expect((await auditor.get('/v1/carrier-selections?format=csv')).text).toContain(`${id},08,2026-01-01,2027-01-01`);
  });

  test('a note is opened for those who choose, hidden from the auditor, and never stored on the way', async () => {
    const { id } = await readyToChoose();
    const { headers, body } = await neukoelln.get<SelectionDetailAnswer>(`/v1/carrier-selections/${id}`);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(body.bids[1]?.note).toMatchObject({ kind: 'text', text: 'Gespräch mit Frau Beispiel' });
    expect((await read(id, auditor)).bids[1]?.note).toEqual({ kind: 'hidden' });
  });
});

test('a repeated request is the same selection; the same key with another note is refused', async () => {
  const { id, second } = await readyToChoose();
  const { revision } = await read(id);
  const options = { ifMatch: revision, idempotencyKey: 'choice-1' };
  const nominate = (note: string) =>
    neukoelln.post(`/v1/carrier-selections/${id}/nomination`, { bidId: second, reason: 'bestAssessed', note }, options);
  const first = await nominate('Einstimmig');
  expect(first.status).toBe(200);
  expect((await nominate('Einstimmig')).body).toEqual(first.body);
  expect((await nominate('Mehrheitlich')).body).toMatchObject({
    type: 'urn:lotsenbuch:problem:idempotency-key-reused',
  });
});
