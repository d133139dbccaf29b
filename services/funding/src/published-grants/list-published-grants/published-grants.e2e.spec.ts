import { FundingApplication, type ListOf, readAllPages } from '../../funding-application.fixture.js';
import { aGrant, SMALL_REGISTER } from '../register.fixture.js';
import type { PublishedGrantAnswer } from './published-grant-answer.js';

type Page = ListOf<PublishedGrantAnswer>;
const FORMULA = '=HYPERLINK("http://example.org","Rechnung")';

let app: FundingApplication;
beforeAll(async () => {
  app = await FundingApplication.start();
  await app.import(2016, SMALL_REGISTER);
  await app.import(2019, [
    aGrant({ recipient: 'Überseehafen e. V.', purpose: 'Integrationslotsen berlinweit' }),
    aGrant({ recipient: 'Kiezlicht e. V.', purpose: 'Integrationslotsen ohne Ort', amount: 5 }),
    aGrant({ recipient: FORMULA, purpose: '-1+1 Integrationslotsen, "Mitte"', amount: 6 }),
  ]);
});
afterAll(() => app[Symbol.asyncDispose]());

const list = (query: string) => app.public.get<Page>(`/v1/published-grants?${query}`);
const purposes = async (query: string) =>
  (await list(query)).body.items.map(({ year, purpose }) => `${year} ${purpose}`);

describe('published grants are found', () => {
  const KIEZLICHT = '2016 Integrationslots*innen Spandau';
  const OVERSEAS = '2019 Integrationslotsen berlinweit';
  const NOWHERE = '2019 Integrationslotsen ohne Ort';
  const MORGENROT = '2016 Integrationslotsinnen für\nTempelhof-Schöneberg ';
  const FORMULAS = '2019 -1+1 Integrationslotsen, "Mitte"';

  test.each([
    ['by year', 'year=2019', [FORMULAS, NOWHERE, OVERSEAS]],
    ['by a year without records', 'year=2050', []],
    ['by the district that the purpose names', 'district=07', [MORGENROT]],
    ['by the district that the carrier tells', 'district=05', [KIEZLICHT, NOWHERE]],
    ['across the districts', 'district=supraDistrict', [OVERSEAS]],
    ['by status', 'status=inReview', ['2016 Kiezmütter für Mitte']],
    ['apart ones too', 'status=apart', ['2016 Integrationslotsen', '2016 Integrationslotsen']],
    ['by a part of the recipient, umlauts and case aside', 'q=UEBERSEE', [OVERSEAS]],
    [
      'by a part of the purpose, punctuation and line breaks aside',
      'q=f%C3%BCr+tempelhof+sch%C3%B6neberg',
      [MORGENROT],
    ],
    ['by all of these at once', 'year=2019&district=05&status=confirmed&q=ohne', [NOWHERE]],
    ['by nothing that any has', 'q=Sportverein', []],
  ])('%s', async (_, query, expected) => {
    expect(await purposes(query)).toEqual(expected);
  });

  test('by carrier', async () => {
    const { id } = await app.carrier('Kiezlicht');
    expect(await purposes(`carrier=${id}`)).toEqual([KIEZLICHT, NOWHERE]);
    expect(await purposes('carrier=nobody')).toEqual([]);
  });

  test.each([
    ['year=twenty', 'year'],
    ['district=13', 'district'],
    ['status=paid', 'status'],
    ['limit=0', 'limit'],
    ['limit=201', 'limit'],
    ['limit=2.5', 'limit'],
    [`q=${'x'.repeat(201)}`, 'q'],
    ['sort=amount', 'sort'],
    ['cursor=nonsense', 'cursor'],
    ['format=xml', 'format'],
    ['minLogPosition=%20', 'minLogPosition'],
  ])('%s is 400 and names the field', async (query, field) => {
    const { status, body } = await list(query);
    expect(status).toBe(400);
    expect(body).toMatchObject({ type: 'urn:lotsenbuch:problem:validation', errors: [{ field }] });
  });

  test('but not by a log position of another store: 400', async () => {
    const { status, body } = await list('minLogPosition=0123456789ab-00000000000000000001');
    expect(status).toBe(400);
    expect(body).toMatchObject({ type: 'urn:lotsenbuch:problem:foreign-log-position' });
  });
});

