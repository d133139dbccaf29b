import { describe, expect, test } from '@jest/globals';
import type { NewEvent } from '../envelope.js';
import type { AppendResult, ExpectedRevision } from '../event-store.js';
import { anEvent, answers, type Context, idsOf, readStream, someEvents } from './harness.js';

const differingOnlyInIds = (events: readonly NewEvent[]): NewEvent[] =>
  events.map((event) => ({ ...event, id: anEvent().id }));

export const describeRepeats = (context: Context): void => {
  /** Two events, then three, then one: the middle append is the one that is repeated. */
  const history = async (): Promise<{ events: NewEvent[]; all: string[]; result: AppendResult }> => {
    const [before, events, after] = [someEvents(2), someEvents(3), someEvents(1)];
    await context.store.append('thing-1', 'noStream', before);
    const result = await context.store.append('thing-1', 1, events);
    await context.store.append('thing-1', 4, after);
    return { events, result, all: idsOf([...before, ...events, ...after]) };
  };

  const expectConflict = async (
    repeat: readonly NewEvent[],
    expected: ExpectedRevision,
    all: readonly string[],
  ): Promise<void> => {
    await expect(context.store.append('thing-1', expected, repeat)).rejects.toMatchObject({
      name: 'WrongExpectedRevision',
      actual: all.length - 1,
    });
    expect(idsOf(await readStream(context.store, 'thing-1'))).toEqual(all);
  };

  const expectOriginal = async (repeat: readonly NewEvent[], original: object, all: readonly string[]) => {
    expect(await context.store.append('thing-1', 1, repeat)).toEqual({ ...original, repeated: true });
    expect(idsOf(await readStream(context.store, 'thing-1'))).toEqual(all);
  };

  describe('a repeat that is not exactly the original is a conflict', () => {
    test('different ids with equal content', async () => {
      const { events, all } = await history();
      await expectConflict(differingOnlyInIds(events), 1, all);
    });

    test('only the first id known', async () => {
      const { events, all } = await history();
      await expectConflict([...events.slice(0, 1), ...someEvents(2)], 1, all);
    });

    test('only the last id known', async () => {
      const { events, all } = await history();
      await expectConflict([...someEvents(2), ...events.slice(2)], 1, all);
    });

    test('partial: begins with the second event', async () => {
      const { events, all } = await history();
      await expectConflict(events.slice(1), 1, all);
    });

    test('reordered', async () => {
      const { events, all } = await history();
      await expectConflict([...events].reverse(), 1, all);
    });

    test('longer than what stands there', async () => {
      const { events, all } = await history();
      await expectConflict([...events, anEvent()], 1, all);
      await expectConflict([...events, anEvent(), anEvent()], 1, all);
    });

    test('longer than what stands there, up to the end of the stream', async () => {
      const events = someEvents(2);
      await context.store.append('thing-1', 'noStream', events);
      await expectConflict([...events, anEvent()], 'noStream', idsOf(events));
    });

    test('the right ids at another expected revision', async () => {
      const { events, all } = await history();
      await expectConflict(events, 0, all);
      await expectConflict(events, 2, all);
    });

    test('also after a restart', async () => {
      const { events, all } = await history();
      await context.restart();
      await expectConflict([...events].reverse(), 1, all);
      await expectConflict([...events, anEvent()], 1, all);
    });
  });

  describe('head > expected, and the ids at expected+1… are exactly these: success with the original revisions', () => {
    test('the same append again', async () => {
      const { events, result, all } = await history();
      expect(result).toMatchObject({ firstRevision: 2, lastRevision: 4, repeated: false });
      await expectOriginal(events, result, all);
    });

    test('noStream again, with its events and others after them', async () => {
      const events = someEvents(2);
      const result = await context.store.append('thing-1', 'noStream', events);
      await context.store.append('thing-1', 1, [anEvent()]);
      expect(await context.store.append('thing-1', 'noStream', events)).toEqual({ ...result, repeated: true });
      expect(await context.store.streamHead('thing-1')).toBe(2);
    });

    test('the beginning of a longer append: the revisions and the position of that beginning', async () => {
      const { events, all } = await history();
      const stored = await readStream(context.store, 'thing-1');
      await expectOriginal(
        events.slice(0, 2),
        { firstRevision: 2, lastRevision: 3, position: stored[3]?.position, repeated: true },
        all,
      );
    });

    test('same ids with other data: success, the old data stays', async () => {
      const { events, result, all } = await history();
      const other = events.map((event) => ({ ...event, type: 'OtherHappened', data: { other: 'data' } }));
      await expectOriginal(other, result, all);
      const stored = await readStream(context.store, 'thing-1', { fromRevision: 2, maxCount: 3 });
      expect(stored.map(({ envelope }) => [envelope.type, envelope.data])).toEqual(
        events.map((event) => [event.type, event.data]),
      );
    });

    test('after a restart', async () => {
      const { events, result, all } = await history();
      await context.restart();
      await expectOriginal(events, result, all);
    });

    test('after 10,000 other events, and a restart after those', async () => {
      const { events, result, all } = await history();
      for (let batch = 0; batch < 10; batch += 1) {
        await context.store.append(`other-${batch}`, 'noStream', someEvents(1000));
      }
      await expectOriginal(events, result, all);
      await context.restart();
      await expectOriginal(events, result, all);
    });

    test('20 times at once: every one is answered with the same revisions, and it is written once', async () => {
      const events = someEvents(3);
      const appends = Array.from({ length: 20 }, () => context.store.append('thing-1', 'noStream', events));
      expect(await answers(appends)).toEqual({ success: 20 });
      const results = await Promise.all(appends);
      expect(new Set(results.map(({ position }) => position)).size).toBe(1);
      expect(results.filter(({ repeated }) => !repeated)).toHaveLength(1);
      expect(idsOf(await readStream(context.store, 'thing-1'))).toEqual(idsOf(events));
    });
  });

  test('head = expected: written, also where the ids are those of the last append', async () => {
    const events = someEvents(2);
    await context.store.append('thing-1', 'noStream', events);
    expect(await context.store.append('thing-1', 1, events)).toMatchObject({ firstRevision: 2, repeated: false });
    expect(await context.store.streamHead('thing-1')).toBe(3);
  });
};
