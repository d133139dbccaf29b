import type { CommandHandler, EventStore } from '@lotsenbuch/event-store';
import type { LocalDate } from '@lotsenbuch/kernel';
import type { AsOf } from '@lotsenbuch/projections';
import type { Vault } from '@lotsenbuch/vault';

/** What access needs from outside; bound once, when the module is registered. */
export abstract class AccessPorts {
  abstract readonly eventStore: EventStore;
  abstract readonly commands: CommandHandler;
  abstract readonly vault: Vault;
  abstract readonly asOf: AsOf;
  /** The present Berlin day. */
  abstract readonly today: () => LocalDate;
  /**
   * Gives an actor the means to sign in, where this platform does that itself: answers the token, or undefined if the
   * actor has one. Absent where an OpenID provider does.
   */
  abstract readonly enrol?: (actor: string) => Promise<string | undefined>;
}