describe('pages', () => {
  test.each([1, 2, 3, 7, 8, 200])('of %i hold every record once, in the same order', async (limit) => {
    const all = await app.grants();
    expect(all).toHaveLength(8);
    expect(await readAllPages(app.public, '/v1/published-grants', limit)).toEqual(all);
  });

  test('go on where they were when records come and go in between', async () => {
    await using other = await FundingApplication.start();
    const birds = ['Amsel e. V.', 'Bussard e. V.', 'Dohle e. V.', 'Elster e. V.'];
    const named = (recipients: readonly string[]) => recipients.map((recipient) => aGrant({ recipient }));
    const next = async (cursor = '') => {
      const { body } = await other.public.get<Page>(`/v1/published-grants?limit=2${cursor && `&cursor=${cursor}`}`);
      return { recipients: body.items.map(({ recipient }) => recipient), next: body.nextCursor };
    };
    await other.import(2016, named(birds));
    const first = await next();
    expect(first.recipients).toEqual(['Amsel e. V.', 'Bussard e. V.']);
    await other.import(2016, named(['Adler e. V.', ...birds, 'Falke e. V.']));
    expect((await next(first.next)).recipients).toEqual(['Dohle e. V.', 'Elster e. V.']);
  });

  test('go on after a recipient of any length', async () => {
    await using other = await FundingApplication.start();
    const long = ['a', 'b', 'c'].map((letter) => `${letter} 😀 ${'Förderverein '.repeat(300)}`);
    await other.import(
      2016,
      long.map((recipient) => aGrant({ recipient })),
    );
    const seen = await readAllPages<PublishedGrantAnswer>(other.public, '/v1/published-grants', 1);
    expect(seen.map(({ recipient }) => recipient)).toEqual(long);
  });
});

describe('as CSV', () => {
  const HEAD =
    'id,year,recipient,funder,policyField,purpose,amountCents,status,clause,district,districtName,districtBasis,carrierId,carrier,suspectedRepeat,file,sheet,row';

  test('the list is whole, whatever the limit says, and no cell is run by a spreadsheet', async () => {
    const answer = await list('year=2019&format=csv&limit=1');
    expect(answer.headers.get('content-type')).toMatch(/^text\/csv; charset=utf-8/);
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="published-grants.csv"');
    const bytes = await fetch(`${app.application.url}/v1/published-grants?year=2019&format=csv`);
    expect([...new Uint8Array(await bytes.arrayBuffer()).slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const lines = answer.text.replace('\uFEFF', '').trimEnd().split('\r\n');
    expect(lines[0]).toBe(HEAD);
    expect(lines).toHaveLength(4);
    const row = lines.find((line) => line.includes('HYPERLINK'));
    expect(row).toContain(`,"'=HYPERLINK(""http://example.org"",""Rechnung"")",`);
    expect(row).toContain(`,"'-1+1 Integrationslotsen, ""Mitte""",600,confirmed,facilitatorWord,01,Mitte,`);
  });

  test('is plain for programs that ask by Accept', async () => {
    const answer = await app.public.get('/v1/published-grants?year=2019', { headers: { Accept: 'text/csv' } });
    expect(answer.text.startsWith(HEAD)).toBe(true);
  });

  test('of carriers is as safe', async () => {
    const { text } = await app.public.get('/v1/carriers?format=csv');
    expect(text).toContain(`"'=HYPERLINK(""http://example.org"",""Rechnung"")"`);
    expect(text).not.toMatch(/(^|,)"?[=+@-]/m);
  });
});

describe('one record', () => {
  test('has its ETag, and is the item of the list with its cells and corrections', async () => {
    const [item] = await app.grants('q=kiezm%C3%BCtter');
    const { status, headers, body } = await app.public.get(`/v1/published-grants/${item!.id}`);
    expect(status).toBe(200);
    expect(headers.get('etag')).toBe(`"${item!.revision}"`);
    expect(body).toEqual({
      ...item,
      cells: expect.objectContaining({ purpose: 'Kiezmütter für Mitte' }),
      corrections: [],
    });
  });

  test.each(['2016-0000000000000000-1', 'nothing', '%F0%9F%98%80'])('%s that does not exist is 404', async (id) => {
    const { status, body } = await app.public.get(`/v1/published-grants/${id}`);
    expect(status).toBe(404);
    expect(body).toMatchObject({ type: 'urn:lotsenbuch:problem:not-found' });
  });
});
