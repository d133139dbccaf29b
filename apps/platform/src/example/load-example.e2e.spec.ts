import { PlatformUnderTest } from '../platform.fixture.js';
import { smallRegister } from '../register.fixture.js';
import { EXAMPLE_LOADER, loadExample } from './load-example.js';

let app: PlatformUnderTest;
beforeEach(async () => {
  app = await PlatformUnderTest.start();
});
afterEach(() => app[Symbol.asyncDispose]());

const load = (token = app.application.token(EXAMPLE_LOADER)) => loadExample({ url: app.application.url, token });
const confirmed = async (year: number) => {
  const { body } = await app.client().get<{ confirmed: object }>(`/v1/reports/published-grants?year=${year}`);
  return body.confirmed;
};

test('the example is the published history of five years', async () => {
  expect(await load()).toEqual([2013, 2014, 2015, 2016, 2019]);
  await app.settled();
  expect(await confirmed(2013)).toEqual({ records: 10, sumCents: 33_078_800 });
  expect(await confirmed(2014)).toEqual({ records: 16, sumCents: 172_051_600 });
  expect(await confirmed(2015)).toEqual({ records: 25, sumCents: 209_620_000 });
  expect(await confirmed(2016)).toEqual({ records: 16, sumCents: 467_021_500 });
  expect(await confirmed(2019)).toEqual({ records: 23, sumCents: 1_169_567_900 });
});

test('years that somebody has imported are left alone, and a load that was cut off goes on where it was', async () => {
  await app.import(2016, smallRegister(2016));
  expect(await load()).toEqual([2013, 2014, 2015, 2019]);
  await app.settled();
  expect(await confirmed(2016)).toEqual({ records: 3, sumCents: 123_456_700 });
  const head = await app.eventStore.logHead();
  expect(await load()).toEqual([]);
  expect(await app.eventStore.logHead()).toBe(head);
});

test('a load that is not allowed fails with the answer', async () => {
  await expect(load(app.application.token('operator'))).rejects.toThrow(/403.*needs the role officer/);
});
