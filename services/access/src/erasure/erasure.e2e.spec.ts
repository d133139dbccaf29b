import { randomUUID } from 'node:crypto';
import { localDate } from '@lotsenbuch/kernel';
import type { ErasureAnswer } from './erasure-answer.js';
import { ErasureApplication } from './erasure-application.fixture.js';

let app: ErasureApplication;
beforeEach(async () => {
  app = await ErasureApplication.start();
});
afterEach(() => app[Symbol.asyncDispose]());

const person = async (name = 'Miriam Beispiel'): Promise<string> => {
  const { status, body } = await app.officer.post<{ subject: string }>('/v1/people', { name, worksAt: 'carrier' });
  expect(status).toBe(201);
  return body.subject;
};
const nameOf = async (subject: string): Promise<string | undefined> => {
  const { body } = await app.officer.get<{ items: { subject: string; name?: string }[] }>('/v1/people');
  return body.items.find((item) => item.subject === subject)?.name;
};

describe('an erasure over HTTP', () => {
  test('is asked for by an officer and released by an approver; the answer comes when it has happened', async () => {
    const [subject, other] = [await person(), await person('Jonas Muster')];
    const requested = await app.request(subject);
    expect(requested.status).toBe(201);
    expect(requested.headers.get('location')).toBe(`/v1/erasures/${requested.body.id}`);
    expect(await nameOf(subject)).toBe('Miriam Beispiel');
    const released = await app.release(requested.body);
    // The event is the release, which is what the approver did; the erasure follows it.
    const release = `erasure-${requested.body.id}/1`;
    expect(released).toMatchObject({ status: 200, body: { stage: 'erased', revision: 2, event: release } });
    expect(await nameOf(subject)).toBeUndefined();
    expect(await nameOf(other)).toBe('Jonas Muster');
    await app.settled();
    expect(await app.read(requested.body.id)).toMatchObject({
      subject,
      stage: 'erased',
      reason: 'askedByPerson',
      requestedBy: { actor: expect.stringMatching(/^person:/) },
      decidedBy: { actor: expect.stringMatching(/^person:/) },
      erasedAt: expect.any(String),
      revision: 2,
    });
  });

  test('waits while a service needs the person, at the request and again at the release', async () => {
    const subject = await person();
    app.claims = [{ holder: 'funding', reason: 'approverWithinRetention', until: localDate('2099-01-01') }];
    const refused = await app.request(subject);
    expect(refused).toMatchObject({
      status: 409,
      body: {
        type: 'urn:lotsenbuch:problem:subject-retained',
        detail: expect.stringContaining('funding (approverWithinRetention) until before 2099-01-01'),
      },
    });
    app.claims = [];
    const { body } = await app.request(subject);
    app.claims = [{ holder: 'staffing', reason: 'stillEmployed', until: 'open' }];
    expect(await app.release(body)).toMatchObject({
      status: 409,
      body: { detail: expect.stringContaining('staffing (stillEmployed) without a known end') },
    });
    expect(await nameOf(subject)).toBe('Miriam Beispiel');
  });

  test('is not released by whoever asked for it, with a second role or as a deputy', async () => {
    const both = await app.with({ role: 'officer' }, { role: 'approver' });
    const { body } = await app.request(await person(), 'askedByPerson', both);
    expect(await app.release(body, both)).toMatchObject({
      status: 403,
      body: { type: 'urn:lotsenbuch:problem:erasure-needs-second-person' },
    });
    await app.settled();
    const { requestedBy } = await app.read(body.id);
    const deputy = await app.with({ role: 'approver', deputyFor: requestedBy.actor });
    expect((await app.release(body, deputy)).status).toBe(403);
    expect((await app.release(body)).status).toBe(200);
  });

  test('can be refused with a reason; it is decided once', async () => {
    const { body } = await app.request(await person());
    const refused = await app.refuse(body, 'identityNotProved');
    expect(refused).toMatchObject({ status: 200, body: { stage: 'refused' } });
    expect(await app.release(refused.body)).toMatchObject({
      status: 409,
      body: { type: 'urn:lotsenbuch:problem:erasure-decided' },
    });
    await app.settled();
    expect(await app.read(body.id)).toMatchObject({ stage: 'refused', refusal: 'identityNotProved' });
  });

  test('says 202 while the vault does not answer, and happens by itself when it does', async () => {
    const subject = await person();
    const { body } = await app.request(subject);
    app.eraseWith = () => Promise.reject(new Error('the disk is gone'));
    const released = await app.release(body);
    expect(released).toMatchObject({ status: 202, body: { stage: 'released', event: `erasure-${body.id}/1` } });
    expect(released.headers.get('location')).toBe(`/v1/erasures/${body.id}`);
    app.eraseWith = (vault, id) => vault.erase(id);
    await app.settled();
    expect((await app.read(body.id)).stage).toBe('erased');
    expect(await nameOf(subject)).toBeUndefined();
  });

  test.each([
    ['no reason of the catalogue', { subject: randomUUID(), reason: 'because' }, 'reason'],
    ['no subject', { subject: 'Miriam Beispiel', reason: 'askedByPerson' }, 'subject'],
  ])('with %s is refused: 400 names the field', async (_, body, field) => {
    expect(await app.officer.post('/v1/erasures', body)).toMatchObject({ status: 400, body: { errors: [{ field }] } });
  });

  test('that nobody asked for is not found', async () => {
    const unknown = { id: randomUUID(), revision: 0 };
    expect((await app.release(unknown)).status).toBe(404);
    expect((await app.refuse(unknown, 'mustBeKept')).status).toBe(404);
    expect((await app.officer.get(`/v1/erasures/${unknown.id}`)).status).toBe(404);
  });

  test('is listed, the latest first, page by page, by stage, and as CSV', async () => {
    const ids: string[] = [];
    for (let i = 0; i < 3; i += 1) ids.push((await app.request(randomUUID())).body.id);
    const first = await app.request(randomUUID());
    await app.refuse(first.body, 'mustBeKept');
    await app.settled();
    const list = async (query: string) =>
      (await app.approver.get<{ items: ErasureAnswer[]; nextCursor?: string }>(`/v1/erasures?${query}`)).body;
    expect((await list('stage=requested')).items.map(({ id }) => id)).toEqual(ids.toReversed());
    const page = await list('limit=2');
    const rest = await list(`limit=2&cursor=${page.nextCursor}`);
    expect([...page.items, ...rest.items].map(({ id }) => id)).toEqual([first.body.id, ...ids.toReversed()]);
    const { text } = await app.officer.get('/v1/erasures?format=csv');
    expect(text.split('\r\n').filter((line) => line !== '')).toHaveLength(5);
    expect((await list('recordedBy=2020-01-01')).items).toEqual([]);
  });

  test('is for those who may', async () => {
    const { body } = await app.request(await person());
    expect((await app.request(randomUUID(), 'askedByPerson', app.approver)).status).toBe(403);
    expect((await app.release(body, app.officer)).status).toBe(403);
    const operator = await app.with({ role: 'operator' });
    expect((await operator.get('/v1/erasures')).status).toBe(403);
    expect((await app.application.client().get('/v1/erasures')).status).toBe(401);
    expect((await (await app.with({ role: 'auditor' })).get('/v1/erasures')).status).toBe(200);
  });
});
