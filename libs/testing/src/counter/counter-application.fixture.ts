import { createCommandHandler, openEventStore } from '@lotsenbuch/event-store';
import { openReadModelStore, runProjection } from '@lotsenbuch/projections';
import type { Environment, ReadinessCheck } from '@lotsenbuch/service-kit';
import { Module } from '@nestjs/common';
import { startApplication, type TestApplication } from '../start-application.js';
import { COUNTER_ACCESS, COUNTERS, CounterController, type CounterPorts } from './counter.controller.fixture.js';
import { countersProjection } from './counter.fixture.js';

@Module({})
class CounterModule {}

interface CounterApplicationOptions {
  readonly env?: Environment;
  readonly now?: () => Date;
  readonly hold?: () => Promise<void>;
  readonly checks?: readonly ReadinessCheck[];
}

/** The counter service on embedded engines, in this process. */
export const startCounters = ({
  env = {},
  now = () => new Date(),
  hold = async () => {},
  checks = [],
}: CounterApplicationOptions = {}): Promise<TestApplication> =>
  startApplication({
    env,
    now,
    async assemble(configuration) {
      const store = await openEventStore(configuration.eventStoreUrl);
      const readModels = await openReadModelStore(configuration.readModelUrl);
      const counters = await runProjection(store, countersProjection, readModels);
      const ports: CounterPorts = { store, handler: createCommandHandler({ store }), counters, hold };
      return {
        info: { title: 'Counters', version: '1', description: 'For tests' },
        imports: [
          {
            module: CounterModule,
            controllers: [CounterController],
            providers: [{ provide: COUNTERS, useValue: ports }],
          },
        ],
        access: [COUNTER_ACCESS],
        consumedLog: { store, consumers: [counters.consumer] },
        checks,
        async onClosed() {
          await counters.consumer.stop();
          await readModels.close();
          await store.close();
        },
      };
    },
  });
