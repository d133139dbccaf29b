import { AccessApplication } from '../access-application.fixture.js';

let app: AccessApplication;
let now: string;
beforeEach(async () => {
  // 10 January 2026 in Berlin, where it is still the 9th in UTC.
  now = '2026-01-09T23:30:00.000Z';
  app = await AccessApplication.start(() => new Date(now));
});
afterEach(() => app[Symbol.asyncDispose]());

const mayListRights = async (client: typeof app.operator) => (await client.get('/v1/rights')).status;

describe('an account', () => {
  test('comes with a token that is told once, and allows nothing by itself', async () => {
    const options = { idempotencyKey: 'one' };
    const first = await app.operator.post<{ token?: string; actor: string; accountId: string }>(
      '/v1/accounts',
      {},
      options,
    );
    expect(first.status).toBe(201);
    expect(first.headers.get('location')).toBe(`/v1/accounts/${first.body.accountId}`);
    const again = await app.operator.post<{ token?: string }>('/v1/accounts', {}, options);
    const { token = '', ...rest } = first.body;
    expect(again.body).toEqual(rest);
    expect(await mayListRights(app.application.clientOf(token))).toBe(403);
  });

  test('is one for each actor', async () => {
    const { status, body } = await app.operator.post('/v1/accounts', { actor: 'officer:local' });
    expect(status).toBe(409);
    expect(body).toMatchObject({ type: 'urn:lotsenbuch:problem:account-exists' });
  });

  test.each(['process:local-identities', 'two words', 'x"', ''])('cannot be opened as %j', async (actor) => {
    const { status, body } = await app.operator.post('/v1/accounts', { actor });
    expect(status).toBe(400);
    expect(body).toMatchObject({ errors: [{ field: 'actor' }] });
  });

  test('has a name in the vault, which those who work with the person read, and auditors do not', async () => {
    const { accountId } = await app.open('Erika Erfunden');
    await app.grant(accountId, { role: 'officer', note: 'kommt aus Referat X' });
    for (const reader of ['operator', 'officer', 'approver']) {
      expect(await app.account(accountId, reader)).toMatchObject({
        name: 'Erika Erfunden',
        roleGrants: [{ note: 'kommt aus Referat X' }],
      });
    }
    const { text } = await app.application.client('auditor').get(`/v1/accounts/${accountId}`);
    expect(text).not.toContain('Erfunden');
    expect(text).not.toContain('Referat');
    const { headers, text: csv } = await app.operator.get('/v1/accounts?format=csv');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(csv).toContain('Erika Erfunden');
    for await (const { events } of app.eventStore.readAll()) {
      for (const { canonical } of events) expect(canonical).not.toMatch(/Erfunden|Referat/);
    }
  });
});

describe('a role', () => {
  test('counts from the answer on, and ends at once', async () => {
    const { accountId, client } = await app.open();
    const { status, body } = await app.grant(accountId, { role: 'auditor' });
    expect(status).toBe(201);
    expect(await mayListRights(client)).toBe(200);
    expect((await app.end(accountId, body.grantId, '2026-01-10')).status).toBe(200);
    expect(await mayListRights(client)).toBe(403);
  });

  test('ends for a session in a browser too', async () => {
    const { accountId, client } = await app.open();
    const { body } = await app.grant(accountId, { role: 'auditor' });
    const link = await client.post<{ path: string }>('/session/links');
    const opened = await fetch(`${app.application.url}${link.body.path}`, { redirect: 'manual' });
    const cookie = opened.headers.getSetCookie()[0]?.split(';', 1)[0] ?? '';
    const ask = async () => (await fetch(`${app.application.url}/v1/rights`, { headers: { Cookie: cookie } })).status;
    expect(await ask()).toBe(200);
    await app.end(accountId, body.grantId, '2026-01-10');
    expect(await ask()).toBe(403);
  });

  test('begins and ends by the Berlin calendar', async () => {
    const { accountId, client } = await app.open();
    await app.grant(accountId, { role: 'auditor', from: '2026-01-11', to: '2026-01-12' });
    expect(await mayListRights(client)).toBe(403);
    now = '2026-01-10T23:00:00.000Z';
    expect(await mayListRights(client)).toBe(200);
    now = '2026-01-11T23:00:00.000Z';
    expect(await mayListRights(client)).toBe(403);
  });

  test('is not granted to oneself', async () => {
    const { id } = await app.accountOf('operator:local');
    const { status, body } = await app.grant(id, { role: 'approver' });
    expect(status).toBe(422);
    expect(body).toMatchObject({ type: 'urn:lotsenbuch:problem:role-grant-refused' });
  });

  test('without what it reaches is refused with the field', async () => {
    const { accountId } = await app.open();
    const { status, body } = await app.grant(accountId, { role: 'district' });
    expect(status).toBe(400);
    expect(body).toMatchObject({ errors: [{ field: 'district', expected: 'key of a district, 01 to 12' }] });
  });

  test('of an account that is not there, or that is not there itself, is a 404', async () => {
    const { accountId } = await app.open();
    const nowhere = '/v1/accounts/00000000-0000-4000-8000-000000000000/role-grants';
    const body = { role: 'auditor', from: '2026-01-10', reason: 'taskAssigned' };
    expect((await app.operator.post(nowhere, body, { ifMatch: 0 })).status).toBe(404);
    expect((await app.end(accountId, 'none', '2026-01-10')).status).toBe(404);
  });
});

describe('a deputy', () => {
  test('holds what the other person holds, and no longer than that person', async () => {
    const [principal, deputy] = [await app.open(), await app.open()];
    const held = await app.grant(principal.accountId, { role: 'auditor' });
    const granted = await app.grant(deputy.accountId, { role: 'auditor', deputyFor: principal.actor });
    expect(granted.status).toBe(201);
    expect(await mayListRights(deputy.client)).toBe(200);
    await app.end(principal.accountId, held.body.grantId, '2026-01-10');
    expect(await mayListRights(deputy.client)).toBe(403);
  });

  test('of a deputy, or of somebody without the role, is refused', async () => {
    const [principal, first, second] = [await app.open(), await app.open(), await app.open()];
    await app.grant(principal.accountId, { role: 'auditor' });
    await app.grant(first.accountId, { role: 'auditor', deputyFor: principal.actor });
    for (const deputyFor of [first.actor, 'person:unknown']) {
      const { status, body } = await app.grant(second.accountId, { role: 'auditor', deputyFor });
      expect(status).toBe(422);
      expect(body).toMatchObject({ detail: expect.stringContaining('holds this one not at all') });
    }
  });
});

describe('the local profile', () => {
  const rolesOf = async (actor: string) =>
    (await app.accountOf(actor)).roleGrants.map(({ role, reason, endedOn }) => ({ role, reason, endedOn }));

  test('gives every identity of the file an account with its roles, recorded as such', async () => {
    expect(await rolesOf('approver:second')).toEqual([{ role: 'approver', reason: 'localProfile' }]);
    expect(await mayListRights(app.application.client('second-approver'))).toBe(200);
  });

  test('does not grant again what an operator ended, nor anything twice', async () => {
    const { id, roleGrants } = await app.accountOf('auditor:local');
    await app.end(id, roleGrants[0]?.grantId ?? '', '2026-01-10');
    await app.open();
    const accounts = async () => (await app.application.client('operator').get('/v1/accounts?limit=200')).body;
    const before = await accounts();
    await app.application.restart();
    expect(await accounts()).toEqual(before);
    expect(await mayListRights(app.application.client('auditor'))).toBe(403);
  });
});
