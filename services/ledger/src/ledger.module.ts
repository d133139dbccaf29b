import { type DynamicModule, Module } from '@nestjs/common';
import { describerCatalogue } from './domain/describer-catalogue.js';
import { EventsController } from './event-feed/events.controller.js';
import { Historian } from './history/historian.js';
import { History } from './history/history.js';
import { StreamHistoryController } from './history/stream-history.controller.js';
import { thingHistoryController } from './history/thing-history.controller.js';
import { LEDGER_PORTS, type LedgerPorts } from './ledger-ports.js';

/** The account of what happened: histories in words for everybody, the log as it is for auditors. */
@Module({})
// biome-ignore lint/complexity/noStaticOnlyClass: the class is the module, and Nest's modules take their ports this way.
export class LedgerModule {
  /** @throws Error if two describers claim one event type */
  static register(ports: LedgerPorts): DynamicModule {
    const describers = describerCatalogue(ports.describers);
    return {
      module: LedgerModule,
      controllers: [EventsController, StreamHistoryController, ...ports.things.map(thingHistoryController)],
      providers: [
        { provide: LEDGER_PORTS, useValue: ports },
        { provide: History, useValue: new History(ports.eventStore, describers) },
        { provide: Historian, useValue: new Historian(describers, ports.things) },
      ],
    };
  }
}
