import {
  type EventStore,
  ForeignPosition,
  type LogPosition,
  ordinalOf,
  type RecordedEvent,
  type SubscriptionPage,
} from '@lotsenbuch/event-store';
import { type Clock, systemClock } from './clock.js';
import type { Consumer, ConsumerFailure, ConsumerStatus, RunningConsumer } from './consumer.js';
import { HandlingFailed, reasonOf } from './handling-failed.js';
import { Progress } from './progress.js';

export interface RunOptions {
  /** Default: the system's. */
  readonly clock?: Clock;
  /** Called at each change of state and after each failed try: for logs. */
  readonly onChange?: (status: ConsumerStatus) => void;
}

const FIRST_RETRY_MS = 250;
const LONGEST_RETRY_MS = 30_000;

/** A live consumer that the log passes by stores its place this often, so that a restart reads little again. */
const IDLE_PAGES_PER_STORED_POSITION = 100;

/** Milliseconds between the try number `attempts` (from 1) and the next: doubling from 250 up to 30,000. */
const retryDelay = (attempts: number): number =>
  Math.min(FIRST_RETRY_MS * 2 ** Math.min(attempts - 1, 16), LONGEST_RETRY_MS);

/**
 * Follows the log from the consumer's own position, catching up and then live, until `stop`. It never skips: at a
 * failure it shows the event and the reason, stays there and tries again with growing pauses, so that it goes on by
 * itself once the cause is gone.
 */
export const runConsumer = (store: EventStore, consumer: Consumer, options: RunOptions = {}): RunningConsumer =>
  new Run(store, consumer, options.clock ?? systemClock, options.onChange ?? (() => {}));

class Run implements RunningConsumer {
  readonly #store: EventStore;
  readonly #consumer: Consumer;
  readonly #clock: Clock;
  readonly #onChange: (status: ConsumerStatus) => void;
  readonly #progress: Progress;
  readonly #stopping = new AbortController();
  readonly #ended: Promise<void>;
  #state: 'catchingUp' | 'live' = 'catchingUp';
  #failure: ConsumerFailure | undefined;
  #idlePages = 0;
  #oneByOne = false;
  /** Whether the log has taken the consumer's position for one of its own. */
  #isPlaced = false;
  /** A position that the log did not know. When the log has grown past it, it would look like one of its own. */
  #foreign: { readonly position: LogPosition; readonly refusal: ForeignPosition } | undefined;

  constructor(store: EventStore, consumer: Consumer, clock: Clock, onChange: (status: ConsumerStatus) => void) {
    this.#store = store;
    this.#consumer = consumer;
    this.#clock = clock;
    this.#onChange = onChange;
    this.#progress = new Progress(clock);
    this.#ended = this.#run();
  }

  get name(): string {
    return this.#consumer.name;
  }

