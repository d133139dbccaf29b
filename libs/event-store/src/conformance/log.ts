import { describe, expect, test } from '@jest/globals';
import type { LogPosition } from '../envelope.js';
import type { EventFilter } from '../event-store.js';
import { formatLogPosition } from '../log-position.js';
import { anEvent, type Context, idsOf, readAll, readPages, rise, someEvents } from './harness.js';

export const describeLog = (context: Context): void => {
  const threeStreams = async () => {
    const [grants, carriers, other] = [
      someEvents(3, { type: 'GrantRecorded' }),
      someEvents(2, { type: 'CarrierRegistered' }),
      someEvents(2, { type: 'GrantRecorded' }),
    ];
    await context.store.append('grant-1', 'noStream', grants);
    await context.store.append('carrier-1', 'noStream', carriers);
    await context.store.append('grantee-1', 'noStream', other);
    return { grants: idsOf(grants), carriers: idsOf(carriers), other: idsOf(other) };
  };

  describe('a log position that is not of this log is refused with a sentence', () => {
    const expectRefused = async (after: string, message: RegExp): Promise<void> => {
      const refusal = { name: 'ForeignPosition', message: expect.stringMatching(message) };
      const { signal } = new AbortController();
      await expect(readAll(context.store, { after: after as LogPosition })).rejects.toMatchObject(refusal);
      const subscription = context.store.subscribe({ after: after as LogPosition, signal });
      await expect(subscription[Symbol.asyncIterator]().next()).rejects.toMatchObject(refusal);
    };

    test('a position of another store', async () => {
      const another = await context.another();
      const { position } = await another.append('thing-1', 'noStream', someEvents(3));
      await context.store.append('thing-1', 'noStream', someEvents(9));
      await expectRefused(position, new RegExp(`belongs to store ${another.storeId}.*${context.store.storeId}`));
    });

    test.each(['', '0', '17', '-', 'start'])('malformed: %j', (after) => expectRefused(after, /is not a log position/));

    test('a position beyond the end: the log has lost what the reader has seen', async () => {
      await context.store.append('thing-1', 'noStream', [anEvent()]);
      await expectRefused(formatLogPosition(context.store.storeId, 10n ** 18n), /beyond the end of the log/);
    });
  });

  describe('reading all events', () => {
    test('an empty log yields nothing and has no head', async () => {
      expect(await readPages(context.store)).toEqual([]);
      expect(await context.store.logHead()).toBeUndefined();
    });

    test.each([0, -1, 1.5])('maxCount %d is refused', async (maxCount) => {
      await expect(readAll(context.store, { maxCount })).rejects.toThrow(RangeError);
    });

    test('positions only rise, each is seen once, and an append tells the position of its last event', async () => {
      const first = await context.store.append('thing-1', 'noStream', someEvents(3));
      const second = await context.store.append('thing-2', 'noStream', someEvents(2));
      const positions = (await readAll(context.store)).map(({ position }) => position);
      expect(positions).toHaveLength(5);
      expect(rise(positions)).toBe(true);
      expect([positions[2], positions[4]]).toEqual([first.position, second.position]);
      expect(await context.store.logHead()).toBe(second.position);
    });

    test('log, store id and positions are the same after a restart, and go on rising', async () => {
      await threeStreams();
      const before = await readAll(context.store);
      const { storeId } = context.store;
      await context.restart();
      expect(context.store.storeId).toBe(storeId);
      expect(await readAll(context.store)).toEqual(before);
      await context.store.append('grant-1', 2, [anEvent()]);
      expect(rise((await readAll(context.store)).map(({ position }) => position))).toBe(true);
    });

    test('after a position: what follows it, and nothing after the last', async () => {
      await threeStreams();
      const all = await readAll(context.store);
      for (const [index, { position }] of all.entries()) {
        expect(await readAll(context.store, { after: position })).toEqual(all.slice(index + 1));
      }
    });

    test('a number of events, and on from where that ended', async () => {
      await threeStreams();
      const all = await readAll(context.store);
      const pages = await readPages(context.store, { maxCount: 4 });
      const upTo = pages.at(-1)?.upTo;
      expect(pages.flatMap(({ events }) => events)).toEqual(all.slice(0, 4));
      expect(upTo && (await readAll(context.store, { after: upTo }))).toEqual(all.slice(4));
    });

    test('a long log comes whole: each page follows the one before, and reading goes on from any of them', async () => {
      for (let batch = 0; batch < 6; batch += 1) {
        await context.store.append(`thing-${batch}`, 'noStream', someEvents(1000));
      }
      const all = idsOf(await readAll(context.store));
      expect(new Set(all).size).toBe(6000);
      const pages = await readPages(context.store);
      expect(rise(pages.map(({ upTo }) => upTo))).toBe(true);
      let seen = 0;
      for (const { events, upTo } of pages) {
        seen += events.length;
        expect(idsOf(await readAll(context.store, { after: upTo }))).toEqual(all.slice(seen));
      }
      expect(pages.at(-1)?.upTo).toBe(await context.store.logHead());
    });
  });

  describe('the head at a moment is the end of the longest prefix that was recorded before it', () => {
    test('an empty log had none', async () => {
      expect(await context.store.logHeadBefore('9999-12-31T00:00:00.000Z')).toBeUndefined();
    });

    test('for the moment of every event, and before and after all of them', async () => {
      for (let batch = 0; batch < 7; batch += 1) {
        await context.store.append(`thing-${batch}`, 'noStream', someEvents(batch + 1));
        await new Promise((resolve) => setTimeout(resolve, 1));
      }
      const all = await readAll(context.store);
      const moments = all.map(({ envelope }) => envelope.recordedAt);
      for (const moment of ['0000-01-01T00:00:00.000Z', ...moments, '9999-12-31T00:00:00.000Z']) {
        const cut = all.findIndex(({ envelope }) => envelope.recordedAt >= moment);
        const known = cut === -1 ? all : all.slice(0, cut);
        expect(await context.store.logHeadBefore(moment)).toBe(known.at(-1)?.position);
      }
    });
  });

  describe('filters', () => {
    const read = async (filter: EventFilter, maxCount = 1000) =>
      idsOf(await readAll(context.store, { filter, maxCount }));

    test('an empty list, an unknown prefix and an unknown type match nothing, and the page says how far it looked', async () => {
      await threeStreams();
      for (const filter of [
        { types: [] },
        { streamPrefixes: [] },
        { types: ['Grant'] },
        { streamPrefixes: ['ä', 'Grant'] },
      ]) {
        const pages = await readPages(context.store, { filter });
        expect(pages.flatMap(({ events }) => events)).toEqual([]);
        expect(pages.at(-1)?.upTo).toBe(await context.store.logHead());
      }
    });

    test('by stream prefix, by type, and by both', async () => {
      const { grants, carriers, other } = await threeStreams();
      expect(await read({})).toEqual([...grants, ...carriers, ...other]);
      expect(await read({ streamPrefixes: ['grant-'] })).toEqual(grants);
      expect(await read({ streamPrefixes: ['grant'] })).toEqual([...grants, ...other]);
      expect(await read({ streamPrefixes: ['carrier-', 'grantee-'] })).toEqual([...carriers, ...other]);
      expect(await read({ types: ['GrantRecorded'] })).toEqual([...grants, ...other]);
      expect(await read({ types: ['CarrierRegistered', 'Unknown'] })).toEqual(carriers);
      expect(await read({ types: ['GrantRecorded'], streamPrefixes: ['carrier-', 'grantee-'] })).toEqual(other);
    });

    test('maxCount counts what matches', async () => {
      const { grants, other } = await threeStreams();
      expect(await read({ types: ['GrantRecorded'] }, 4)).toEqual([...grants, ...other.slice(0, 1)]);
    });

    test('a rare event far along the log is found', async () => {
      await context.store.append('thing-1', 'noStream', [anEvent({ type: 'Rare' })]);
      for (let batch = 0; batch < 22; batch += 1) {
        await context.store.append(`other-${batch}`, 'noStream', someEvents(1000));
      }
      const last = anEvent({ type: 'Rare' });
      await context.store.append('thing-1', 0, [last]);
      expect(await read({ types: ['Rare'] })).toHaveLength(2);
      expect((await read({ streamPrefixes: ['thing-'] })).at(-1)).toBe(last.id);
    });
  });
};
