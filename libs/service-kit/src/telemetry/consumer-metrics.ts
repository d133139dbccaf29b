import type { RunningConsumer } from '@lotsenbuch/consumers';
import { type EventStore, type LogPosition, ordinalOf } from '@lotsenbuch/event-store';
import type { Registry } from 'prom-client';
import { Gauge } from './prometheus.js';

/** A log and who follows it. */
export interface ConsumedLog {
  readonly store: Pick<EventStore, 'storeId' | 'logHead'>;
  readonly consumers: readonly RunningConsumer[];
}

/**
 * Where the log ends, and for each consumer how far behind it is, what it does and how often it tried in vain.
 * @throws Error if two consumers have one name: figures, positions and derived command ids could not tell them apart
 */
export function describeConsumers(registry: Registry, { store, consumers }: ConsumedLog): void {
  const names = consumers.map(({ name }) => name);
  const shared = names.filter((name, index) => names.indexOf(name) !== index);
  if (shared.length > 0) throw new Error(`More than one consumer is named ${shared.join(', ')}.`);
  const registers = [registry];
  const ordinal = (position: LogPosition | undefined): number =>
    position === undefined ? 0 : Number(ordinalOf(store.storeId, position));

  new Gauge({
    name: 'lotsenbuch_log_head',
    help: 'Place of the last event in the log, as the engine counts places',
    registers,
    async collect() {
      this.set(ordinal(await store.logHead()));
    },
  });
  new Gauge({
    name: 'lotsenbuch_consumer_lag',
    help: 'Places of the log the consumer has not considered yet',
    labelNames: ['consumer'],
    registers,
    async collect() {
      const head = ordinal(await store.logHead());
      for (const consumer of consumers) {
        this.set({ consumer: consumer.name }, Math.max(0, head - ordinal(consumer.status().position)));
      }
    },
  });
  new Gauge({
    name: 'lotsenbuch_consumer_state',
    help: '1 for the state the consumer is in: catchingUp, live or stopped',
    labelNames: ['consumer', 'state'],
    registers,
    collect() {
      for (const consumer of consumers) {
        for (const state of ['catchingUp', 'live', 'stopped']) {
          this.set({ consumer: consumer.name, state }, consumer.status().state === state ? 1 : 0);
        }
      }
    },
  });
  new Gauge({
    name: 'lotsenbuch_consumer_failed_attempts',
    help: 'Tries at the event the consumer stands at; 0 if it does not stand still',
    labelNames: ['consumer'],
    registers,
    collect() {
      for (const consumer of consumers) {
        this.set({ consumer: consumer.name }, consumer.status().failure?.attempts ?? 0);
      }
    },
  });
}
