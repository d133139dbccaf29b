import type { RecordedEvent } from '@lotsenbuch/event-store';
import { anEvent } from '@lotsenbuch/testing';
import { storeCheck } from './store-check.js';

const AT = '2026-05-04T10:00:00.000Z';
const lastAt = (recordedAt: string): RecordedEvent => anEvent().recordedAt(recordedAt).buildRecorded();
const check = (events: readonly RecordedEvent[], now = AT) =>
  storeCheck({ readLatest: async () => events }, () => new Date(now)).reasonNotReady();

describe('the event store is ready', () => {
  test('when it is empty, and when the clock is not far behind its last event', async () => {
    expect(await check([])).toBeUndefined();
    expect(await check([lastAt('2026-05-04T10:04:59.000Z')])).toBeUndefined();
  });

  test('not when the clock is so far behind that nothing is written', async () => {
    expect(await check([lastAt('2026-05-04T10:05:01.000Z')])).toMatch(/nothing is written: the clock shows/);
  });
});
