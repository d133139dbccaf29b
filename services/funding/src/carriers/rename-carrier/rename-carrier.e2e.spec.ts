import { FundingApplication } from '../../funding-application.fixture.js';
import { aGrant } from '../../published-grants/register.fixture.js';

/** 1 July 2026 in Berlin, where it is still 30 June in UTC. */
const NOW = '2026-06-30T22:30:00.000Z';

let app: FundingApplication;
let now = NOW;
beforeEach(async () => {
  now = NOW;
  app = await FundingApplication.start(() => new Date(now));
  await app.import(2016, [aGrant({ recipient: 'Kiezlicht e. V.' })]);
});
afterEach(() => app[Symbol.asyncDispose]());

const rename = async (name: string, effectiveOn: string, reason = 'organisationRenamed') => {
  const { id, revision } = (await app.carriers())[0]!;
  const answer = await app.officer.post(
    `/v1/carriers/${id}/rename`,
    { name, effectiveOn, reason },
    { ifMatch: revision },
  );
  await app.settled();
  return answer;
};
const first = async () => (await app.carriers())[0]!;

describe('a carrier that is renamed', () => {
  test('has the new name from that day on, the old one before, and is found by both', async () => {
    expect((await rename('Kiezstern e. V.', '2020-03-01')).status).toBe(200);
    expect(await first()).toMatchObject({
      name: 'Kiezstern e. V.',
      names: [
        { name: 'Kiezlicht e. V.', from: '' },
        { name: 'Kiezstern e. V.', from: '2020-03-01' },
      ],
      spellings: ['Kiezlicht e. V.'],
    });
    expect(await app.carrier('kiezstern')).toEqual(await app.carrier('kiezlicht'));
    expect((await app.grant('year=2016')).carrier?.name).toBe('Kiezstern e. V.');
    expect((await app.grant('year=2016')).recipient).toBe('Kiezlicht e. V.');
  });

  test('is called so on the day itself by the Berlin calendar, and not the day before', async () => {
    await rename('Kiezstern e. V.', '2026-07-02');
    expect((await first()).name).toBe('Kiezlicht e. V.');
    now = '2026-07-01T21:59:59.999Z';
    expect((await first()).name).toBe('Kiezlicht e. V.');
    now = '2026-07-01T22:00:00.000Z';
    expect((await first()).name).toBe('Kiezstern e. V.');
  });

  test('keeps its names in the order of their days, whenever they were recorded', async () => {
    await rename('Kiezmond e. V.', '2024-01-01');
    await rename('Kiezstern e. V.', '2020-03-01');
    expect((await first()).names.map(({ from }) => from)).toEqual(['', '2020-03-01', '2024-01-01']);
    expect((await first()).name).toBe('Kiezmond e. V.');
  });

  test('is known by the new name to later registers', async () => {
    await rename('Sonnenhof gGmbH', '2020-03-01');
    const { id } = await first();
    await app.import(2021, [aGrant({ recipient: 'SONNENHOF gGmbH' })]);
    expect((await app.grant('year=2021')).carrier).toEqual({ id, name: 'Sonnenhof gGmbH' });
  });

  test('to the name it has that day is not changed', async () => {
    const [before, head] = [await first(), await app.logHead()];
    const { status, body } = await rename(' Kiezlicht  e. V.', '2020-03-01', 'nameMisspelled');
    expect(status).toBe(200);
    expect(body).toEqual({ revision: before.revision, logPosition: head });
    expect(await app.logHead()).toBe(head);
  });
});

test.each([
  ['a name without letters', ' – ', '2020-03-01', 'name'],
  ['a name that is too long', 'x'.repeat(301), '2020-03-01', 'name'],
  ['a day that does not exist', 'Kiezstern e. V.', '2021-02-29', 'effectiveOn'],
  ['a day with a time', 'Kiezstern e. V.', '2021-02-28T00:00:00Z', 'effectiveOn'],
])('%s is refused: 400 names the field', async (_, name, effectiveOn, field) => {
  const { status, body } = await rename(name, effectiveOn);
  expect(status).toBe(400);
  expect(body).toMatchObject({ type: 'urn:lotsenbuch:problem:validation', errors: [{ field }] });
});
