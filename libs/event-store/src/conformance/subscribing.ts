import { describe, expect, test } from '@jest/globals';
import type { RecordedEvent } from '../envelope.js';
import type { EventFilter, EventStore, SubscribeOptions, SubscriptionPage } from '../event-store.js';
import { anEvent, type Context, idsOf, readAll, rise, someEvents } from './harness.js';

/** A subscription that gathers what it sees, until it is stopped. */
export class Follower {
  readonly events: RecordedEvent[] = [];
  readonly pages: SubscriptionPage[] = [];
  readonly #abort = new AbortController();
  readonly #run: Promise<never>;
  #wake = (): void => {};

  constructor(store: EventStore, options: Omit<SubscribeOptions, 'signal'> = {}) {
    this.#run = this.#follow(store, options);
    // A failure is told to whoever waits for a page, or stops the follower.
    this.#run.catch(() => {});
  }

  /** Returns once an event or place at or after `position` has been seen. */
  async reach(position: string | undefined): Promise<void> {
    while ((this.pages.at(-1)?.upTo ?? '') < (position ?? '')) await this.#nextPage();
  }

  async caughtUp(): Promise<void> {
    while (!this.pages.at(-1)?.caughtUp) await this.#nextPage();
  }

  async stop(): Promise<void> {
    this.#abort.abort();
    await expect(this.#run).rejects.toThrow('the subscription has ended');
  }

  #nextPage(): Promise<void> {
    const page = new Promise<void>((resolve) => {
      this.#wake = resolve;
    });
    return Promise.race([page, this.#run]);
  }

  async #follow(store: EventStore, options: Omit<SubscribeOptions, 'signal'>): Promise<never> {
    for await (const page of store.subscribe({ ...options, signal: this.#abort.signal })) {
      this.pages.push(page);
      this.events.push(...page.events);
      this.#wake();
    }
    throw new Error('the subscription has ended');
  }
}

export const describeSubscribing = (context: Context): void => {
  describe('a subscription: catch-up, then live, without gap or double', () => {
    test('on an empty log it is caught up at once, and sees the first event', async () => {
      const follower = new Follower(context.store);
      await follower.caughtUp();
      expect(follower.events).toEqual([]);
      const { position } = await context.store.append('thing-1', 'noStream', [anEvent()]);
      await follower.reach(position);
      await follower.stop();
      expect(follower.events).toEqual(await readAll(context.store));
    });

    test('it is caught up only when it has delivered what was there', async () => {
      for (let batch = 0; batch < 3; batch += 1) {
        await context.store.append(`thing-${batch}`, 'noStream', someEvents(1000));
      }
      const follower = new Follower(context.store);
      await follower.caughtUp();
      await follower.stop();
      expect(follower.events).toHaveLength(3000);
      expect(follower.pages.findIndex((page) => page.caughtUp)).toBe(follower.pages.length - 1);
    });

    test('after a position: only what follows', async () => {
      const { position } = await context.store.append('thing-1', 'noStream', someEvents(3));
      const follower = new Follower(context.store, { after: position });
      await follower.caughtUp();
      expect(follower.pages.map(({ events, upTo }) => [events, upTo])).toEqual([[[], position]]);
      const next = await context.store.append('thing-1', 2, someEvents(2));
      await follower.reach(next.position);
      await follower.stop();
      expect(follower.events).toEqual(await readAll(context.store, { after: position }));
    });

    test.each<[string, EventFilter]>([
      ['stream prefix', { streamPrefixes: ['wanted-'] }],
      ['type', { types: ['Wanted'] }],
      ['stream prefix and type', { streamPrefixes: ['wanted-'], types: ['Wanted'] }],
    ])(
      'filtered by %s, before and after it is live; the place moves on over what does not match',
      async (_, filter) => {
        const wanted = anEvent({ type: 'Wanted' });
        await context.store.append('wanted-1', 'noStream', [wanted]);
        await context.store.append('other-1', 'noStream', someEvents(3));
        const follower = new Follower(context.store, { filter });
        await follower.caughtUp();
        const live = anEvent({ type: 'Wanted' });
        await context.store.append('wanted-1', 0, [live]);
        const { position } = await context.store.append('other-1', 2, [anEvent()]);
        await follower.reach(position);
        await follower.stop();
        expect(idsOf(follower.events)).toEqual([wanted.id, live.id]);
        expect(follower.pages.at(-1)?.upTo).toBe(position);
      },
    );

    test('a slow reader loses nothing, and goes on from any page after a restart', async () => {
      await context.store.append('thing-1', 'noStream', someEvents(5));
      const abort = new AbortController();
      const seen: string[] = [];
      let upTo: SubscriptionPage['upTo'] | undefined;
      for await (const page of context.store.subscribe({ signal: abort.signal })) {
        seen.push(...idsOf(page.events));
        upTo = page.upTo;
        const head = (await context.store.streamHead('thing-1')) ?? 0;
        if (head < 100) await context.store.append('thing-1', head, someEvents(7));
        else abort.abort();
      }
      await context.store.append('thing-2', 'noStream', someEvents(4));
      await context.restart();
      const follower = new Follower(context.store, upTo === undefined ? {} : { after: upTo });
      await follower.reach(await context.store.logHead());
      await follower.stop();
      expect([...seen, ...idsOf(follower.events)]).toEqual(idsOf(await readAll(context.store)));
      expect(rise(follower.events.map(({ position }) => position))).toBe(true);
    });

    test('it ends when its signal aborts, while it waits or before it began', async () => {
      const follower = new Follower(context.store);
      await follower.caughtUp();
      await follower.stop();
      const seen: SubscriptionPage[] = [];
      for await (const page of context.store.subscribe({ signal: AbortSignal.abort() })) seen.push(page);
      expect(seen).toEqual([]);
    });

    test('it fails with StoreStopped when the store is closed under it', async () => {
      const another = await context.another();
      const iterator = another.subscribe({ signal: new AbortController().signal })[Symbol.asyncIterator]();
      await iterator.next();
      const next = iterator.next();
      await another.close();
      await expect(next).rejects.toMatchObject({ name: 'StoreStopped' });
    });
  });

  describe('a closed store', () => {
    test('has written what was appended before, refuses what comes after, and may be closed twice', async () => {
      const another = await context.another();
      const append = another.append('thing-1', 'noStream', [anEvent()]);
      const closing = another.close();
      await expect(another.append('thing-2', 'noStream', [anEvent()])).rejects.toMatchObject({ name: 'StoreStopped' });
      await expect(append).resolves.toMatchObject({ firstRevision: 0 });
      await closing;
      await another.close();
      await expect(another.streamHead('thing-1')).rejects.toMatchObject({ name: 'StoreStopped' });
      await expect(readAll(another)).rejects.toMatchObject({ name: 'StoreStopped' });
    });
  });
};
