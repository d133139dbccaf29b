import { deriveUuid } from '@lotsenbuch/event-store';

/** The id of a carrier that this command or event brings into being, the same however often it is repeated. */
export const newCarrierId = (origin: string): string => deriveUuid('carrier', origin);
