import { systemClock } from './clock.js';

describe('the system clock', () => {
  test('sleeps no longer than until the signal aborts', async () => {
    const controller = new AbortController();
    const sleep = systemClock.sleep(3_600_000, controller.signal);
    controller.abort();
    await sleep;
  });

  test('does not fall asleep when the signal has aborted before', async () => {
    await systemClock.sleep(3_600_000, AbortSignal.abort());
  });

  test('wakes by itself', async () => {
    const before = systemClock.now();
    await systemClock.sleep(2, new AbortController().signal);
    expect(systemClock.now().valueOf()).toBeGreaterThan(before.valueOf());
  });
});
