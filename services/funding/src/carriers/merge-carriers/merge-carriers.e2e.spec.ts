import { FundingApplication } from '../../funding-application.fixture.js';
import { aGrant } from '../../published-grants/register.fixture.js';
import type { CarrierAnswer } from '../list-carriers/carrier-answer.js';

let app: FundingApplication;
beforeEach(async () => {
  app = await FundingApplication.start();
  await app.import(2016, [
    aGrant({ recipient: 'Kiezlicht e. V.', amount: 1_000 }),
    aGrant({ recipient: 'Haus Morgenrot gGmbH', purpose: 'Integrationslotsen Mitte', amount: 200 }),
    aGrant({ recipient: 'Lindenblatt GmbH', purpose: 'Integrationslotsen Pankow', amount: 30 }),
  ]);
});
afterEach(() => app[Symbol.asyncDispose]());

const REASON = 'organisationsUnited';
const merge = async (losing: CarrierAnswer, into: string, ifMatch = losing.revision) => {
  const answer = await app.officer.post(`/v1/carriers/${losing.id}/merge`, { into, reason: REASON }, { ifMatch });
  await app.settled();
  return answer;
};
const three = async () => {
  const [kiezlicht, morgenrot, lindenblatt] = await Promise.all(
    ['Kiezlicht', 'Morgenrot', 'Lindenblatt'].map((name) => app.carrier(name)),
  );
  return { kiezlicht: kiezlicht!, morgenrot: morgenrot!, lindenblatt: lindenblatt! };
};

describe('a merged carrier', () => {
  test('is read as the other one: records and sums are the other’s, its own names stay', async () => {
    const { kiezlicht, morgenrot } = await three();
    expect((await merge(kiezlicht, morgenrot.id)).status).toBe(200);
    expect(await app.carrier('Kiezlicht')).toMatchObject({
      id: kiezlicht.id,
      name: 'Kiezlicht e. V.',
      mergedInto: morgenrot.id,
      records: 0,
      sumCents: 0,
    });
    const winner = await app.carrier('Morgenrot');
    expect(winner).toMatchObject({ records: 2, sumCents: 120_000 });
    expect(winner).not.toHaveProperty('mergedInto');
    expect((await app.grant('q=kiezlicht')).carrier).toEqual({ id: morgenrot.id, name: 'Haus Morgenrot gGmbH' });
  });

  test('finds the records of both, asked for by either id', async () => {
    const { kiezlicht, morgenrot } = await three();
    await merge(kiezlicht, morgenrot.id);
    const byWinner = await app.grants(`carrier=${morgenrot.id}`);
    expect(byWinner.map(({ recipient }) => recipient)).toEqual(['Haus Morgenrot gGmbH', 'Kiezlicht e. V.']);
    expect(await app.grants(`carrier=${kiezlicht.id}`)).toEqual(byWinner);
  });

  test('gives its names to the other: what is published under them later is the other’s', async () => {
    const { kiezlicht, morgenrot } = await three();
    await merge(kiezlicht, morgenrot.id);
    await app.import(2019, [aGrant({ recipient: 'KIEZLICHT e.V.' })]);
    expect((await app.grant('year=2019')).carrier).toEqual({ id: morgenrot.id, name: 'Haus Morgenrot gGmbH' });
  });

  test('is read as the last of a chain', async () => {
    const { kiezlicht, morgenrot, lindenblatt } = await three();
    await merge(kiezlicht, morgenrot.id);
    await merge(morgenrot, lindenblatt.id);
    expect((await app.grant('q=kiezlicht')).carrier?.id).toBe(lindenblatt.id);
    expect(await app.carrier('Kiezlicht')).toMatchObject({ mergedInto: lindenblatt.id });
    expect(await app.carrier('Lindenblatt')).toMatchObject({ records: 3, sumCents: 123_000 });
  });

  test('cannot be merged once more, nor renamed: 409 names the carrier to change instead', async () => {
    const { kiezlicht, morgenrot, lindenblatt } = await three();
    await merge(kiezlicht, morgenrot.id);
    const { revision } = await app.carrier('Kiezlicht');
    const again = await merge(kiezlicht, lindenblatt.id, revision);
    const rename = { name: 'Neu', effectiveOn: '2020-01-01', reason: 'organisationRenamed' };
    const renamed = await app.officer.post(`/v1/carriers/${kiezlicht.id}/rename`, rename, { ifMatch: revision });
    for (const { status, body } of [again, renamed]) {
      expect(status).toBe(409);
      expect(body).toMatchObject({
        type: 'urn:lotsenbuch:problem:carrier-merged',
        detail: expect.stringContaining(morgenrot.id),
      });
    }
  });
});

describe('a merge is refused', () => {
  test('into itself, into one that is read as itself, and into one that does not exist: 422', async () => {
    const { kiezlicht, morgenrot } = await three();
    await merge(kiezlicht, morgenrot.id);
    const [head, unknown] = [await app.logHead(), '00000000-0000-4000-8000-000000000000'];
    for (const into of [morgenrot.id, kiezlicht.id, unknown]) {
      const { status, body } = await merge(morgenrot, into);
      expect(status).toBe(422);
      expect(body).toMatchObject({
        type: 'urn:lotsenbuch:problem:merge-refused',
        errors: [{ field: 'into', found: into }],
      });
    }
    expect(await app.logHead()).toBe(head);
  });
});

test('two officers who merge two carriers into each other at the same moment leave one carrier, and can go on', async () => {
  const { kiezlicht, morgenrot, lindenblatt } = await three();
  const send = (losing: CarrierAnswer, into: string) =>
    app.officer.post(`/v1/carriers/${losing.id}/merge`, { into, reason: REASON }, { ifMatch: losing.revision });
  await Promise.all([send(kiezlicht, morgenrot.id), send(morgenrot, kiezlicht.id)]);
  await app.settled();

  const [one, other] = [await app.carrier('Kiezlicht'), await app.carrier('Morgenrot')];
  const [winner, loser] = one.mergedInto === undefined ? [one, other] : [other, one];
  expect(winner).toMatchObject({ records: 2, sumCents: 120_000 });
  expect(loser).toMatchObject({ mergedInto: winner.id, records: 0, sumCents: 0 });

  expect((await merge(winner, lindenblatt.id)).status).toBe(200);
  expect(await app.carrier('Lindenblatt')).toMatchObject({ records: 3, sumCents: 123_000 });
});
