import { describe, expect, test } from '@jest/globals';
import type { StoredEvent, StreamExtent } from '../event-store.js';
import { ordinalOf } from '../log-position.js';
import { type Context, readAll, someEvents } from './harness.js';

export const describeStored = (context: Context): void => {
  const stored = async (options: { after?: number; upTo?: number; maxCount?: number } = {}): Promise<StoredEvent[]> => {
    const events: StoredEvent[] = [];
    for await (const page of context.store.readStored(options)) events.push(...page);
    return events;
  };
  const extents = async (upTo: number): Promise<StreamExtent[]> => {
    const streams: StreamExtent[] = [];
    for await (const page of context.store.readStreamExtents(upTo)) streams.push(...page);
    return streams;
  };

  describe('reading the log as it is stored', () => {
    test.each([{ after: -1 }, { upTo: 1.5 }, { maxCount: 0 }])('%j is refused', async (options) => {
      await expect(stored(options)).rejects.toThrow(RangeError);
    });

    test('an empty log has neither events nor streams', async () => {
      expect([await stored(), await extents(0)]).toEqual([[], []]);
    });

    test('gives each event once in the order of the log, by what it is found by and as it was written', async () => {
      await context.store.append('grant-1', 'noStream', someEvents(2));
      await context.store.append('carrier-1', 'noStream', someEvents(1));
      await context.store.append('grant-1', 1, someEvents(1));
      const recorded = await readAll(context.store);
      expect(await stored()).toEqual(
        recorded.map(({ position, envelope, canonical }) => [
          Number(ordinalOf(context.store.storeId, position)),
          envelope.stream,
          envelope.revision,
          envelope.type,
          canonical,
        ]),
      );
    });

    test('goes over many pages, and begins and ends where it is told', async () => {
      for (let stream = 0; stream < 3; stream += 1) {
        await context.store.append(`thing-${stream}`, 'noStream', someEvents(800));
      }
      const all = await stored();
      expect(all).toHaveLength(2_400);
      const [after, upTo] = [all[99]?.[0] ?? 0, all[2_300]?.[0] ?? 0];
      expect(await stored({ after, upTo })).toEqual(all.slice(100, 2_301));
      expect(await stored({ after, maxCount: 1_500 })).toEqual(all.slice(100, 1_600));
      expect(await stored({ after: all.at(-1)?.[0] ?? 0 })).toEqual([]);
    });

    test('the streams up to a place come by name in the order of bytes, with how far they reach there', async () => {
      await context.store.append('thing-b', 'noStream', someEvents(2));
      await context.store.append('thing-B', 'noStream', someEvents(1));
      const [, , third = [0]] = await stored();
      await context.store.append('thing-b', 1, someEvents(3));
      await context.store.append('thing-a', 'noStream', someEvents(1));
      expect(await extents(third[0])).toEqual([
        { stream: 'thing-B', events: 1, lastRevision: 0 },
        { stream: 'thing-b', events: 2, lastRevision: 1 },
      ]);
      const [last = [0]] = (await stored()).slice(-1);
      expect((await extents(last[0])).map(({ stream, lastRevision }) => `${stream} ${lastRevision}`)).toEqual([
        'thing-B 0',
        'thing-a 0',
        'thing-b 4',
      ]);
    });

    test('more streams than a page holds all come', async () => {
      await Promise.all(
        Array.from({ length: 1_203 }, (_, number) =>
          context.store.append(`thing-${number}`, 'noStream', someEvents(1)),
        ),
      );
      const [last = [0]] = (await stored()).slice(-1);
      expect(new Set((await extents(last[0])).map(({ stream }) => stream)).size).toBe(1_203);
    });
  });
};
