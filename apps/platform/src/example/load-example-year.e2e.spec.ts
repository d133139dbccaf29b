import { berlinDayOf } from '@lotsenbuch/kernel';
import { PlatformUnderTest } from '../platform.fixture.js';
import { EXAMPLE_PEOPLE, loadExampleYear } from './load-example-year.js';

const today = berlinDayOf(new Date().toISOString());
const year = Number(today.slice(0, 4));

let app: PlatformUnderTest;
beforeEach(async () => {
  app = await PlatformUnderTest.start();
});
afterEach(() => app[Symbol.asyncDispose]());

const load = (isNew: boolean, say: (line: string) => void = () => {}) =>
  loadExampleYear({ url: app.application.url, tokenOf: (name) => app.application.token(name), say }, { isNew, today });

test('a new store gets a current budget year with people to be, once; one that was cut off goes on', async () => {
  await expect(
    load(true, (line) => {
      if (line.startsWith('budget year')) throw new Error('cut off');
    }),
  ).rejects.toThrow('cut off');
  await app.settled();
  expect(await load(false)).toBe(year);
  await app.settled();
  const head = await app.eventStore.logHead();
  expect(await load(false)).toBeUndefined();
  expect(await load(true)).toBeUndefined();
  expect(await app.eventStore.logHead()).toBe(head);
  for (const person of EXAMPLE_PEOPLE) {
    const { body } = await app.client(person).get<{ rights: readonly object[] }>('/v1/me');
    expect(body.rights).toHaveLength(1);
    expect((await app.items('/v1/grants', person)).length).toBeGreaterThan(0);
  }
});

test('a store in which somebody works is left alone', async () => {
  const head = await app.eventStore.logHead();
  expect(await load(false)).toBeUndefined();
  expect(await app.eventStore.logHead()).toBe(head);
});
