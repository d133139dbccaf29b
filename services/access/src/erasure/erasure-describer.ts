import type { DomainEvent, EventDescriber, EventDescription, Language } from '@lotsenbuch/kernel';
import { ERASURE_REASONS } from './domain/erasure-reasons.js';
import type { ErasureEvent } from './domain/events.js';

const TEXTS = {
  de: {
    requested: 'Löschung beantragt',
    refused: 'Löschung abgelehnt',
    released: 'Löschung freigegeben',
    erased: 'Personenbezogene Angaben gelöscht',
    subject: 'Kennung der Person',
  },
  en: {
    requested: 'Erasure requested',
    refused: 'Erasure refused',
    released: 'Erasure released',
    erased: 'Personal values erased',
    subject: 'Id of the person',
  },
} as const;

const reasonText = (code: string, language: Language): string =>
  ERASURE_REASONS.find((reason) => reason.code === code)?.text[language] ?? code;

const describe = (event: ErasureEvent, language: Language): EventDescription => {
  const t = TEXTS[language];
  switch (event.type) {
    case 'ErasureRequested': {
      const { subject, reason } = event.data;
      return {
        summary: t.requested,
        changes: [{ field: t.subject, to: subject }],
        reason: reasonText(reason, language),
      };
    }
    case 'ErasureRefused':
      return { summary: t.refused, changes: [], reason: reasonText(event.data.reason, language) };
    case 'ErasureReleased':
      return { summary: t.released, changes: [] };
    case 'SubjectErased':
      return { summary: t.erased, changes: [{ field: t.subject, from: event.data.subject }] };
  }
};

/** Every type of the union: the compiler misses one that is left out. */
const DESCRIBED: Readonly<Record<ErasureEvent['type'], true>> = {
  ErasureRequested: true,
  ErasureRefused: true,
  ErasureReleased: true,
  SubjectErased: true,
};

/** Puts the events of erasures into words. */
export const erasureDescriber: EventDescriber = {
  types: Object.keys(DESCRIBED),
  things: (event: DomainEvent) => [{ kind: 'erasure', id: (event as ErasureEvent).data.erasureId }],
  describe: (event, language) => describe(event as ErasureEvent, language),
};
