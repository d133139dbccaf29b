import { randomUUID } from 'node:crypto';
import { type Answer, type CommandOptions, eventNamed } from '@lotsenbuch/testing';
import { FundingApplication } from './funding-application.fixture.js';
import { aGrant, SMALL_REGISTER } from './published-grants/register.fixture.js';

/** Everything that changes one existing thing: the rules are the same for all. */
interface Change {
  readonly what: string;
  readonly collection: string;
  readonly verb: string;
  /** A thing that can be changed so, the body that does it, and another one that would too. */
  prepare(): Promise<{ readonly thing: Thing; readonly body: object; readonly otherBody: object }>;
  readonly reasons: readonly string[];
}
interface Thing {
  readonly id: string;
  readonly revision: number;
}

let app: FundingApplication;
beforeAll(async () => {
  app = await FundingApplication.start();
  await app.import(2016, SMALL_REGISTER);
  await app.import(2017, SMALL_REGISTER);
});
afterAll(() => app[Symbol.asyncDispose]());

const BIRDS = ['Amsel', 'Bussard', 'Dohle', 'Elster', 'Falke', 'Goldammer', 'Habicht', 'Kiebitz'];
const FLOWERS = ['Aster', 'Begonie', 'Dahlie', 'Enzian', 'Flieder', 'Ginster', 'Hortensie', 'Jasmin'];
let used = 0;

/** A carrier and a record in review that no test has touched yet. */
const untouched = async () => {
  const pair = (names: readonly string[]) =>
    `${names[used % names.length]}${names[Math.floor(used / names.length) % names.length]} e. V.`;
  const [bird, flower] = [pair(BIRDS), pair(FLOWERS)];
  used += 1;
  const year = 2020 + used;
  await app.import(year, [aGrant({ recipient: bird }), aGrant({ recipient: flower, purpose: 'Stadtteilmütter' })]);
  const [record] = (await app.review()).filter((item) => item.year === year);
  return { carrier: await app.carrier(bird), record: record!, target: await app.carrier('Haus Morgenrot') };
};

const CHANGES: readonly Change[] = [
  {
    what: 'a review decision',
    collection: 'published-grants',
    verb: 'review-decision',
    prepare: async () => ({
      thing: (await untouched()).record,
      body: { decision: 'include', reason: 'confirmedByDepartment' },
      otherBody: { decision: 'exclude', reason: 'otherProgramme' },
    }),
    reasons: ['laterNameOfSameProject', 'typingErrorInPurpose', 'publishedElsewhere', 'confirmedByDepartment'],
  },
  {
    what: 'a carrier decision',
    collection: 'published-grants',
    verb: 'carrier-decision',
    prepare: async () => {
      const { record, carrier } = await untouched();
      return {
        thing: record,
        body: { carrierId: carrier.id, reason: 'confirmedByCarrier' },
        otherBody: { carrierId: carrier.id, reason: 'sameOrganisationByAddress' },
      };
    },
    reasons: ['sameOrganisationByName', 'sameOrganisationByAddress', 'confirmedByCarrier'],
  },
  {
    what: 'a merge',
    collection: 'carriers',
    verb: 'merge',
    prepare: async () => {
      const { carrier, target } = await untouched();
      return {
        thing: carrier,
        body: { into: target.id, reason: 'organisationsUnited' },
        otherBody: { into: target.id, reason: 'sameOrganisationOtherSpelling' },
      };
    },
    reasons: ['sameOrganisationOtherSpelling', 'sameOrganisationOtherLegalForm', 'organisationsUnited'],
  },
  {
    what: 'a renaming',
    collection: 'carriers',
    verb: 'rename',
    prepare: async () => ({
      thing: (await untouched()).carrier,
      body: { name: 'Neuer Name e. V.', effectiveOn: '2020-01-01', reason: 'organisationRenamed' },
      otherBody: { name: 'Anderer Name e. V.', effectiveOn: '2020-01-01', reason: 'organisationRenamed' },
    }),
    reasons: ['organisationRenamed', 'nameMisspelled'],
  },
];

