import { FundingApplication, readAllPages } from '../../funding-application.fixture.js';
import { aGrant } from '../register.fixture.js';
import type { ReviewItemAnswer } from './review-item-answer.js';

let app: FundingApplication;
beforeAll(async () => {
  app = await FundingApplication.start();
  await app.import(2016, [
    aGrant({ recipient: 'Morgenrot gGmbH' }),
    aGrant({ recipient: 'Verschiedene natürliche Personen', purpose: 'Kiezmütter für Mitte', amount: 2 }),
    aGrant({ recipient: 'Amsel e. V.', purpose: 'Stadtteilmütter', amount: 1 }),
  ]);
  await app.import(2019, [aGrant({ recipient: 'Morgenrot Verbund gGmbH' })]);
});
afterAll(() => app[Symbol.asyncDispose]());

const questions = (items: readonly ReviewItemAnswer[]) =>
  items.map(({ year, recipient, kind }) => `${year} ${recipient}: ${kind}`);

const ALL = [
  '2016 Amsel e. V.: inclusion',
  '2016 Verschiedene natürliche Personen: carrier',
  '2016 Verschiedene natürliche Personen: inclusion',
  '2019 Morgenrot Verbund gGmbH: carrier',
];

describe('the review', () => {
  test('lists every open question, also two about one record, by year and recipient', async () => {
    expect(questions(await app.review())).toEqual(ALL);
  });

  test('has no candidates where the recipient names no organisation', async () => {
    const [, carrier] = await app.review();
    expect(carrier).toMatchObject({ kind: 'carrier', candidates: [] });
  });

  test('comes page by page, each question once', async () => {
    const seen = await readAllPages<ReviewItemAnswer>(app.officer, '/v1/review', 1);
    expect(questions(seen)).toEqual(ALL);
  });

  test('comes as CSV with the candidates by name', async () => {
    const { text } = await app.officer.get('/v1/review', { headers: { Accept: 'text/csv' } });
    const lines = text.trimEnd().split('\r\n');
    expect(lines).toHaveLength(5);
    expect(lines[0]).toBe('kind,id,year,recipient,purpose,amountCents,clause,matched,candidates');
    expect(lines[4]).toMatch(/^carrier,2019-\w+-1,2019,Morgenrot Verbund gGmbH,.*,Morgenrot gGmbH$/);
  });

  test('carries the ETag that the decision needs', async () => {
    const [inclusion] = await app.review();
    const decision = { decision: 'exclude', reason: 'resemblanceOnly' };
    const path = `/v1/published-grants/${inclusion!.id}/review-decision`;
    expect((await app.officer.post(path, decision, { ifMatch: inclusion!.revision })).status).toBe(200);
    await app.settled();
    expect(questions(await app.review())).toEqual(ALL.slice(1));
  });

  test('asks nothing about a record that is excluded or no longer in the register', async () => {
    await app.import(2021, [
      aGrant({ recipient: 'Morgenrot Verein e. V.' }),
      aGrant({ recipient: 'Morgenrot Stiftung', purpose: 'Stadtteilmütter' }),
    ]);
    const of2021 = async () => (await app.review()).filter(({ year }) => year === 2021);
    expect(questions(await of2021())).toEqual([
      '2021 Morgenrot Stiftung: carrier',
      '2021 Morgenrot Stiftung: inclusion',
      '2021 Morgenrot Verein e. V.: carrier',
    ]);
    const [{ id, revision }] = (await of2021()) as [ReviewItemAnswer];
    const decision = { decision: 'exclude', reason: 'resemblanceOnly' };
    await app.officer.post(`/v1/published-grants/${id}/review-decision`, decision, { ifMatch: revision });
    await app.import(2021, [aGrant({ recipient: 'Morgenrot Stiftung', purpose: 'Stadtteilmütter' })]);
    expect(await of2021()).toEqual([]);
  });
});
