import { type DynamicModule, Module } from '@nestjs/common';
import { describerCatalogue } from './domain/describer-catalogue.js';
import { EventsController } from './event-feed/events.controller.js';
import { Historian } from './history/historian.js';
import { History } from './history/history.js';
import { StreamHistoryController } from './history/stream-history.controller.js';
import { thingHistoryController } from './history/thing-history.controller.js';
import { LEDGER_PORTS, type LedgerPorts } from './ledger-ports.js';
import { EventProofController } from './proofs/event-proof.controller.js';
import { CheckpointsController } from './published-log/checkpoints.controller.js';
import { ComparisonController } from './published-log/comparison.controller.js';
import { LedgerStatusController } from './published-log/ledger-status.controller.js';
import { PublishedLogController } from './published-log/published-log.controller.js';
import { RUNNING_LEDGER } from './running-ledger.js';
import { CutStreamHeadsController } from './stream-heads/cut-stream-heads.controller.js';
import { StreamProofController } from './stream-heads/stream-proof.controller.js';

/** The account of what happened: histories in words for everybody, the log as it is for auditors, and what proves it. */
@Module({})
// biome-ignore lint/complexity/noStaticOnlyClass: the class is the module, and Nest's modules take their ports this way.
export class LedgerModule {
  /** @throws Error if two describers claim one event type */
  static register(ports: LedgerPorts): DynamicModule {
    const describers = describerCatalogue(ports.describers);
    return {
      module: LedgerModule,
      controllers: [
        EventsController,
        StreamHistoryController,
        ...ports.things.map(thingHistoryController),
        LedgerStatusController,
        CheckpointsController,
        ComparisonController,
        PublishedLogController,
        EventProofController,
        StreamProofController,
        CutStreamHeadsController,
      ],
      providers: [
        { provide: LEDGER_PORTS, useValue: ports },
        { provide: History, useValue: new History(ports.eventStore, describers) },
        { provide: Historian, useValue: new Historian(describers, ports) },
        { provide: RUNNING_LEDGER, useValue: ports.ledger },
      ],
    };
  }
}
