import { ManualClock } from './manual-clock.js';

const never = new AbortController().signal;

describe('a manual clock', () => {
  test('stands still until it is advanced', () => {
    const clock = new ManualClock('2024-05-06T07:08:09.000Z');
    expect(clock.now().toISOString()).toBe('2024-05-06T07:08:09.000Z');
    clock.advance(1500);
    expect(clock.now().toISOString()).toBe('2024-05-06T07:08:10.500Z');
  });

  test('wakes who has slept long enough, in the order of their time, and nobody else', async () => {
    const clock = new ManualClock();
    const woken: number[] = [];
    for (const ms of [300, 100, 200]) void clock.sleep(ms, never).then(() => woken.push(ms));
    clock.advance(99);
    await null;
    expect(woken).toEqual([]);
    clock.advance(101);
    await null;
    expect(woken).toEqual([100, 200]);
    clock.advance(100);
    await null;
    expect(woken).toEqual([100, 200, 300]);
  });

  test('wakes a sleeper that is aborted, before or while it sleeps', async () => {
    const clock = new ManualClock();
    const stop = new AbortController();
    const sleeping = clock.sleep(1e9, stop.signal);
    stop.abort();
    await sleeping;
    await clock.sleep(1e9, stop.signal);
  });
});
