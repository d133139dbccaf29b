import type { LogPosition } from '@lotsenbuch/event-store';

/**
 * Where process managers stand, by name. Only an optimisation: their commands are idempotent, so a lost position costs
 * time, not truth.
 */
export interface ConsumerPositions {
  get(name: string): Promise<LogPosition | undefined>;
  set(name: string, position: LogPosition): Promise<void>;
}
