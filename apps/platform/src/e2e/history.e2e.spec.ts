import { PlatformUnderTest } from '../platform.fixture.js';
import { grantRow, registerFile } from '../register.fixture.js';

interface Entry {
  readonly stream: string;
  readonly revision: number;
  readonly type: string;
  readonly recordedAt: string;
  readonly effectiveOn?: string;
  readonly actor: string;
  readonly summary: string;
  readonly changes: readonly { readonly field: string; readonly from?: string; readonly to?: string }[];
  readonly source?: { readonly file: string; readonly sheet?: string; readonly row: number };
  readonly reason?: string;
  readonly logPosition?: string;
}
interface Thing {
  readonly id: string;
  readonly revision: number;
}

/** Each step a day later, at 22:30 UTC: in Berlin the next day has begun in summer, in winter it has not. */
const DAYS = ['2026-07-01', '2026-07-02', '2026-07-03', '2026-07-04', '2026-07-05'];
let now = '';
const onDay = (index: number) => {
  now = `${DAYS[index]}T22:30:00.000Z`;
};

let app: PlatformUnderTest;
let record: Thing;
let carrier: Thing;
let other: Thing;
const KIEZLICHT = '/v1/published-grants?q=kiezlicht';

const post = async (path: string, body: object, { revision }: Thing) => {
  const { status } = await app.client('officer').post(path, body, { ifMatch: revision });
  expect(status).toBe(200);
  await app.settled();
};

beforeAll(async () => {
  onDay(0);
  app = await PlatformUnderTest.start({ now: () => new Date(now) });
  const register = (euros: number) =>
    registerFile([
      grantRow(2016, 'Haus Morgenrot gGmbH', 'Integrationslotsen Mitte', 5),
      grantRow(2016, 'Kiezlicht e. V.', 'Kiezmütter für Spandau', euros),
    ]);
  await app.import(2016, register(1234));
  onDay(1);
  await app.import(2016, register(1300));
  onDay(2);
  record = await app.only(KIEZLICHT);
  const decision = { decision: 'include', reason: 'laterNameOfSameProject' };
  await post(`/v1/published-grants/${record.id}/review-decision`, decision, record);
  onDay(3);
  carrier = await app.only('/v1/carriers?q=kiezlicht');
  const renaming = { name: 'Kiezstern e. V.', effectiveOn: '2020-01-01', reason: 'organisationRenamed' };
  await post(`/v1/carriers/${carrier.id}/rename`, renaming, carrier);
  onDay(4);
  [carrier, other] = [await app.only('/v1/carriers?q=kiezlicht'), await app.only('/v1/carriers?q=morgenrot')];
  await post(`/v1/carriers/${carrier.id}/merge`, { into: other.id, reason: 'organisationsUnited' }, carrier);
});
afterAll(() => app[Symbol.asyncDispose]());

const history = (thing: string, query = '') => app.items<Entry>(`/v1/${thing}/history?${query}`);
const types = async (thing: string, query = '') => (await history(thing, query)).map(({ type }) => type);

