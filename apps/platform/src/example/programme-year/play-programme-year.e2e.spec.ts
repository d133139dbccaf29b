import { berlinDayOf } from '@lotsenbuch/kernel';
import { PlatformUnderTest } from '../../platform.fixture.js';
import { playProgrammeYear } from './play-programme-year.js';

const WANTED = { year: 2026, seed: 7, size: 'small', today: berlinDayOf(new Date().toISOString()) } as const;

let app: PlatformUnderTest;
beforeEach(async () => {
  app = await PlatformUnderTest.start();
});
afterEach(() => app[Symbol.asyncDispose]());

const play = (wanted: Parameters<typeof playProgrammeYear>[1] = WANTED, say: (line: string) => void = () => {}) =>
  playProgrammeYear({ url: app.application.url, tokenOf: (name) => app.application.token(name), say }, wanted);

const differences = async (played: ReturnType<typeof play>) =>
  (await played).findings.flatMap((finding) => finding.differences);

test('a year that is cut off goes on where it was, holds every rule, and played again changes nothing', async () => {
  await expect(
    play(WANTED, (line) => {
      if (line.includes('Beispiel') || line.includes('Integrationslots')) throw new Error('cut off');
    }),
  ).rejects.toThrow('cut off');
  expect(await differences(play())).toEqual([]);
  await app.settled();
  const head = await app.eventStore.logHead();
  expect(await differences(play())).toEqual([]);
  await app.settled();
  expect(await app.eventStore.logHead()).toBe(head);
});

test('another year beside it is played with the same carriers; a year of somebody else is left alone', async () => {
  await play();
  expect(await differences(play({ ...WANTED, year: 2027 }))).toEqual([]);
  expect((await app.items('/v1/carriers?q=Beispiel')).length).toBe(6);
  await expect(play({ ...WANTED, seed: 8 })).rejects.toThrow(/is there already.*not the example with seed 8/);
});

test('an act that is refused ends the run with request and answer', async () => {
  const tokenOf = (name: string) => app.application.token(name === 'approver' ? 'officer' : name);
  await expect(playProgrammeYear({ url: app.application.url, tokenOf, say: () => {} }, WANTED)).rejects.toThrow(
    /POST .*decision as approver with key .*\n {2}sent: .*\n {2}answered 403: .*forbidden/,
  );
});
