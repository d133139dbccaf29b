import { PlatformUnderTest } from '../../platform.fixture.js';
import { playProgrammeYear } from './play-programme-year.js';

const WANTED = { year: 2026, seed: 7, size: 'small', today: '2026-11-23' } as const;

let app: PlatformUnderTest;
let now: Date;
beforeEach(async () => {
  now = new Date('2026-11-23T09:00:00Z');
  app = await PlatformUnderTest.start({ now: () => now });
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

test('another year is played on another day with the same carriers, and changes nothing that was known before', async () => {
  await play();
  const known = `/v1/grants?recordedBy=${WANTED.today}`;
  const grants = await app.items(known, 'auditor');
  expect(grants.length).toBeGreaterThan(0);
  now = new Date('2026-11-24T09:00:00Z');
  expect(await differences(play({ ...WANTED, year: 2027, today: '2026-11-24' }))).toEqual([]);
  expect(await app.items(known, 'auditor')).toEqual(grants);
  expect((await app.items('/v1/carriers?q=Beispiel')).length).toBe(6);
});

test('a year that was begun on another day goes on with that day; one of somebody else is left alone', async () => {
  await expect(
    play(WANTED, (line) => {
      if (line.startsWith('budget year')) throw new Error('cut off');
    }),
  ).rejects.toThrow('cut off');
  now = new Date('2026-11-25T09:00:00Z');
  const later = { ...WANTED, today: '2026-11-25' };
  expect(await differences(play(later))).toEqual([]);
  await expect(play({ ...later, seed: 8 })).rejects.toThrow(/is there already.*not the example with seed 8/);
});

test('an act that is refused ends the run with request and answer', async () => {
  const tokenOf = (name: string) => app.application.token(name === 'approver' ? 'officer' : name);
  await expect(playProgrammeYear({ url: app.application.url, tokenOf, say: () => {} }, WANTED)).rejects.toThrow(
    /POST .*decision as approver with key .*\n {2}sent: .*\n {2}answered 403: .*forbidden/,
  );
});