  status(): ConsumerStatus {
    const standing = { name: this.name, position: this.#progress.position };
    return this.#failure === undefined
      ? { ...standing, state: this.#state }
      : { ...standing, state: 'stopped', failure: this.#failure };
  }

  async waitFor(position: LogPosition, timeoutMs: number): Promise<boolean> {
    ordinalOf(this.#store.storeId, position);
    return this.#progress.waitAtMost(position, timeoutMs);
  }

  async caughtUp(): Promise<void> {
    const head = await this.#store.logHead();
    if (head === undefined || (await this.#progress.wait(head))) return;
    throw new Error(`consumer ${this.name} was stopped before it had caught up with the log`);
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#ended;
    this.#progress.end();
  }

  async #run(): Promise<void> {
    const { signal } = this.#stopping;
    while (!signal.aborted) {
      try {
        await this.#follow(signal);
      } catch (error) {
        const failure = await this.#fail(error);
        await this.#clock.sleep(retryDelay(failure.attempts), signal);
      }
    }
  }

  /** Begins where the consumer says it stands, also after a failure: whatever was half done, nothing is left out. */
  async #follow(signal: AbortSignal): Promise<void> {
    this.#isPlaced = false;
    const after = (await this.#consumer.position()) ?? (await this.#beginning());
    for await (const page of this.#pagesAfter(after, signal)) {
      if (!this.#isPlaced) this.#progress.standAt(after);
      this.#isPlaced = true;
      if (!(await this.#handle(page))) return;
    }
    if (!signal.aborted) throw new Error('the subscription to the event store ended although nobody had stopped it');
  }

  /** The place to begin at without a position; the head is stored at once, so that nothing after it is left out. */
  async #beginning(): Promise<LogPosition | undefined> {
    if (this.#consumer.begin !== 'head') return undefined;
    const head = await this.#store.logHead();
    if (head !== undefined) await this.#consumer.handle([], head);
    return head;
  }

  async *#pagesAfter(after: LogPosition | undefined, signal: AbortSignal): AsyncGenerator<SubscriptionPage> {
    if (after !== undefined && after === this.#foreign?.position) throw this.#foreign.refusal;
    const from = after === undefined ? {} : { after };
    try {
      yield* this.#store.subscribe({ ...from, filter: this.#consumer.filter, signal });
    } catch (error) {
      if (error instanceof ForeignPosition && after !== undefined) this.#foreign = { position: after, refusal: error };
      throw error;
    }
  }

  /** False if the page has to be asked for again. */
  async #handle(page: SubscriptionPage): Promise<boolean> {
    if (!this.#passesBy(page)) {
      if (!(await this.#hand(page))) return false;
      this.#idlePages = 0;
    }
    this.#progress.standAt(page.upTo);
    this.#recover(page);
    return true;
  }

  /** Live, with nothing to handle: a write per event of others would cost more than it saves at the next start. */
  #passesBy(page: SubscriptionPage): boolean {
    if (page.events.length > 0 || !page.caughtUp || this.#state !== 'live') return false;
    this.#idlePages += 1;
    return this.#idlePages < IDLE_PAGES_PER_STORED_POSITION;
  }

  /**
   * False if the page failed as a whole: from where the consumer now stands, which only the consumer knows, the events
   * are then handed one by one, to find the one that fails.
   */
  async #hand({ events, upTo }: SubscriptionPage): Promise<boolean> {
    if (this.#oneByOne && events.length > 0) {
      await this.#handOneByOne(events, upTo);
      return true;
    }
    try {
      await this.#consumer.handle(events, upTo);
      return true;
    } catch (error) {
      if (error instanceof HandlingFailed || events.length === 0) throw error;
      this.#oneByOne = true;
      return false;
    }
  }

  async #handOneByOne(events: readonly RecordedEvent[], upTo: LogPosition): Promise<void> {
    for (const event of events) {
      try {
        await this.#consumer.handle([event], event.position);
      } catch (error) {
        throw error instanceof HandlingFailed ? error : new HandlingFailed(event, error);
      }
    }
    await this.#consumer.handle([], upTo);
    this.#oneByOne = false;
  }

  #recover(page: SubscriptionPage): void {
    const at = this.#failure?.at;
    const stillFailing = at !== undefined && page.upTo < at.position;
    const state = page.caughtUp ? 'live' : this.#state;
    const changed = state !== this.#state || (this.#failure !== undefined && !stillFailing);
    this.#state = state;
    if (!stillFailing) this.#failure = undefined;
    if (changed) this.#onChange(this.status());
  }

  async #fail(error: unknown): Promise<ConsumerFailure> {
    const failed = error instanceof HandlingFailed ? error : undefined;
    const before = this.#failure;
    const samePlace = before !== undefined && before.at?.eventId === failed?.event.envelope.id;
    this.#failure = {
      ...(failed === undefined ? {} : { at: placeOf(failed) }),
      reason: failed?.reason ?? reasonOf(error),
      since: samePlace ? before.since : this.#clock.now().toISOString(),
      attempts: samePlace ? before.attempts + 1 : 1,
    };
    this.#state = 'catchingUp';
    if (this.#isPlaced) {
      // A consumer that cannot even say where it stands keeps its last known place: the first failure is the one to show.
      this.#progress.standAt(await this.#consumer.position().catch(() => this.#progress.position));
    }
    this.#onChange(this.status());
    return this.#failure;
  }
}

const placeOf = ({ event }: HandlingFailed): NonNullable<ConsumerFailure['at']> => ({
  position: event.position,
  eventId: event.envelope.id,
  eventType: event.envelope.type,
  stream: event.envelope.stream,
  revision: event.envelope.revision,
});
