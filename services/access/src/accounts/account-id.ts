import { deriveUuid } from '@lotsenbuch/event-store';

/** The account of an actor: one for each, because its id follows from the reference. */
export const accountIdOf = (actor: string): string => deriveUuid('account', actor);
