import { describe, expect, test } from '@jest/globals';
import { canonicalEnvelopeJson } from '../canonical-json.js';
import { anEvent, type Context, idsOf, readStream, someEvents } from './harness.js';

export const describeReading = (context: Context): void => {
  describe('reading the latest events', () => {
    test('the last of the log come first, over all streams', async () => {
      expect(await context.store.readLatest(5)).toEqual([]);
      const events = someEvents(3);
      await context.store.append('thing-1', 'noStream', events);
      const later = someEvents(2);
      await context.store.append('thing-2', 'noStream', later);
      const [a, b, c] = idsOf(events);
      const [d, e] = idsOf(later);
      expect(idsOf(await context.store.readLatest(2))).toEqual([e, d]);
      expect(idsOf(await context.store.readLatest(1000))).toEqual([e, d, c, b, a]);
    });

    test.each([0, 1001, 1.5])('maxCount %d is refused', async (maxCount) => {
      await expect(context.store.readLatest(maxCount)).rejects.toThrow(RangeError);
    });
  });

  describe('reading a stream', () => {
    test('an unknown stream yields nothing and has no head', async () => {
      await context.store.append('thing-1', 'noStream', [anEvent()]);
      for (const stream of ['thing-2', 'thing-', 'no stream name', 'thing-1x']) {
        expect(await readStream(context.store, stream)).toEqual([]);
        expect(await context.store.streamHead(stream)).toBeUndefined();
      }
    });

    test.each([0, -1, 1.5, Number.NaN])('maxCount %d is refused', async (maxCount) => {
      await expect(readStream(context.store, 'thing-1', { maxCount })).rejects.toThrow(RangeError);
    });

    test.each([-1, 0.5])('fromRevision %d is refused', async (fromRevision) => {
      await expect(readStream(context.store, 'thing-1', { fromRevision })).rejects.toThrow(RangeError);
    });

    test('both directions, from a revision, and a number of events', async () => {
      const events = someEvents(5);
      await context.store.append('thing-1', 'noStream', events);
      await context.store.append('thing-11', 'noStream', someEvents(2));
      const [a, b, c, d, e] = idsOf(events);
      const read = async (options: Parameters<typeof readStream>[2]) =>
        idsOf(await readStream(context.store, 'thing-1', options));
      expect(await read({})).toEqual([a, b, c, d, e]);
      expect(await read({ direction: 'forwards', fromRevision: 2 })).toEqual([c, d, e]);
      expect(await read({ fromRevision: 1, maxCount: 2 })).toEqual([b, c]);
      expect(await read({ fromRevision: 4, maxCount: 9 })).toEqual([e]);
      expect(await read({ fromRevision: 5 })).toEqual([]);
      expect(await read({ direction: 'backwards' })).toEqual([e, d, c, b, a]);
      expect(await read({ direction: 'backwards', fromRevision: 2 })).toEqual([c, b, a]);
      expect(await read({ direction: 'backwards', maxCount: 2 })).toEqual([e, d]);
      expect(await read({ direction: 'backwards', fromRevision: 99, maxCount: 1 })).toEqual([e]);
      expect(await read({ direction: 'backwards', fromRevision: 0 })).toEqual([a]);
    });

    test('a long stream comes whole and in order, both ways and after a restart', async () => {
      const events = someEvents(2500);
      for (let from = 0; from < 2500; from += 500) {
        await context.store.append('thing-1', from === 0 ? 'noStream' : from - 1, events.slice(from, from + 500));
      }
      await context.restart();
      expect(idsOf(await readStream(context.store, 'thing-1'))).toEqual(idsOf(events));
      const backwards = await readStream(context.store, 'thing-1', { direction: 'backwards' });
      expect(idsOf(backwards)).toEqual(idsOf(events).reverse());
      expect(await context.store.streamHead('thing-1')).toBe(2499);
    });

    test('what is appended while a stream is read is left to the next reading', async () => {
      await context.store.append('thing-1', 'noStream', someEvents(3));
      const read: string[] = [];
      for await (const page of context.store.readStream('thing-1')) {
        read.push(...idsOf(page));
        await context.store.append('thing-1', read.length - 1, [anEvent()]);
      }
      expect(read).toHaveLength(3);
      expect(await context.store.streamHead('thing-1')).toBe(3);
    });
  });

  describe('an event as it is stored', () => {
    test('carries everything the writer gave, and stream, revision and recordedAt', async () => {
      const event = anEvent({
        type: 'NobodyKnowsThisTypeYet',
        schemaVersion: 7,
        effectiveOn: '2024-02-29',
        requestHash: 'ab'.repeat(32),
        causationId: anEvent().id,
        data: { z: ['Zuwendung für Mütter', true, false, { '\u20ac': -1 }], a: {}, '': [], '\u{1f600}': '\n"\\\u0000' },
      });
      await context.store.append('thing-1', 'noStream', [anEvent(), event]);
      const [, stored] = await readStream(context.store, 'thing-1');
      expect(stored?.envelope).toEqual({
        ...event,
        stream: 'thing-1',
        revision: 1,
        recordedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
      });
    });

    test('an absent field stays absent', async () => {
      await context.store.append('thing-1', 'noStream', [anEvent()]);
      const [stored] = await readStream(context.store, 'thing-1');
      for (const field of ['effectiveOn', 'requestHash', 'causationId']) {
        expect(stored?.envelope).not.toHaveProperty(field);
      }
    });

    test('its canonical text is the RFC 8785 form of its envelope', async () => {
      const data = { b: 'ü', a: [{ d: 1, c: Number.MIN_SAFE_INTEGER }], '10': 0, '9': 1 };
      await context.store.append('thing-1', 'noStream', [anEvent({ data, effectiveOn: '2019-01-01' }), anEvent()]);
      for (const { canonical, envelope } of await readStream(context.store, 'thing-1')) {
        expect(JSON.parse(canonical)).toEqual(envelope);
        expect(canonicalEnvelopeJson(envelope)).toBe(canonical);
      }
    });

    test('recordedAt never falls within a stream, also across a restart', async () => {
      for (let revision = 0; revision < 20; revision += 1) {
        if (revision === 10) await context.restart();
        await context.store.append('thing-1', revision === 0 ? 'noStream' : revision - 1, [anEvent()]);
      }
      const times = (await readStream(context.store, 'thing-1')).map(({ envelope }) => envelope.recordedAt);
      expect(times).toEqual([...times].sort());
    });
  });
};
