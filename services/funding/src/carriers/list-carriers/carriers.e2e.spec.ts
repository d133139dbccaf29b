import { FundingApplication, type ListOf } from '../../funding-application.fixture.js';
import { aGrant } from '../../published-grants/register.fixture.js';
import type { CarrierAnswer } from './carrier-answer.js';

let app: FundingApplication;
beforeAll(async () => {
  app = await FundingApplication.start();
  await app.import(2016, [
    aGrant({ recipient: 'offensiv ´91 e. V.', amount: 10 }),
    aGrant({ recipient: 'Ökohaus e. V.', amount: 20 }),
    aGrant({ recipient: 'Pfefferbaum gGmbH', purpose: 'Kiezmütter für Mitte', amount: 40 }),
    aGrant({ recipient: 'Lindenblatt e. V.', funder: 'Bezirksamt Pankow' }),
  ]);
  await app.import(2019, [
    aGrant({ recipient: "offensiv''91 e. V.", amount: 100 }),
    aGrant({ recipient: 'Ökohaus gGmbH', amount: 200 }),
  ]);
});
afterAll(() => app[Symbol.asyncDispose]());

describe('carriers', () => {
  test('are listed by name, each with every spelling, its legal forms over time, and what was confirmed for it', async () => {
    const same = { id: expect.any(String), revision: expect.any(Number) };
    expect(await app.carriers()).toEqual([
      {
        ...same,
        name: 'Ökohaus e. V.',
        legalForm: 'gGmbH',
        names: [{ name: 'Ökohaus e. V.', from: '' }],
        legalForms: [
          { legalForm: 'e. V.', from: '2016-01-01' },
          { legalForm: 'gGmbH', from: '2019-01-01' },
        ],
        spellings: ['Ökohaus e. V.', 'Ökohaus gGmbH'],
        records: 2,
        sumCents: 22_000,
      },
      {
        ...same,
        name: 'offensiv ´91 e. V.',
        legalForm: 'e. V.',
        names: [{ name: 'offensiv ´91 e. V.', from: '' }],
        legalForms: [{ legalForm: 'e. V.', from: '2016-01-01' }],
        spellings: ['offensiv ´91 e. V.', "offensiv''91 e. V."],
        records: 2,
        sumCents: 11_000,
      },
      {
        ...same,
        name: 'Pfefferbaum gGmbH',
        legalForm: 'gGmbH',
        names: [{ name: 'Pfefferbaum gGmbH', from: '' }],
        legalForms: [{ legalForm: 'gGmbH', from: '2016-01-01' }],
        spellings: ['Pfefferbaum gGmbH'],
        records: 0,
        sumCents: 0,
      },
    ]);
  });

  test.each([
    ['a part of the name', 'pfeffer', ['Pfefferbaum gGmbH']],
    ['an umlaut written out', 'OEKOHAUS', ['Ökohaus e. V.']],
    ['another spelling', "offensiv''91", ['offensiv ´91 e. V.']],
    ['a recipient that is only listed apart', 'Lindenblatt', []],
  ])('are found by %s', async (_, part, expected) => {
    expect((await app.carriers(`q=${encodeURIComponent(part)}`)).map(({ name }) => name)).toEqual(expected);
  });

  test('come page by page, each once', async () => {
    const first = await app.public.get<ListOf<CarrierAnswer>>('/v1/carriers?limit=2');
    const second = await app.public.get<ListOf<CarrierAnswer>>(`/v1/carriers?limit=2&cursor=${first.body.nextCursor}`);
    expect([...first.body.items, ...second.body.items]).toEqual(await app.carriers());
    expect(second.body).not.toHaveProperty('nextCursor');
  });

  test('are read one by one with their ETag', async () => {
    const carrier = await app.carrier('Pfefferbaum');
    const { headers, body } = await app.public.get(`/v1/carriers/${carrier.id}`);
    expect(body).toEqual(carrier);
    expect(headers.get('etag')).toBe(`"${carrier.revision}"`);
    expect((await app.public.get('/v1/carriers/nobody')).status).toBe(404);
  });
});
