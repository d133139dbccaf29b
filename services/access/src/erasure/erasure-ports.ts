import type { CommandHandler, EventStore } from '@lotsenbuch/event-store';
import type { LocalDate } from '@lotsenbuch/kernel';
import type { AsOf } from '@lotsenbuch/projections';
import type { Vault } from '@lotsenbuch/vault';
import type { RetentionClaims } from './domain/retention-claim.js';

/** What erasure needs from outside; bound once, when the module is registered. */
export abstract class ErasurePorts {
  abstract readonly eventStore: EventStore;
  abstract readonly commands: CommandHandler;
  abstract readonly vault: Pick<Vault, 'erase' | 'open' | 'sweep'>;
  abstract readonly asOf: AsOf;
  /** One of every service that may need a person to stay resolvable. */
  abstract readonly retentionClaims: readonly RetentionClaims[];
  /** The present Berlin day. */
  abstract readonly today: () => LocalDate;
}