describe.each(CHANGES)('$what', ({ collection, verb, prepare, reasons }) => {
  interface Done {
    readonly revision: number;
    readonly logPosition: string;
    readonly event?: string;
  }
  const send = (id: string, body: object, options: CommandOptions): Promise<Answer<Done>> =>
    app.officer.post<Done>(`/v1/${collection}/${id}/${verb}`, body, options);
  const read = (id: string, position = '') =>
    app.public.get<Thing>(`/v1/${collection}/${id}${position && `?minLogPosition=${position}`}`);

  test('answers the new revision as ETag and where it is in the log; a read that waits for it sees the change', async () => {
    const { thing, body } = await prepare();
    const { status, body: done, headers } = await send(thing.id, body, { ifMatch: thing.revision });
    expect(status).toBe(200);
    expect(done.revision).toBeGreaterThan(thing.revision);
    expect(headers.get('etag')).toBe(`"${done.revision}"`);
    expect(headers.get('log-position')).toBe(done.logPosition);
    const seen = await read(thing.id, done.logPosition);
    expect(seen.body.revision).toBe(done.revision);
    expect(seen.headers.get('etag')).toBe(`"${done.revision}"`);
  });

  test('answers the event that it recorded, in header and body', async () => {
    const { thing, body } = await prepare();
    const correlation = randomUUID();
    const options = { ifMatch: thing.revision, headers: { 'Correlation-Id': correlation } };
    const { body: done, headers } = await send(thing.id, body, options);
    expect(headers.get('event')).toBe(done.event);
    const { correlationId } = await eventNamed(app.eventStore, done.event);
    expect(correlationId).toBe(correlation);
  });

  test('repeated under its key gets the original answer, also after other commands in the same stream', async () => {
    const { thing, body, otherBody } = await prepare();
    const key = { idempotencyKey: randomUUID(), ifMatch: thing.revision };
    const first = await send(thing.id, body, key);
    await app.settled();
    for (const change of verb === 'merge' ? [] : [otherBody, body, otherBody]) {
      const { revision } = (await read(thing.id)).body;
      expect((await send(thing.id, change, { ifMatch: revision })).status).toBe(200);
      await app.settled();
    }
    const head = await app.logHead();
    const again = await send(thing.id, body, key);
    expect(again.status).toBe(200);
    expect(again.body).toEqual(first.body);
    expect(again.headers.get('etag')).toBe(first.headers.get('etag'));
    expect(await app.logHead()).toBe(head);
  });

  test('of another content under the same key is 422 and changes nothing', async () => {
    const { thing, body, otherBody } = await prepare();
    const key = { idempotencyKey: randomUUID(), ifMatch: thing.revision };
    await send(thing.id, body, key);
    await app.settled();
    const head = await app.logHead();
    const reused = await send(thing.id, otherBody, key);
    expect(reused.status).toBe(422);
    expect(reused.body).toMatchObject({ type: 'urn:lotsenbuch:problem:idempotency-key-reused' });
    expect(await app.logHead()).toBe(head);
  });

  test('with the ETag of an older state is 412 with the ETag of now, and changes nothing', async () => {
    const { thing, body, otherBody } = await prepare();
    const done = await send(thing.id, body, { ifMatch: thing.revision });
    await app.settled();
    const head = await app.logHead();
    const now = (await read(thing.id)).body.revision;
    const stale = await send(thing.id, otherBody, { ifMatch: thing.revision });
    expect(done.status).toBe(200);
    expect(stale.status).toBe(412);
    expect(stale.headers.get('etag')).toBe(`"${now}"`);
    expect(stale.body).toMatchObject({ type: 'urn:lotsenbuch:problem:precondition-failed' });
    expect(await app.logHead()).toBe(head);
  });

  test('without If-Match is 428, with anything but one ETag 400', async () => {
    const { thing, body } = await prepare();
    expect((await send(thing.id, body, {})).body).toMatchObject({
      status: 428,
      type: 'urn:lotsenbuch:problem:precondition-required',
    });
    for (const value of ['*', 'W/"1"', '"1", "2"', '1']) {
      expect((await send(thing.id, body, { headers: { 'If-Match': value } })).body).toMatchObject({
        status: 400,
        type: 'urn:lotsenbuch:problem:malformed-precondition',
      });
    }
  });

  test('of something that does not exist is 404', async () => {
    const { body } = await prepare();
    for (const id of ['2016-0000000000000000-1', '2044-0000000000000000-1', 'nothing', randomUUID()]) {
      const { status, body: problem } = await send(id, body, { ifMatch: 0 });
      expect(status).toBe(404);
      expect(problem).toMatchObject({ type: 'urn:lotsenbuch:problem:not-found' });
    }
  });

  test('needs a reason from its catalogue: 400 names those there are', async () => {
    const { thing, body } = await prepare();
    const { status, body: problem } = await send(thing.id, { ...body, reason: 'because' }, { ifMatch: thing.revision });
    expect(status).toBe(400);
    expect(problem).toMatchObject({
      type: 'urn:lotsenbuch:problem:validation',
      errors: [{ field: 'reason', expected: `one of ${reasons.join(', ')}`, found: 'because' }],
    });
  });

  test('with missing, wrong and unknown fields is 400 and names every one of them', async () => {
    const { thing, body } = await prepare();
    const wrong = Object.fromEntries(Object.keys(body).map((field) => [field, 5]));
    const { status, body: problem } = await send(thing.id, { ...wrong, force: true }, { ifMatch: thing.revision });
    expect(status).toBe(400);
    const { errors } = problem as unknown as { errors: readonly { readonly field: string }[] };
    expect(errors.map(({ field }) => field).sort()).toEqual([...Object.keys(body), 'force'].sort());
    expect((await send(thing.id, {}, { ifMatch: thing.revision })).status).toBe(400);
  });
});