describe('the history of a record', () => {
  test('says in order who did what when, what changed from what to what, on which line of which file, and why', async () => {
    const [recorded, resolved, corrected, reviewed, ...more] = await history(
      `published-grants/${record.id}`,
      'lang=en',
    );
    expect(more).toEqual([]);
    expect(recorded).toMatchObject({
      stream: 'publishedRegister-2016',
      type: 'PublishedGrantRecorded',
      recordedAt: '2026-07-01T22:30:00.000Z',
      effectiveOn: '2016-01-01',
      actor: 'officer',
      source: { file: expect.stringMatching(/^[0-9a-f]{64}$/), sheet: 'Worksheet', row: 3 },
    });
    expect(resolved).toMatchObject({ type: 'PublishedGrantCarrierResolved', actor: 'process:recipient-resolution' });
    expect(resolved?.changes.map(({ to }) => to)).toContain(`Kiezstern e. V. (${carrier.id})`);
    expect(corrected).toMatchObject({
      type: 'PublishedGrantCorrected',
      summary: 'Amount corrected',
      changes: [
        { field: 'Amount', from: expect.stringContaining('1.234,00'), to: expect.stringContaining('1.300,00') },
      ],
      source: { row: 3 },
    });
    expect(corrected?.source?.file).not.toBe(recorded?.source?.file);
    expect(reviewed).toMatchObject({
      summary: 'Included after review',
      recordedAt: '2026-07-03T22:30:00.000Z',
      reason: 'The same project later carries the name of the programme',
    });
  });

  test('is German unless asked otherwise', async () => {
    const entries = await history(`published-grants/${record.id}`);
    expect(entries.map(({ summary }) => summary)).toContain('Betrag berichtigt');
  });

  test('as it was known at the end of a day in Berlin', async () => {
    const all = await types(`published-grants/${record.id}`);
    const known = (day: string) => types(`published-grants/${record.id}`, `recordedBy=${day}`);
    // 22:30 UTC on 1 July is half past midnight on 2 July in Berlin: the day before, nobody knew of the record.
    expect(await known('2026-07-01')).toEqual([]);
    expect(await known('2026-07-02')).toEqual(all.slice(0, 2));
    expect(await known('2026-07-03')).toEqual(all.slice(0, 3));
    expect(await known('2026-07-04')).toEqual(all);
    expect(await known('2030-01-01')).toEqual(all);
  });

  test('shows the public no reference to a person, and an auditor of the stream the actor and the place in the log', async () => {
    const entries = await history(`published-grants/${record.id}`);
    for (const { actor } of entries) expect(actor).toMatch(/^(officer|process:recipient-resolution)$/);
    const stream = await app.items<Entry>('/v1/streams/publishedRegister-2016/history', 'auditor');
    expect(stream.map(({ revision }) => revision)).toEqual(stream.map((_, index) => index));
    expect(stream[0]).toMatchObject({
      type: 'RegisterImported',
      actor: 'officer:local',
      logPosition: expect.stringMatching(/^[0-9a-f]{12}-\d{20}$/),
    });
  });
});

describe('the history of a carrier', () => {
  test('tells its registration, its renaming and its merge, in its own stream', async () => {
    const [registered, ...later] = await history(`carriers/${carrier.id}`, 'lang=en');
    expect(registered).toMatchObject({ type: 'CarrierRegistered', actor: 'process:recipient-resolution' });
    expect(later).toMatchObject([
      {
        type: 'CarrierRenamed',
        effectiveOn: '2020-01-01',
        recordedAt: '2026-07-04T22:30:00.000Z',
        changes: [{ from: 'Kiezlicht e. V.', to: 'Kiezstern e. V.' }],
        reason: 'The organisation changed its name',
      },
      { type: 'CarrierMerged', changes: [{ to: `Haus Morgenrot gGmbH (${other.id})` }] },
    ]);
  });

  test('as known before it was merged', async () => {
    expect(await types(`carriers/${carrier.id}`, 'recordedBy=2026-07-05')).toEqual([
      'CarrierRegistered',
      'CarrierRenamed',
    ]);
  });
});

describe('the log', () => {
  test('is every event as it was stored, in order, page by page, to its end', async () => {
    const positions: string[] = [];
    let after: string | undefined;
    for (;;) {
      const query = after === undefined ? '' : `&after=${after}`;
      const page: readonly { readonly logPosition: string }[] = await app.items(
        `/v1/events?limit=3${query}`,
        'auditor',
      );
      if (page.length === 0) break;
      positions.push(...page.map(({ logPosition }) => logPosition));
      after = positions.at(-1);
    }
    expect(positions.length).toBeGreaterThan(8);
    expect(positions).toEqual([...new Set(positions)].sort());
    expect(positions.at(-1)).toBe(await app.eventStore.logHead());
  });

  test('names for each event of a process manager the event that caused it, and one correlation for all of a request', async () => {
    const events = await app.items<{
      readonly id: string;
      readonly actor: string;
      readonly causationId?: string;
      readonly correlationId: string;
      readonly requestHash?: string;
    }>('/v1/events?limit=200', 'auditor');
    const byId = new Map(events.map((event) => [event.id, event]));
    const caused = events.filter(({ actor }) => actor === 'process:recipient-resolution');
    expect(caused.length).toBeGreaterThan(2);
    for (const { causationId, correlationId } of caused) {
      expect(byId.get(causationId ?? '')?.correlationId).toBe(correlationId);
    }
    for (const event of events) expect('requestHash' in event).toBe(!event.actor.startsWith('process:'));
  });
});

test.each([
  ['a day that does not exist', 'recordedBy=2026-02-30', 400],
  ['a language that is not spoken', 'lang=fr', 400],
  ['a cursor of nobody', 'cursor=x', 400],
])('a history asked for with %s is 400', async (_, query, status) => {
  expect((await app.client().get(`/v1/carriers/${carrier.id}/history?${query}`)).status).toBe(status);
});
