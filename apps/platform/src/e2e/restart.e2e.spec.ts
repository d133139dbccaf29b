import type { CommandOptions } from '@lotsenbuch/testing';
import { PlatformUnderTest } from '../platform.fixture.js';
import { grantRow, registerFile, smallRegister } from '../register.fixture.js';

interface Record {
  readonly id: string;
  readonly revision: number;
}

let app: PlatformUnderTest;
beforeEach(async () => {
  app = await PlatformUnderTest.start();
});
afterEach(() => app[Symbol.asyncDispose]());

const restart = async () => {
  await app.restart();
  await app.settled();
};

const KEY = { idempotencyKey: 'kept by the client' };
const decide = (id: string, decision: 'include' | 'exclude', options: CommandOptions) =>
  app
    .client('officer')
    .post<Record>(
      `/v1/published-grants/${id}/review-decision`,
      { decision, reason: decision === 'include' ? 'confirmedByDepartment' : 'otherProgramme' },
      options,
    );
const inReview = () => app.only<Record>('/v1/published-grants?q=kiezm%C3%BCtter');

/** Everything that the public and the insiders can read, as text. */
const everything = async (): Promise<readonly string[]> => {
  const texts: string[] = [];
  for (const path of ['/v1/published-grants', '/v1/carriers', '/v1/review', '/v1/register-imports', '/v1/reasons']) {
    texts.push((await app.client('officer').get(path)).text);
  }
  texts.push((await app.client().get('/v1/reports/published-grants?year=2016')).text);
  texts.push((await app.client('auditor').get('/v1/events?limit=200')).text);
  return texts;
};

test('after a restart everything is read as before', async () => {
  await app.import(2016, smallRegister(2016));
  const before = await everything();
  await restart();
  expect(await everything()).toEqual(before);
});

describe('a repeated Idempotency-Key gets its original answer and leaves the stream as it is', () => {
  const expectUnchanged = async (repeat: () => Promise<{ readonly status: number; readonly body: unknown }>) => {
    const head = await app.eventStore.logHead();
    const answer = await repeat();
    await app.settled();
    expect(await app.eventStore.logHead()).toBe(head);
    return answer;
  };

  test('for an import, after a restart and three other commands on its stream', async () => {
    const first = await app.import(2016, smallRegister(2016), KEY);
    await restart();
    await app.import(2016, registerFile([grantRow(2016, 'Kiezlicht e. V.', 'Integrationslotsen', 1)]));
    await app.import(2016, smallRegister(2016));
    const { id, revision } = await inReview();
    await decide(id, 'include', { ifMatch: revision });
    await app.settled();
    await restart();
    const again = await expectUnchanged(() => app.import(2016, smallRegister(2016), KEY));
    expect(again.status).toBe(201);
    expect(again.body).toEqual(first.body);
  });

  test('for a change of one record, after a restart and three other commands on its stream', async () => {
    await app.import(2016, smallRegister(2016));
    const { id, revision } = await inReview();
    const first = await decide(id, 'include', { ifMatch: revision, ...KEY });
    await app.settled();
    await restart();
    for (const decision of ['exclude', 'include', 'exclude'] as const) {
      const now = await inReview();
      expect((await decide(id, decision, { ifMatch: now.revision })).status).toBe(200);
      await app.settled();
    }
    const again = await expectUnchanged(() => decide(id, 'include', { ifMatch: revision, ...KEY }));
    expect(again.status).toBe(200);
    expect(again.body).toEqual(first.body);
    expect(await inReview()).toMatchObject({ status: 'excluded' });
  });

  test('and stays bound to its request: another one is 422, also after a restart', async () => {
    await app.import(2016, smallRegister(2016), KEY);
    await restart();
    const other = registerFile([grantRow(2016, 'Kiezlicht e. V.', 'Integrationslotsen', 1)]);
    const reused = await expectUnchanged(() => app.import(2016, other, KEY));
    expect(reused.status).toBe(422);
    expect(reused.body).toMatchObject({ type: 'urn:lotsenbuch:problem:idempotency-key-reused' });
  });
});
