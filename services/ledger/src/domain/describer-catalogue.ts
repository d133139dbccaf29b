import type { EventDescriber } from '@lotsenbuch/kernel';

/** The describers of all services by event type. */
export type DescriberCatalogue = ReadonlyMap<string, EventDescriber>;

/** @throws Error if two describers claim one event type: the account would depend on the order of wiring. */
export function describerCatalogue(describers: readonly EventDescriber[]): DescriberCatalogue {
  const byType = new Map<string, EventDescriber>();
  for (const describer of describers) {
    for (const type of describer.types) {
      if (byType.has(type)) {
        throw new Error(`event type ${type} has two describers; each type belongs to exactly one service`);
      }
      byType.set(type, describer);
    }
  }
  return byType;
}
