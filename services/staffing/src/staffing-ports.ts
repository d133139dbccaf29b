import type { CommandHandler, EventStore } from '@lotsenbuch/event-store';
import type { LocalDate } from '@lotsenbuch/kernel';
import type { Vault } from '@lotsenbuch/vault';

/** What staffing needs from outside; bound once, when the module is registered. */
export abstract class StaffingPorts {
  abstract readonly eventStore: EventStore;
  abstract readonly commands: CommandHandler;
  abstract readonly vault: Vault;
  /** The present Berlin day. */
  abstract readonly today: () => LocalDate;
}
