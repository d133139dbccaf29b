import { FundingApplication } from '../../funding-application.fixture.js';
import { aGrant, SMALL_REGISTER } from '../register.fixture.js';

let app: FundingApplication;
beforeEach(async () => {
  app = await FundingApplication.start();
  await app.import(2016, SMALL_REGISTER);
});
afterEach(() => app[Symbol.asyncDispose]());

const INCLUDE = { decision: 'include', reason: 'laterNameOfSameProject' };
const EXCLUDE = { decision: 'exclude', reason: 'resemblanceOnly' };

const decide = async (query: string, body: object) => {
  const { id, revision } = await app.grant(query);
  const answer = await app.officer.post(`/v1/published-grants/${id}/review-decision`, body, { ifMatch: revision });
  await app.settled();
  return answer;
};
const inclusions = async () => (await app.review()).filter(({ kind }) => kind === 'inclusion');
const KIEZMUETTER = 'q=kiezm%C3%BCtter';

describe('a record in review', () => {
  test('waits for a person, with what the rule found', async () => {
    expect(await inclusions()).toMatchObject([
      { year: 2016, recipient: 'Pfefferbaum gGmbH', amountCents: 5_000_000, basis: { clause: 'laterName' } },
    ]);
  });

  test('that is included counts, and waits no longer', async () => {
    expect((await decide(KIEZMUETTER, INCLUDE)).status).toBe(200);
    expect(await app.grant(KIEZMUETTER)).toMatchObject({ status: 'confirmed', verdict: 'inReview' });
    expect(await app.report(2016)).toMatchObject({
      confirmed: { records: 3, sumCents: 40_000_000 },
      inReview: { records: 0, sumCents: 0 },
    });
    expect(await inclusions()).toEqual([]);
  });

  test('that is excluded is in no total, and waits no longer', async () => {
    expect((await decide(KIEZMUETTER, EXCLUDE)).status).toBe(200);
    expect(await app.grant(KIEZMUETTER)).toMatchObject({ status: 'excluded', verdict: 'inReview' });
    expect(await app.report(2016)).toMatchObject({
      confirmed: { records: 2, sumCents: 35_000_000 },
      inReview: { records: 0, sumCents: 0 },
      apart: { records: 2, sumCents: 2_400_000 },
    });
    expect(await inclusions()).toEqual([]);
  });

  test('can be decided again: the last decision holds', async () => {
    await decide(KIEZMUETTER, INCLUDE);
    await decide(KIEZMUETTER, EXCLUDE);
    expect(await app.grant(KIEZMUETTER)).toMatchObject({ status: 'excluded' });
    await decide(KIEZMUETTER, INCLUDE);
    expect((await app.report(2016)).confirmed).toEqual({ records: 3, sumCents: 40_000_000 });
  });

  test('decided the same way again is not changed', async () => {
    await decide(KIEZMUETTER, INCLUDE);
    const [before, head] = [await app.grant(KIEZMUETTER), await app.logHead()];
    const again = await decide(KIEZMUETTER, INCLUDE);
    expect(again.status).toBe(200);
    expect(again.body).toEqual({ revision: before.revision, logPosition: head });
    expect(await app.logHead()).toBe(head);
  });

  test('stays decided when a later file has it again, also with another amount, and after it was gone', async () => {
    await decide(KIEZMUETTER, INCLUDE);
    const [others, [kiezmuetter]] = [SMALL_REGISTER.toSpliced(3, 1), SMALL_REGISTER.slice(3)];
    await app.import(2016, [...others, { ...kiezmuetter, amount: 60_000 }]);
    expect(await app.grant(KIEZMUETTER)).toMatchObject({ status: 'confirmed', amountCents: 6_000_000 });
    await app.import(2016, others);
    expect(await app.grant(KIEZMUETTER)).toMatchObject({ status: 'withdrawn' });
    await app.import(2016, [...others, { ...kiezmuetter, amount: 60_000 }]);
    expect(await app.grant(KIEZMUETTER)).toMatchObject({ status: 'confirmed', amountCents: 6_000_000 });
    expect(await inclusions()).toEqual([]);
  });
});

describe('a decision is refused', () => {
  test.each([
    ['confirmed', 'q=kiezlicht'],
    ['apart', 'status=apart&q=lindenblatt'],
  ])('for a record that is %s by the rule: 409', async (verdict, query) => {
    const { status, body } = await decide(query, EXCLUDE);
    expect(status).toBe(409);
    expect(body).toMatchObject({
      type: 'urn:lotsenbuch:problem:not-in-review',
      detail: expect.stringContaining(`is ${verdict} by the rule`),
    });
  });

  test('for a record that is no longer in the register: 409', async () => {
    await app.import(2016, [aGrant()]);
    const { status, body } = await decide(KIEZMUETTER, INCLUDE);
    expect(status).toBe(409);
    expect(body).toMatchObject({ type: 'urn:lotsenbuch:problem:record-withdrawn' });
  });

  test('with a reason of the other decision: 400', async () => {
    const { status, body } = await decide(KIEZMUETTER, { ...INCLUDE, reason: EXCLUDE.reason });
    expect(status).toBe(400);
    expect(body).toMatchObject({ errors: [{ field: 'reason' }] });
  });
});
