import { leafHash, ProofRefused, parseProof, verifyProof } from '@lotsenbuch/transparency-log';
import Database from 'better-sqlite3';
import { startLedger, TRUSTED } from '../ledger.fixture.js';

const happening = (stream: string, number: number) => ({ stream, type: 'SomethingHappened', data: { number } });
const HAPPENINGS = Array.from({ length: 20 }, (_, number) => happening(`carrier-${number % 3}`, number));

let application: Awaited<ReturnType<typeof startLedger>>;
beforeAll(async () => {
  application = await startLedger(HAPPENINGS);
  await application.cover();
  await application.record([happening('carrier-9', 20)]);
});
afterAll(() => application.close());

const ask = (query: string, who: string | undefined = 'officer') =>
  application.client(who).get(`/v1/ledger/proof${query}`);

/** The leaf of an event, from what the store says of it. */
const leafOf = async (stream: string, revision: number) => {
  for await (const [event] of application.parts().eventStore.readStream(stream, { fromRevision: revision })) {
    if (event !== undefined) return leafHash(event.canonical);
  }
  throw new Error(`${stream} has no revision ${revision}`);
};

describe('the proof of an event', () => {
  test('is a tlog-proof that holds under the key of the log, for everybody who is logged in', async () => {
    for (const [stream, revision, index] of [
      ['carrier-0', 0, 0],
      ['carrier-1', 2, 7],
      ['carrier-1', 6, 19],
    ] as const) {
      const { status, headers, text } = await ask(`?event=${stream}/${revision}`);
      expect([status, headers.get('content-type')]).toEqual([200, 'text/plain; charset=utf-8']);
      expect(parseProof(text).index).toBe(index);
      expect(verifyProof(text, await leafOf(stream, revision), TRUSTED).size).toBe(20);
    }
    expect((await application.client().get('/v1/ledger/proof?event=carrier-0/0')).status).toBe(401);
    expect((await ask('?event=carrier-0/0', 'auditor')).status).toBe(200);
  });

  test('does not serve another event', async () => {
    const { text } = await ask('?event=carrier-1/2');
    const other = await leafOf('carrier-1', 3);
    expect(() => verifyProof(text, other, TRUSTED)).toThrow(ProofRefused);
  });

  test('comes once a checkpoint covers the event: until then 409, and when to ask again', async () => {
    const { status, headers, body } = await ask('?event=carrier-9/0');
    expect([status, headers.get('retry-after'), body]).toEqual([
      409,
      '1',
      expect.objectContaining({ type: 'urn:lotsenbuch:problem:not-covered-yet' }),
    ]);
    await using fresh = await startLedger([happening('carrier-1', 0)]);
    const proof = () => fresh.client('officer').get('/v1/ledger/proof?event=carrier-1/0');
    expect((await proof()).status).toBe(409);
    await fresh.cover();
    expect((await proof()).status).toBe(200);
  });

  test.each(['carrier-0/7', 'carrier-77/0', 'carrier-0/9007199254740991'])(
    'of %s there is none: 404',
    async (event) => {
      expect((await ask(`?event=${event}`)).status).toBe(404);
    },
  );

  test.each([
    '',
    '?event=',
    '?event=carrier-0',
    '?event=carrier-0/',
    '?event=carrier-0/-1',
    '?event=carrier-0/00',
    '?event=carrier-0/1.0',
    '?event=carrier-0/1e1',
    '?event=carrier-0/9007199254740992',
    '?event=carrier/0',
    '?event=$all/0',
    '?event=/v1/0',
    '?event=carrier-0/0/0',
    '?event=carrier-0/0%20',
    '?event=carrier-0/0&event=carrier-0/1',
    '?event[stream]=carrier-0',
    '?event=carrier-0/0&size=1',
  ])('%s names no event: 400 with the field', async (query) => {
    const { status, body } = await ask(query);
    expect(status).toBe(400);
    const { errors } = body as { errors: readonly { field: string }[] };
    expect(errors[0]?.field).toMatch(/^(event|size)/);
  });

  test('is not given out for an event that was changed after it was signed', async () => {
    await using tampered = await startLedger([happening('carrier-1', 0), happening('carrier-1', 1)]);
    await tampered.cover();
    const database = new Database(`${tampered.dataDir}/events.db`);
    const { changes } = database
      .prepare(`UPDATE event SET envelope = replace(envelope, '"number":1}', '"number":2}')`)
      .run();
    database.close();
    expect(changes).toBe(2);

    const proof = (event: string) => tampered.client('officer').get(`/v1/ledger/proof?event=${event}`);
    expect((await proof('carrier-1/0')).status).toBe(200);
    expect(await proof('carrier-1/1')).toMatchObject({
      status: 500,
      body: { type: 'urn:lotsenbuch:problem:ledger-damaged' },
    });
  });
});
