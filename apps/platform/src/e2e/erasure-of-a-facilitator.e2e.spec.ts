import { randomUUID } from 'node:crypto';
import { type Answer, ManualClock } from '@lotsenbuch/testing';
import { moveTo } from '../answers-of-a-year.fixture.js';
import { BudgetYear, bodyOf, type Changed } from '../budget-year.fixture.js';
import { PlatformUnderTest } from '../platform.fixture.js';

const NAME = 'Ottilie Süßkirsch-Xylander';
const STAFFING_NOTE = `${NAME} ist die Schwägerin von "Tante Quitte"`;
const GRANT_NOTE = 'Frau Süßkirsch-Xylander übernimmt die 1½ Stellen, Telefon 030 99999999';

interface Facilitator {
  readonly id: string;
  readonly name?: { readonly text?: string; readonly erased?: true };
  readonly revision: number;
  readonly employments: readonly { readonly id: string }[];
}

interface Grant {
  readonly revision: number;
  readonly decisions: readonly {
    readonly note?: { readonly kind: string; readonly text?: string; readonly subject?: string };
  }[];
}

const clock = new ManualClock('2026-01-30T09:00:00.000Z');
let app: PlatformUnderTest;
let year: BudgetYear;
let facilitatorId: string;
let grant: string;
let noteSubject: string;
beforeAll(async () => {
  app = await PlatformUnderTest.start({ now: clock.now, logLevel: 'debug' });
  const place = {
    client: (identity?: string) => app.client(identity),
    clientOf: (token: string) => app.application.clientOf(token),
    settled: () => app.settled(),
  };
  year = await BudgetYear.open(place, 2026, '2026-01-30', 60_000_000);
});
afterAll(() => app[Symbol.asyncDispose]());

const traces = () => app.traces(NAME, STAFFING_NOTE, GRANT_NOTE, 'Xylander');
const facilitator = async (): Promise<Facilitator> =>
  bodyOf(await app.client('officer').get<Facilitator>(`/v1/facilitators/${facilitatorId}`));
const decisionNote = async () => {
  const { decisions } = bodyOf(await app.client('officer').get<Grant>(`/v1/grants/${grant}`));
  return decisions[0]?.note;
};
const csvOfFacilitators = async (): Promise<string> =>
  (await app.client('officer').get('/v1/facilitators', { headers: { Accept: 'text/csv' } })).text;
const askFor = (subject: string): Promise<Answer<Changed & { readonly detail: string }>> =>
  app.client('officer').post('/v1/erasures', { subject, reason: 'noLongerNeeded' });

/** An officer asks, an approver releases. */
const erase = async (subject: string): Promise<void> => {
  const { id } = bodyOf(await askFor(subject));
  await year.changeAs('approver', `/v1/erasures/${id}`, 'release', {});
};

const employment = () => ({
  carrierId: year.carrierId,
  form: 'socialInsurance',
  weeklyHours: '39.40',
  from: '2026-01-01',
  note: STAFFING_NOTE,
});
const registration = () => ({ ...employment(), name: NAME, languages: [{ code: 'ar', level: 'native' }] });
const SAME_KEY = { idempotencyKey: randomUUID() };
const register = (body: object, options: { readonly idempotencyKey?: string } = {}) =>
  year.carrier.post<Changed>('/v1/facilitators', body, options);

test('a name enters as a name and in notes, in requests that are refused and repeated, in answers, exports and a backup', async () => {
  const registered = await register(registration(), SAME_KEY);
  expect(registered.status).toBe(201);
  facilitatorId = registered.body.id;
  await app.settled();
  expect(await register(registration(), SAME_KEY)).toMatchObject({ status: 201, body: registered.body });
  expect((await register({ ...registration(), name: `${NAME}-Zweit` }, SAME_KEY)).status).toBe(422);
  expect((await register({ ...registration(), form: NAME })).status).toBe(400);
  expect((await register({ ...registration(), exception: NAME })).status).toBeGreaterThanOrEqual(400);
  expect((await register({ ...registration(), [NAME]: true })).status).toBe(400);
  expect((await register({ ...registration(), carrierId: randomUUID() })).status).toBeGreaterThanOrEqual(400);
  // At the same carrier twice on one day: a rule refuses it.
  const { revision } = await facilitator();
  const ofFacilitator = `/v1/facilitators/${facilitatorId}/employments`;
  expect((await year.carrier.post(ofFacilitator, employment(), { ifMatch: revision })).status).toBe(422);

  grant = await year.apply('2026-03-01', '2027-01-01');
  await expect(year.approve(grant, 1_000_000, GRANT_NOTE)).rejects.toThrow('answered 422');
  await year.prepare(grant);
  await year.approve(grant, 6_000_000, GRANT_NOTE);
  await app.settled();
  const note = await decisionNote();
  expect(note).toMatchObject({ kind: 'text', text: GRANT_NOTE });
  noteSubject = note?.subject ?? '';
  expect((await facilitator()).name).toEqual({ text: NAME });
  expect(await csvOfFacilitators()).toContain(NAME);
  expect((await app.client('operator').post('/v1/backups', { keyRing: true })).status).toBe(201);
});

test('while somebody is employed, and for the retention period after it, staffing keeps the person; funding keeps who approved', async () => {
  expect(await askFor(facilitatorId)).toMatchObject({
    status: 409,
    body: { detail: expect.stringMatching(/staffing \(employed\)/) },
  });
  const [employed] = (await facilitator()).employments;
  const { revision } = await facilitator();
  const end = { to: '2026-02-01', reason: 'endedByPerson', note: STAFFING_NOTE };
  const path = `/v1/facilitators/${facilitatorId}/employments/${employed?.id}/end`;
  expect((await year.carrier.post(path, end, { ifMatch: revision })).status).toBe(200);
  moveTo(clock, '2026-02-02T09:00:00.000Z');
  expect(await askFor(facilitatorId)).toMatchObject({
    status: 409,
    body: { detail: expect.stringMatching(/staffing \(retention\) until/) },
  });
  const { items } = bodyOf(
    await app.client('operator').get<{ items: { actor: string; subject: string }[] }>('/v1/accounts?limit=200'),
  );
  const approver = items.find(({ actor }) => actor === 'approver:local');
  expect(await askFor(approver?.subject ?? '')).toMatchObject({
    status: 409,
    body: { detail: expect.stringContaining('funding (') },
  });
});

test('once nobody needs the person any more, two people erase her and what was noted: nobody reads it, the rest stays', async () => {
  moveTo(clock, '2045-02-02T09:00:00.000Z');
  await erase(facilitatorId);
  await erase(noteSubject);
  await app.settled();
  expect((await facilitator()).name).toEqual({ erased: true });
  expect(await decisionNote()).toEqual({ kind: 'erased' });
  expect(await csvOfFacilitators()).toContain(facilitatorId);
  expect(await csvOfFacilitators()).not.toContain('Xylander');
  const past = `/v1/facilitators/${facilitatorId}?recordedBy=2026-02-01`;
  expect((await app.client('officer').get<Facilitator>(past)).body.name).toEqual({ erased: true });
  expect(await register(registration(), SAME_KEY)).toMatchObject({
    status: 409,
    body: { type: 'urn:lotsenbuch:problem:person-erased' },
  });
});

test('no file of the data folder, backup or line of the log has the name, in any spelling; nor after the next start', async () => {
  expect(await traces()).toEqual([]);
  await app.restart();
  await app.settled();
  expect((await facilitator()).name).toEqual({ erased: true });
  expect(await traces()).toEqual([]);
});
