import type { ThingReference } from '@lotsenbuch/kernel';
import type { DescriberCatalogue } from './describer-catalogue.js';
import type { LoggedEvent } from './logged-event.js';

/**
 * Whether an event of a stream that several things share concerns this one. Where no describer can tell, the event
 * concerns the thing if its data mention the id: rather one event too many in a history than one missing.
 */
export function concerns(event: LoggedEvent, thing: ThingReference, describers: DescriberCatalogue): boolean {
  try {
    const things = describers.get(event.type)?.things(event);
    if (things !== undefined) return things.some(({ kind, id }) => kind === thing.kind && id === thing.id);
  } catch {
    // Shown with a remark by describeEvent.
  }
  return mentions(event.data, thing.id);
}

function mentions(value: unknown, id: string): boolean {
  if (typeof value === 'object' && value !== null) return Object.values(value).some((item) => mentions(item, id));
  return value === id;
}
