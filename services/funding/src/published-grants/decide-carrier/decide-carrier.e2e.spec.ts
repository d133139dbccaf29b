import { randomUUID } from 'node:crypto';
import type { CommandOptions } from '@lotsenbuch/testing';
import { FundingApplication } from '../../funding-application.fixture.js';
import { aGrant } from '../register.fixture.js';

const KNOWN = 'Morgenrot gGmbH';
/** Resembles the known carrier, and is written the same way in two records. */
const AMBIGUOUS = 'Morgenrot Verbund gGmbH';

let app: FundingApplication;
beforeEach(async () => {
  app = await FundingApplication.start();
  await app.import(2016, [aGrant({ recipient: KNOWN }), aGrant({ recipient: 'Kiezlicht e. V.', amount: 1 })]);
  await app.import(2019, [
    aGrant({ recipient: AMBIGUOUS, purpose: 'Integrationslotsen 2018', amount: 70_000 }),
    aGrant({ recipient: AMBIGUOUS, purpose: 'Integrationslotsen 2019', amount: 70_000 }),
  ]);
});
afterEach(() => app[Symbol.asyncDispose]());

const FIRST = 'year=2019&q=2018';
const SECOND = 'year=2019&q=integrationslotsen+2019';

const decide = async (query: string, body: object, options: CommandOptions = {}) => {
  const { id, revision } = await app.grant(query);
  const path = `/v1/published-grants/${id}/carrier-decision`;
  const answer = await app.officer.post(path, body, { ifMatch: revision, ...options });
  await app.settled();
  return answer;
};

describe('a recipient that resembles a carrier', () => {
  test('waits for a person, with the candidates and the rule by which each resembles it', async () => {
    const { id } = await app.carrier(KNOWN);
    const candidates = [{ carrierId: id, name: KNOWN, rule: 'wordsContained' }];
    const question = { kind: 'carrier', recipient: AMBIGUOUS, candidates };
    expect(await app.review()).toMatchObject([question, question]);
    const record = await app.grant(FIRST);
    expect(record).toMatchObject({ status: 'confirmed', carrierState: 'ambiguous', candidates });
    expect(record).not.toHaveProperty('carrier');
  });

  test('counts all the same, and its suspected repeat shows before anybody has decided', async () => {
    expect(await app.report(2019)).toMatchObject({
      confirmed: { records: 2, sumCents: 14_000_000 },
      suspectedRepeats: { groups: 1, sumCents: 7_000_000, items: [{ recipient: AMBIGUOUS }] },
    });
  });
});

describe('a person who decides', () => {
  test('for a known carrier gives it the record, the spelling, and the records written the same way', async () => {
    const { id } = await app.carrier(KNOWN);
    expect((await decide(FIRST, { carrierId: id, reason: 'sameOrganisationByName' })).status).toBe(200);
    for (const query of [FIRST, SECOND]) {
      expect(await app.grant(query)).toMatchObject({ carrierState: 'resolved', carrier: { id, name: KNOWN } });
    }
    expect(await app.review()).toEqual([]);
    const carrier = await app.carrier(KNOWN);
    expect(carrier).toMatchObject({ id, name: KNOWN, records: 3, sumCents: 24_000_000 });
    expect(carrier.spellings).toEqual([KNOWN, AMBIGUOUS]);
    expect((await app.report(2019)).suspectedRepeats.items).toMatchObject([
      { carrier: { id }, amountCents: 7_000_000 },
    ]);
  });

  test('for a new carrier registers it under the name of the recipient', async () => {
    expect((await decide(FIRST, { newCarrier: true, reason: 'confirmedByCarrier' })).status).toBe(200);
    const carrier = await app.carrier(AMBIGUOUS);
    expect(carrier).toMatchObject({ name: AMBIGUOUS, spellings: [AMBIGUOUS], records: 2, sumCents: 14_000_000 });
    expect((await app.grant(FIRST)).carrier).toEqual({ id: carrier.id, name: AMBIGUOUS });
    expect((await app.grant(SECOND)).carrier).toEqual({ id: carrier.id, name: AMBIGUOUS });
    expect(await app.review()).toEqual([]);
    expect(await app.carriers()).toHaveLength(3);
  });

  test('for a new carrier twice under one key gets one carrier', async () => {
    const options = { idempotencyKey: randomUUID(), ifMatch: (await app.grant(FIRST)).revision };
    const body = { newCarrier: true, reason: 'confirmedByCarrier' };
    const first = await decide(FIRST, body, options);
    const again = await decide(FIRST, body, options);
    expect(again.body).toEqual(first.body);
    expect(await app.carriers()).toHaveLength(3);
  });

  test('may correct what a rule had resolved, and change the mind', async () => {
    const [other, known] = [await app.carrier('Kiezlicht'), await app.carrier(KNOWN)];
    await decide('year=2016&q=morgenrot', { carrierId: other.id, reason: 'sameOrganisationByAddress' });
    expect(await app.grant('year=2016&q=morgenrot')).toMatchObject({ carrier: { id: other.id } });
    await decide('year=2016&q=morgenrot', { carrierId: known.id, reason: 'sameOrganisationByName' });
    expect(await app.grant('year=2016&q=morgenrot')).toMatchObject({ carrier: { id: known.id } });
  });

  test('is not asked again when a later file has the same recipient', async () => {
    const { id } = await app.carrier(KNOWN);
    await decide(FIRST, { carrierId: id, reason: 'sameOrganisationByName' });
    await app.import(2021, [aGrant({ recipient: AMBIGUOUS })]);
    expect(await app.grant('year=2021')).toMatchObject({ carrier: { id } });
    expect(await app.review()).toEqual([]);
  });
});

describe('a decision is refused', () => {
  test.each([
    ['with neither a carrier nor a new one', {}],
    ['with both', { carrierId: randomUUID(), newCarrier: true }],
    ['with a carrier that does not exist', { carrierId: randomUUID() }],
    ['with a carrier that is no id', { carrierId: 'Morgenrot' }],
    ['with no new carrier', { newCarrier: false }],
  ])('%s: 400, and nothing is recorded', async (_, body) => {
    const head = await app.logHead();
    const answer = await decide(FIRST, { reason: 'sameOrganisationByName', ...body });
    expect(answer.status).toBe(400);
    expect(answer.body).toMatchObject({
      type: 'urn:lotsenbuch:problem:validation',
      errors: [{ field: expect.stringMatching(/^(carrierId|newCarrier)$/) }],
    });
    expect(await app.logHead()).toBe(head);
  });

  test('for a record that is no longer in the register: 409', async () => {
    await app.import(2019, [aGrant({ recipient: AMBIGUOUS, purpose: 'Integrationslotsen 2019', amount: 70_000 })]);
    const { status, body } = await decide(FIRST, { newCarrier: true, reason: 'confirmedByCarrier' });
    expect(status).toBe(409);
    expect(body).toMatchObject({ type: 'urn:lotsenbuch:problem:record-withdrawn' });
  });
});
