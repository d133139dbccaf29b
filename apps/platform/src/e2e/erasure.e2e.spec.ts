import { randomUUID } from 'node:crypto';
import { addDays, berlinDayOf } from '@lotsenbuch/kernel';
import type { HttpClient } from '@lotsenbuch/testing';
import { type ListOf, PlatformUnderTest } from '../platform.fixture.js';

const NAME = 'Ottilie Süßkirsch-Xylander';
const NOTE = 'Vertritt "Tante Quitte" bis Ostern, Telefon 030 99999999';

interface Account {
  readonly id: string;
  readonly revision: number;
  readonly subject: string;
  readonly name?: string;
  readonly nameErased?: true;
  readonly roleGrants: readonly { readonly note?: string }[];
}

interface Changed {
  readonly id: string;
  readonly accountId: string;
  readonly grantId: string;
  readonly revision: number;
  readonly stage: string;
}

let app: PlatformUnderTest;
beforeAll(async () => {
  app = await PlatformUnderTest.start({ logLevel: 'debug' });
});
afterAll(() => app[Symbol.asyncDispose]());

const operator = (): HttpClient => app.client('operator');
const account = async (id: string): Promise<Account> => (await operator().get<Account>(`/v1/accounts/${id}`)).body;
const exported = async (): Promise<string> => (await operator().get('/v1/accounts?format=csv')).text;
const today = () => berlinDayOf(new Date().toISOString());

describe('a person with an account, whose name and notes went everywhere', () => {
  let id: string;

  test('is read by who works with the person, and refused requests with the name leave nothing behind', async () => {
    const options = { idempotencyKey: randomUUID() };
    const opened = await operator().post<Changed>('/v1/accounts', { name: NAME }, options);
    expect((await operator().post('/v1/accounts', { name: `${NAME}-Zweit` }, options)).status).toBe(422);
    id = opened.body.accountId;
    const path = `/v1/accounts/${id}/role-grants`;
    const role = { role: 'operator', from: addDays(today(), -10), to: today(), note: NOTE };
    const { revision } = opened.body;
    const send = (body: object) => operator().post<Changed>(path, body, { ifMatch: revision });
    expect((await send({ ...role, reason: NAME })).status).toBe(400);
    expect((await send({ ...role, [NAME]: NOTE, reason: 'taskAssigned' })).status).toBe(400);
    expect((await send({ ...role, role: 'carrier', reason: 'taskAssigned' })).status).toBeGreaterThanOrEqual(400);
    expect((await operator().post('/v1/accounts', { name: NAME.repeat(20) })).status).toBe(400);
    expect((await operator().post('/v1/accounts', { name: NAME, actor: NAME })).status).toBe(400);
    expect((await app.client('auditor').post('/v1/accounts', { name: NAME })).status).toBe(403);
    expect((await operator().get(`/v1/accounts/${encodeURIComponent(NAME)}`)).status).toBe(404);
    expect((await operator().get(`/v1/accounts?q=${encodeURIComponent(NAME)}`)).status).toBe(400);
    expect((await send({ ...role, reason: 'taskAssigned' })).status).toBe(201);
    expect(await account(id)).toMatchObject({ name: NAME, roleGrants: [{ note: NOTE }] });
    expect(await exported()).toContain(NAME);
    expect((await operator().post('/v1/backups', { keyRing: true })).status).toBe(201);
  });

  test('is erased in four eyes; afterwards nobody reads name or note, and the account stays', async () => {
    const { subject } = await account(id);
    const requested = await app.client('officer').post<Changed>('/v1/erasures', { subject, reason: 'askedByPerson' });
    expect(requested.status).toBe(201);
    const release = (client: HttpClient) =>
      client.post<Changed>(`/v1/erasures/${requested.body.id}/release`, undefined, {
        ifMatch: requested.body.revision,
        idempotencyKey: randomUUID(),
      });
    expect((await release(app.client('officer'))).status).toBe(403);
    expect(await release(app.client('approver'))).toMatchObject({ status: 200, body: { stage: 'erased' } });
    const after = await account(id);
    expect(after).toMatchObject({ id, subject, nameErased: true });
    expect(after).not.toHaveProperty('name');
    expect(after.roleGrants[0]).not.toHaveProperty('note');
    expect(await exported()).not.toContain('Xylander');
    const another = { role: 'operator', from: today(), reason: 'taskAssigned', note: NOTE };
    expect(await operator().post(`/v1/accounts/${id}/role-grants`, another, { ifMatch: after.revision })).toMatchObject(
      { status: 409, body: { type: 'urn:lotsenbuch:problem:person-erased' } },
    );
    const history = await app
      .client('auditor')
      .get<ListOf<{ type: string }>>(`/v1/erasures/${requested.body.id}/history`);
    expect(history.status).toBe(200);
    expect(history.text).toContain('SubjectErased');
  });

  test('no file of the data folder, backups and write-ahead logs included, and no line of the log has them', async () => {
    await app.settled();
    expect(await app.traces(NAME, NOTE)).toEqual([]);
  });

  test('also not after a restart', async () => {
    await app.restart();
    await app.settled();
    expect(await app.traces(NAME, NOTE)).toEqual([]);
    expect(await exported()).not.toContain('Xylander');
  });
});

test('whoever holds a role is not erased: the refusal says who needs the person', async () => {
  const opened = await operator().post<Changed>('/v1/accounts', { name: 'Jonas Muster' });
  const path = `/v1/accounts/${opened.body.accountId}/role-grants`;
  const grant = { role: 'approver', from: addDays(today(), -10), to: today(), reason: 'taskAssigned' };
  expect((await operator().post(path, grant, { ifMatch: opened.body.revision })).status).toBe(201);
  const { subject } = await account(opened.body.accountId);
  expect(await app.client('officer').post('/v1/erasures', { subject, reason: 'noLongerNeeded' })).toMatchObject({
    status: 409,
    body: { detail: expect.stringContaining('access (decidedInRole) until before') },
  });
});
