import { PlatformUnderTest } from '../platform.fixture.js';

interface Entry {
  readonly type: string;
  readonly summary: string;
  readonly changes: readonly { readonly field: string; readonly from?: string; readonly to?: string }[];
  readonly reason?: string;
}

let now = '2026-01-05T09:00:00.000Z';
let app: PlatformUnderTest;
beforeAll(async () => {
  app = await PlatformUnderTest.start({ now: () => new Date(now) });
  const opened = await app.client('officer').post<{ revision: number }>('/v1/budget-years', {
    year: 2026,
    stage: 'provisional',
    effectiveOn: '2026-01-01',
    address: { chapter: '1120', title: '68406' },
    reason: 'provisionalManagement',
    totalCents: 300,
    parts: [
      { part: 'district-07', amountCents: 200 },
      { part: 'reserve', amountCents: 100 },
    ],
  });
  now = '2026-03-05T09:00:00.000Z';
  const shift = {
    from: 'reserve',
    to: 'courses',
    amountCents: 40,
    reason: 'needElsewhere',
    note: 'Unverwechselbarwort',
  };
  const ifMatch = opened.body.revision;
  expect((await app.client('officer').post('/v1/budget-years/2026/shifts', shift, { ifMatch })).status).toBe(200);
  await app.settled();
});
afterAll(() => app[Symbol.asyncDispose]());

const HISTORY = '/v1/budget-years/2026/history';

test('the history of a budget year tells who moved what and why, in German and English, without notes', async () => {
  const german = await app.items<Entry>(`${HISTORY}?lang=de`, 'officer');
  expect(german).toMatchObject([
    {
      type: 'AppropriationSet',
      summary: 'Haushaltsjahr eröffnet',
      reason: 'Vorläufige Haushaltswirtschaft',
    },
    {
      type: 'FundsShifted',
      summary: 'Mittel umgeschichtet',
      changes: [{ field: 'Reserve → Kurse (Dienstleistung)', to: '0,40\u00a0€' }],
      reason: 'Bedarf an anderer Stelle',
    },
  ]);
  const english = await app.items<Entry>(`${HISTORY}?lang=en`, 'officer');
  expect(english.map(({ summary }) => summary)).toEqual(['Budget year opened', 'Money shifted']);
  expect(JSON.stringify([german, english])).not.toMatch('Unverwechselbarwort');
});

test('as of a day it ends with what was recorded by then', async () => {
  const entries = await app.items<Entry>(`${HISTORY}?recordedBy=2026-02-01`, 'officer');
  expect(entries.map(({ type }) => type)).toEqual(['AppropriationSet']);
});

test('a district does not read it: it names the money of all', async () => {
  const district = await app.person({ role: 'district', district: '07' });
  expect((await district.get(HISTORY)).status).toBe(403);
});
