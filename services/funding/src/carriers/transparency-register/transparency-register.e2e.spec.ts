import { FundingApplication } from '../../funding-application.fixture.js';
import { aGrant } from '../../published-grants/register.fixture.js';

const NOW = '2026-03-10T09:00:00.000Z';
const EXTRACT = 'a1'.repeat(32);

let app: FundingApplication;
beforeEach(async () => {
  app = await FundingApplication.start(() => new Date(NOW));
  await app.import(2016, [aGrant({ recipient: 'Kiezlicht e. V.' }), aGrant({ recipient: 'Sonnenhof gGmbH' })]);
});
afterEach(() => app[Symbol.asyncDispose]());

const record = async (name: string, body: object) => {
  const { id, revision } = await app.carrier(name);
  const path = `/v1/carriers/${id}/transparency-register-entry`;
  const answer = await app.officer.post(path, body, { ifMatch: revision });
  await app.settled();
  return answer;
};

describe("a carrier's entry in the transparency register", () => {
  test('is shown with the carrier, with the day it was seen and the extract', async () => {
    expect(await app.carrier('Kiezlicht')).not.toHaveProperty('transparencyRegister');
    const entry = { entryNumber: 'TR 2026/00471', seenOn: '2026-03-10', document: EXTRACT };
    expect((await record('Kiezlicht', entry)).status).toBe(200);
    expect((await app.carrier('Kiezlicht')).transparencyRegister).toEqual(entry);
  });

  test('is the one that was seen last, in whatever order it was recorded', async () => {
    await record('Kiezlicht', { entryNumber: 'TR-2', seenOn: '2026-02-01' });
    await record('Kiezlicht', { entryNumber: 'TR-1', seenOn: '2025-02-01' });
    expect((await app.carrier('Kiezlicht')).transparencyRegister).toEqual({
      entryNumber: 'TR-2',
      seenOn: '2026-02-01',
    });
  });

  test('of a merged carrier counts for the winner', async () => {
    await record('Kiezlicht', { entryNumber: 'TR-1', seenOn: '2026-02-01' });
    const [losing, into] = [await app.carrier('Kiezlicht'), await app.carrier('Sonnenhof')];
    const body = { into: into.id, reason: 'organisationsUnited' };
    await app.officer.post(`/v1/carriers/${losing.id}/merge`, body, { ifMatch: losing.revision });
    await app.settled();
    expect((await app.carrier('Sonnenhof')).transparencyRegister?.entryNumber).toBe('TR-1');
    expect(await record('Kiezlicht', { entryNumber: 'TR-2', seenOn: '2026-03-01' })).toMatchObject({
      status: 409,
      body: { type: 'urn:lotsenbuch:problem:carrier-merged' },
    });
  });

  test('cannot have been seen tomorrow, and its number has letters or digits', async () => {
    expect(await record('Kiezlicht', { entryNumber: 'TR-1', seenOn: '2026-03-11' })).toMatchObject({
      status: 400,
      body: { errors: [{ field: 'seenOn', found: '2026-03-11' }] },
    });
    expect(await record('Kiezlicht', { entryNumber: '–', seenOn: '2026-03-10' })).toMatchObject({
      status: 400,
      body: { errors: [{ field: 'entryNumber' }] },
    });
  });
});
