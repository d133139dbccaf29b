import { PlatformUnderTest } from '../platform.fixture.js';

interface Entry {
  readonly type: string;
  readonly summary: string;
  readonly changes: readonly { readonly field: string; readonly to?: unknown }[];
  readonly reason?: string;
}

let now = '2025-11-20T09:00:00.000Z';
let app: PlatformUnderTest;
let history: string;
beforeAll(async () => {
  app = await PlatformUnderTest.start({ now: () => new Date(now) });
  const officer = app.client('officer');
  const { body: carrier } = await officer.post<{ carrierId: string }>('/v1/carriers', { name: 'Kiezlicht e. V.' });
  const { body, status, text } = await officer.post<{ id: string }>('/v1/grants', {
    carrierId: carrier.carrierId,
    area: '07',
    period: { from: '2026-01-01', to: '2027-01-01' },
    financing: { kind: 'deficit' },
    plan: {
      costs: [{ lineId: 'a', kind: 'material', caption: 'Material', amountCents: 100_000 }],
      income: [],
      requestedCents: 100_000,
      rates: [{ year: 2026, amountCents: 100_000 }],
    },
    positions: 0,
    goals: ['Ein Ziel'],
  });
  if (status !== 201) throw new Error(text);
  history = `/v1/grants/${body.id}/history`;
  now = '2025-12-02T09:00:00.000Z';
  const withdrawal = { reason: 'otherFundingFound', note: 'Unverwechselbarwort' };
  await officer.post(`/v1/grants/${body.id}/application-withdrawal`, withdrawal, { ifMatch: 0 });
  await app.settled();
});
afterAll(() => app[Symbol.asyncDispose]());

test('the history of a grant tells who did what and why, in German and English, without notes', async () => {
  const german = await app.items<Entry>(`${history}?lang=de`, 'officer');
  expect(german).toMatchObject([
    { type: 'ApplicationSubmitted', summary: 'Antrag eingegangen' },
    { type: 'ApplicationWithdrawn', summary: 'Antrag zurückgenommen', reason: 'Das Projekt wird anders finanziert' },
  ]);
  expect(german[0]?.changes).toContainEqual({ field: 'Beantragt', to: '1.000,00\u00a0€' });
  const english = await app.items<Entry>(`${history}?lang=en`, 'officer');
  expect(english.map(({ summary }) => summary)).toEqual(['Application received', 'Application taken back']);
  expect(JSON.stringify([german, english])).not.toMatch('Unverwechselbarwort');
});

test('as of a day it ends with what was recorded by then', async () => {
  const entries = await app.items<Entry>(`${history}?recordedBy=2025-11-30`, 'officer');
  expect(entries.map(({ type }) => type)).toEqual(['ApplicationSubmitted']);
});

test('a district reads it of its own grants only', async () => {
  const [own, other] = await Promise.all([
    app.person({ role: 'district', district: '07' }),
    app.person({ role: 'district', district: '08' }),
  ]);
  expect([(await own.get(history)).status, (await other.get(history)).status]).toEqual([200, 403]);
});
