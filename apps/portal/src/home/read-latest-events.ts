import type { EventStore } from '@lotsenbuch/event-store';
import type { EventDescriber, Language } from '@lotsenbuch/kernel';
import { describeEvent, describerCatalogue } from '@lotsenbuch/ledger';
import type { LatestEvent } from './home-page-content.js';

/** Events shown on the start page. */
const LATEST = 15;

interface Sources {
  readonly eventStore: Pick<EventStore, 'readLatest'>;
  readonly describers: readonly EventDescriber[];
}

/** The latest first; what cannot be described is shown as type and version. */
export const readLatestEvents = async (
  { eventStore, describers }: Sources,
  language: Language,
): Promise<readonly LatestEvent[]> => {
  const catalogue = describerCatalogue(describers);
  const events = await eventStore.readLatest(LATEST);
  return events.map(({ envelope }) => ({
    id: envelope.id,
    recordedAt: envelope.recordedAt,
    actor: envelope.actor,
    summary: describeEvent(envelope, catalogue, language).summary,
  }));
};
