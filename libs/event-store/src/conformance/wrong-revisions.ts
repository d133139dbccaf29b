import { describe, expect, test } from '@jest/globals';
import { WrongExpectedRevision } from '../errors.js';
import type { ExpectedRevision } from '../event-store.js';
import { anEvent, answers, type Context, idsOf, readStream, someEvents } from './harness.js';

export const describeWrongRevisions = (context: Context): void => {
  describe('an append at a wrong revision is a conflict and writes nothing', () => {
    const streamOfThree = async (): Promise<string[]> => {
      const events = someEvents(3);
      await context.store.append('thing-1', 'noStream', events);
      return idsOf(events);
    };

    const expectConflict = async (expected: ExpectedRevision, actual: number | undefined): Promise<void> => {
      const before = idsOf(await readStream(context.store, 'thing-1'));
      const refusal = context.store.append('thing-1', expected, someEvents(2));
      await expect(refusal).rejects.toMatchObject({
        name: 'WrongExpectedRevision',
        stream: 'thing-1',
        expected,
        actual,
      });
      await expect(refusal).rejects.toBeInstanceOf(WrongExpectedRevision);
      expect(idsOf(await readStream(context.store, 'thing-1'))).toEqual(before);
      expect(await context.store.streamHead('thing-1')).toBe(actual);
    };

    test.each([0, 1])('head > expected (%i of 2), other ids: conflict', async (expected) => {
      await streamOfThree();
      await expectConflict(expected, 2);
    });

    test.each([3, 4, 1_000_000])('head < expected (%i of 2): conflict', async (expected) => {
      await streamOfThree();
      await expectConflict(expected, 2);
    });

    test('noStream on an existing stream: conflict', async () => {
      await streamOfThree();
      await expectConflict('noStream', 2);
    });

    test.each([0, 7])('revision %i of a stream that does not exist: conflict', async (expected) => {
      await expectConflict(expected, undefined);
      expect(await context.store.logHead()).toBeUndefined();
    });

    test('after a conflict the right revision is still the right one', async () => {
      const ids = await streamOfThree();
      await expectConflict(7, 2);
      const next = anEvent();
      await context.store.append('thing-1', 2, [next]);
      expect(idsOf(await readStream(context.store, 'thing-1'))).toEqual([...ids, next.id]);
    });

    test('one conflict harms no neighbour that is appended at the same time', async () => {
      await context.store.append('taken-0', 'noStream', [anEvent()]);
      const appends = Array.from({ length: 60 }, (_, index) =>
        index % 3 === 1
          ? context.store.append('taken-0', 'noStream', [anEvent()])
          : context.store.append(`free-${index}`, 'noStream', [anEvent()]),
      );
      expect(await answers(appends)).toEqual({ success: 40, WrongExpectedRevision: 20 });
      expect(await context.store.streamHead('taken-0')).toBe(0);
    });
  });
};
