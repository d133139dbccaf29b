import type { CommandHandler, EventStore } from '@lotsenbuch/event-store';

/** What funding's commands need from outside; bound once, when the module is registered. */
export abstract class FundingPorts {
  abstract readonly eventStore: EventStore;
  abstract readonly commands: CommandHandler;
  /** The present Berlin day. */
  abstract readonly today: () => string;
}
