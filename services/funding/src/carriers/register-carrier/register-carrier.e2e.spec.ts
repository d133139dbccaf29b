import { FundingApplication } from '../../funding-application.fixture.js';
import { aGrant } from '../../published-grants/register.fixture.js';

let app: FundingApplication;
beforeEach(async () => {
  app = await FundingApplication.start();
});
afterEach(() => app[Symbol.asyncDispose]());

const register = (body: object, idempotencyKey?: string) =>
  app.officer.post<{ carrierId: string; revision: number }>(
    '/v1/carriers',
    body,
    idempotencyKey === undefined ? {} : { idempotencyKey },
  );

test('an organisation that no register names becomes a carrier, and a register that names it later finds it', async () => {
  const { status, body } = await register({ name: 'Kiezlicht e. V.' });
  expect(status).toBe(201);
  await app.import(2016, [aGrant({ recipient: 'Kiezlicht e.V.' })]);
  const carriers = await app.carriers();
  expect(carriers.map(({ id, legalForm }) => [id, legalForm])).toEqual([[body.carrierId, 'e. V.']]);
});

test('one that is known, or resembles one that is known, is refused with the one that is there', async () => {
  await app.import(2016, [aGrant({ recipient: 'Kiezlicht e. V.' })]);
  const [known] = await app.carriers();
  const refused = await register({ name: 'KIEZLICHT e.V.' });
  expect(refused.status).toBe(409);
  expect(refused.body).toMatchObject({ detail: expect.stringContaining(known?.id ?? 'none') });
  expect((await register({ name: 'KIEZLICHT e.V.', distinct: true })).status).toBe(201);
});

test('sent twice it is one carrier; at once by two officers one of them is refused', async () => {
  const [first, again] = [
    await register({ name: 'Nordlicht gGmbH' }, 'k'),
    await register({ name: 'Nordlicht gGmbH' }, 'k'),
  ];
  expect(again.body).toEqual(first.body);
  const both = await Promise.all([register({ name: 'Südwind e. V.' }), register({ name: 'Südwind e. V.' })]);
  expect(both.map(({ status }) => status).toSorted()).toEqual([201, 409]);
});

test.each([[{}], [{ name: '' }], [{ name: ' – ' }], [{ name: 7 }], [{ name: 'x'.repeat(100_000) }]])(
  'a name that is none is refused: %#',
  async (body) => {
    expect((await register(body)).status).toBe(400);
  },
);
