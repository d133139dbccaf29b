import { describe, expect, test } from '@jest/globals';
import type { EventStore } from '../event-store.js';
import { anEvent, answers, type Context, idsOf, readAll, readStream, rise, someEvents } from './harness.js';
import { Follower } from './subscribing.js';

const CLIENTS = 64;
const clients = <Result>(work: (client: number) => Promise<Result>): Promise<Result>[] =>
  Array.from({ length: CLIENTS }, (_, client) => work(client));

/** Appends at the head, and again at the new head after each conflict, until it is written. */
const appendAtHead = async (store: EventStore, stream: string): Promise<string> => {
  for (;;) {
    const event = anEvent();
    const head = await store.streamHead(stream);
    try {
      await store.append(stream, head ?? 'noStream', [event]);
      return event.id;
    } catch (reason) {
      if (!(reason instanceof Error) || reason.name !== 'WrongExpectedRevision') throw reason;
    }
  }
};

export const describeRacing = (context: Context): void => {
  /** Reads the log again and again: each reading must contain the one before as its beginning. */
  const rereadUntil = async (done: Promise<unknown>): Promise<number> => {
    let running = true;
    const settled = done.finally(() => {
      running = false;
    });
    let readings = 0;
    let previous: string[] = [];
    while (running) {
      const events = await readAll(context.store);
      expect(rise(events.map(({ position }) => position))).toBe(true);
      expect(idsOf(events).slice(0, previous.length)).toEqual(previous);
      previous = idsOf(events);
      readings += 1;
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    await settled;
    return readings;
  };

  /** Runs the work beside two readers and three subscribers, which must see every event once and in order. */
  const besideReaders = async (work: () => Promise<unknown>): Promise<void> => {
    const { position } = await context.store.append('early-1', 'noStream', someEvents(10));
    const followers = {
      all: new Follower(context.store),
      later: new Follower(context.store, { after: position }),
      filtered: new Follower(context.store, { filter: { streamPrefixes: ['race-1'] } }),
    };
    const working = work();
    expect(Math.min(...(await Promise.all([rereadUntil(working), rereadUntil(working)])))).toBeGreaterThan(0);
    const late = new Follower(context.store);
    const log = await readAll(context.store);
    for (const follower of [...Object.values(followers), late]) {
      await follower.reach(log.at(-1)?.position);
      await follower.stop();
    }
    expect(rise(log.map((event) => event.position))).toBe(true);
    expect(new Set(idsOf(log)).size).toBe(log.length);
    expect(idsOf(followers.all.events)).toEqual(idsOf(log));
    expect(idsOf(late.events)).toEqual(idsOf(log));
    expect(idsOf(followers.later.events)).toEqual(idsOf(log.slice(10)));
    expect(idsOf(followers.filtered.events)).toEqual(
      idsOf(log.filter(({ envelope }) => envelope.stream.startsWith('race-1'))),
    );
  };

  describe('64 clients race; readers and subscribers see every event once and in order', () => {
    test('on one stream, at one expected revision: exactly one winner each time', async () => {
      await besideReaders(async () => {
        for (let round = 0; round < 30; round += 1) {
          const appends = clients(() =>
            context.store.append('race-1', round === 0 ? 'noStream' : round - 1, [anEvent({ data: { round } })]),
          );
          expect(await answers(appends)).toEqual({ success: 1, WrongExpectedRevision: CLIENTS - 1 });
        }
      });
      const won = await readStream(context.store, 'race-1');
      expect(won.map(({ envelope }) => envelope.data)).toEqual(Array.from({ length: 30 }, (_, round) => ({ round })));
    });

    test('on one stream, each until it has written: every event is there once, at revisions without holes', async () => {
      let written: string[] = [];
      await besideReaders(async () => {
        written = (
          await Promise.all(
            clients(async () => [
              await appendAtHead(context.store, 'race-1'),
              await appendAtHead(context.store, 'race-1'),
            ]),
          )
        ).flat();
      });
      const stored = await readStream(context.store, 'race-1');
      expect(idsOf(stored).sort()).toEqual(written.sort());
      expect(stored.map(({ envelope }) => envelope.revision)).toEqual(stored.map((_, revision) => revision));
    });

    test('on many streams: no append waits for or fails because of another; each stays together in the log', async () => {
      const rounds = 20;
      await besideReaders(() =>
        Promise.all(
          clients(async (client) => {
            let head = -1;
            for (let round = 0; round < rounds; round += 1) {
              const events = someEvents(1 + ((client + round) % 3), { data: { client, round } });
              const expected = head === -1 ? 'noStream' : head;
              const result = await context.store.append(`race-${client}`, expected, events);
              head += events.length;
              expect(result).toMatchObject({ lastRevision: head, repeated: false });
            }
          }),
        ),
      );
      const log = await readAll(context.store, { filter: { streamPrefixes: ['race-'] } });
      const appends = log.map(({ envelope }) => JSON.stringify(envelope.data));
      const borders = appends.filter((append, index) => append !== appends[index - 1]);
      expect(borders).toHaveLength(CLIENTS * rounds);
      expect(new Set(borders).size).toBe(borders.length);
    });
  });
};
