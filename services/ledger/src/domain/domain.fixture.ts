import type { DomainEvent, EventDescriber } from '@lotsenbuch/kernel';
import type { LoggedEvent } from './logged-event.js';

export const loggedEvent = (parts: Partial<LoggedEvent> & Pick<LoggedEvent, 'type' | 'data'>): LoggedEvent => ({
  stream: 'carrier-1',
  revision: 0,
  schemaVersion: 1,
  recordedAt: '2026-03-01T09:00:00.000Z',
  actor: 'officer:1',
  ...parts,
});

const data = <Shape>(event: DomainEvent) => event.data as Shape;

/** Two types of event, one of which names two things. */
export const carrierDescriber: EventDescriber = {
  types: ['CarrierRenamed', 'CarrierMerged'],
  things(event) {
    const { carrierId, into } = data<{ carrierId: string; into?: string }>(event);
    return [carrierId, ...(into === undefined ? [] : [into])].map((id) => ({ kind: 'carrier', id }));
  },
  describe(event, language) {
    if (event.type === 'CarrierMerged') {
      const { into } = data<{ into: string }>(event);
      return {
        summary: language === 'de' ? 'Mit einem anderen Träger zusammengeführt' : 'Merged into another carrier',
        changes: [{ field: language === 'de' ? 'Träger' : 'Carrier', to: { kind: 'carrier', id: into } }],
      };
    }
    const { from, to } = data<{ from: string; to: string }>(event);
    return {
      summary: language === 'de' ? 'Umbenannt' : 'Renamed',
      changes: [{ field: 'Name', from: from.trim(), to }],
    };
  },
};
