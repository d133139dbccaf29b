import type { CommandHandler, EventStore } from '@lotsenbuch/event-store';
import type { Vault } from '@lotsenbuch/vault';
import type { DocumentStore } from './grants/documents/document-store.js';

/** What funding's commands need from outside; bound once, when the module is registered. */
export abstract class FundingPorts {
  abstract readonly eventStore: EventStore;
  abstract readonly commands: CommandHandler;
  /** Notes and other personal values: sealed before the command, opened at the HTTP edge only. */
  abstract readonly vault: Vault;
  /** Notices and attachments, by their hash. */
  abstract readonly documents: DocumentStore;
  /** The present Berlin day. */
  abstract readonly today: () => string;
}
