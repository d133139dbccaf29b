import { FundingApplication } from '../../funding-application.fixture.js';
import { aGrant, registerOf, SMALL_REGISTER } from '../register.fixture.js';

let app: FundingApplication;
beforeEach(async () => {
  app = await FundingApplication.start();
});
afterEach(() => app[Symbol.asyncDispose]());

const KEY = { idempotencyKey: 'the same key' };
const FILE = registerOf(2016, SMALL_REGISTER);

const typesIn = async (stream: string): Promise<string[]> => {
  const types: string[] = [];
  for await (const page of app.eventStore.readStream(stream)) types.push(...page.map(({ envelope }) => envelope.type));
  return types;
};

describe('an import under the same Idempotency-Key', () => {
  test('gets the original answer, and nothing is recorded', async () => {
    const first = await app.import(2016, FILE, KEY);
    const head = await app.logHead();
    const again = await app.import(2016, FILE, KEY);
    expect(again.status).toBe(201);
    expect(again.body).toEqual(first.body);
    expect(await app.logHead()).toBe(head);
  });

  test('gets it also after three other commands changed the register, two of them other files', async () => {
    const first = await app.import(2016, FILE, KEY);
    await app.import(2016, [...SMALL_REGISTER, aGrant({ recipient: 'Abendstern e. V.' })]);
    const { id, revision } = await app.grant('status=inReview');
    const decision = { decision: 'include', reason: 'confirmedByDepartment' };
    const decided = await app.officer.post(`/v1/published-grants/${id}/review-decision`, decision, {
      ifMatch: revision,
    });
    expect(decided.status).toBe(200);
    await app.import(
      2016,
      SMALL_REGISTER.map((row) => ({ ...row, amount: 3 })),
    );
    const [head, report] = [await app.logHead(), await app.report(2016)];

    const again = await app.import(2016, FILE, KEY);
    expect(again.status).toBe(201);
    expect(again.body).toEqual(first.body);
    expect(await app.logHead()).toBe(head);
    expect(await app.report(2016)).toEqual(report);
  });

  test('sent twice at the same moment is one import with one answer', async () => {
    const [one, other] = await Promise.all([app.import(2016, FILE, KEY), app.import(2016, FILE, KEY)]);
    expect([one.status, other.status]).toEqual([201, 201]);
    expect(other.body).toEqual(one.body);
    expect((await typesIn('publishedRegister-2016')).filter((type) => type === 'RegisterImported')).toHaveLength(1);
  });

  test.each([
    ['with another file', 2016, registerOf(2016, SMALL_REGISTER.slice(1))],
    ['with the file of other bytes and the same rows', 2016, registerOf(2016, [...SMALL_REGISTER, {}])],
  ])('%s is 422: the key belongs to another request', async (_, year, file) => {
    await app.import(2016, FILE, KEY);
    const head = await app.logHead();
    const reused = await app.import(year, file, KEY);
    expect(reused.status).toBe(422);
    expect(reused.body).toMatchObject({ type: 'urn:lotsenbuch:problem:idempotency-key-reused' });
    expect(await app.logHead()).toBe(head);
  });

  test('for another year is 422, once the list of imports shows the first', async () => {
    const { body } = await app.import(2016, FILE, KEY);
    await app.application.client('officer').get(`/v1/register-imports?minLogPosition=${body.logPosition}`);
    const head = await app.logHead();
    const reused = await app.import(2017, registerOf(2017, SMALL_REGISTER), KEY);
    expect(reused.status).toBe(422);
    expect(reused.body).toMatchObject({ type: 'urn:lotsenbuch:problem:idempotency-key-reused' });
    expect(await app.logHead()).toBe(head);
  });

  test('that was refused is not remembered: the corrected file goes through under it', async () => {
    expect((await app.import(2016, [aGrant({ amount: 'viel' })], KEY)).status).toBe(422);
    expect((await app.import(2016, FILE, KEY)).status).toBe(201);
  });

  test('of another officer is another command', async () => {
    await app.import(2016, FILE, KEY);
    const loader = app.application.client('example-loader');
    const again = await loader.postFile('/v1/register-imports?year=2016', FILE, KEY);
    expect(again.status).toBe(200);
  });
});

test('two officers who import the same file at the same moment: one records it, the other finds nothing new', async () => {
  const answers = await Promise.all([app.import(2016, FILE), app.import(2016, FILE)]);
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 201]);
  expect((await app.report(2016)).confirmed).toEqual({ records: 2, sumCents: 35_000_000 });
});
