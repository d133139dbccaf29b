import { type Envelope, type EventStore, parseEventReference } from '@lotsenbuch/event-store';

/** The event that an answer names. @throws Error if the reference is none, or names no event of the store */
export const eventNamed = async (
  store: Pick<EventStore, 'readStream'>,
  reference: string | undefined,
): Promise<Envelope> => {
  const place = parseEventReference(reference ?? '');
  if (place === undefined) throw new Error(`${reference} is no reference of an event`);
  const { stream, revision } = place;
  for await (const page of store.readStream(stream, { fromRevision: revision, maxCount: 1 })) {
    for (const { envelope } of page) return envelope;
  }
  throw new Error(`there is no event ${reference}`);
};
