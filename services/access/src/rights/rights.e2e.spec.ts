import { AccessApplication } from '../access-application.fixture.js';

let app: AccessApplication;
let now: string;
beforeEach(async () => {
  now = '2026-01-05T12:00:00.000Z';
  app = await AccessApplication.start(() => new Date(now));
});
afterEach(() => app[Symbol.asyncDispose]());

interface Held {
  readonly actor: string;
  readonly role: string;
  readonly district?: string;
  readonly until?: string;
}

/** Who held what, without those whom the local profile knows. */
const rights = async (query: string): Promise<readonly Held[]> => {
  const { status, body } = await app.operator.get<{ items: readonly Held[] }>(`/v1/rights?limit=200&${query}`);
  expect(status).toBe(200);
  return body.items.filter(({ actor }) => actor.startsWith('person:'));
};

test('who held which right on a day, also as it was known on another', async () => {
  const { accountId, actor } = await app.open();
  const { body } = await app.grant(accountId, { role: 'district', district: '05', from: '2026-01-01' });
  now = '2026-02-05T12:00:00.000Z';
  await app.end(accountId, body.grantId, '2026-01-20');

  const held = { actor, role: 'district', district: '05', from: '2026-01-01' };
  expect(await rights('on=2025-12-31')).toEqual([]);
  expect(await rights('on=2026-01-19')).toMatchObject([{ ...held, until: '2026-01-20' }]);
  expect(await rights('on=2026-01-20')).toEqual([]);
  expect(await rights('on=2026-01-20&recordedBy=2026-02-04')).toMatchObject([held]);
  expect(await rights('on=2026-01-20&recordedBy=2026-02-05')).toEqual([]);
  expect(await rights('recordedBy=2026-01-04')).toEqual([]);
});

test('as a file for a spreadsheet', async () => {
  const { accountId, actor } = await app.open();
  await app.grant(accountId, { role: 'carrier', carrierId: 'c0000000-0000-4000-8000-000000000001', to: '2026-06-01' });
  const { text } = await app.operator.get('/v1/rights?format=csv');
  const lines = text.trimEnd().split('\r\n');
  expect(lines[0]).toMatch(/actor,accountId,grantId,role,district,carrierId,deputyFor,from,until,reason$/);
  expect(lines.find((line) => line.startsWith(actor))).toMatch(
    /,carrier,,c0000000-0000-4000-8000-000000000001,,2026-01-05,2026-06-01,taskAssigned$/,
  );
});

test('as an account was known on a day', async () => {
  const { accountId } = await app.open('Erika Erfunden');
  await app.grant(accountId, { role: 'officer' });
  now = '2026-02-05T12:00:00.000Z';
  await app.grant(accountId, { role: 'approver' });
  const roles = async (query: string) => {
    const { body } = await app.operator.get<{ roleGrants: readonly { role: string }[] }>(
      `/v1/accounts/${accountId}${query}`,
    );
    return body.roleGrants.map(({ role }) => role);
  };
  expect(await roles('')).toEqual(['officer', 'approver']);
  expect(await roles('?recordedBy=2026-02-04')).toEqual(['officer']);
  expect((await app.operator.get(`/v1/accounts/${accountId}?recordedBy=2026-01-04`)).status).toBe(404);
});
