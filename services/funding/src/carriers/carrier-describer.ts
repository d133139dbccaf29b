import type { DomainEvent, EventDescriber, EventDescription, Language } from '@lotsenbuch/kernel';
import { CARRIER_REASONS } from './domain/carrier-reasons.js';
import type { CarrierEvent } from './domain/events.js';

const TEXTS = {
  de: {
    registered: 'Träger aufgenommen',
    spelling: 'Schreibweise im Register gesehen',
    legalForm: 'Rechtsform gewechselt',
    renamed: 'Umbenannt',
    merged: 'Mit einem anderen Träger zusammengeführt',
    name: 'Name',
    form: 'Rechtsform',
    writing: 'Schreibweise',
    readAs: 'Wird gelesen als',
    seenIn: 'Gesehen im Eintrag',
    transparency: 'Eintrag im Transparenzregister gesehen',
    entryNumber: 'Nummer im Transparenzregister',
    document: 'Auszug (SHA-256)',
  },
  en: {
    registered: 'Carrier registered',
    spelling: 'Spelling seen in a register',
    legalForm: 'Legal form changed',
    renamed: 'Renamed',
    merged: 'Merged into another carrier',
    name: 'Name',
    form: 'Legal form',
    writing: 'Spelling',
    readAs: 'Is read as',
    seenIn: 'Seen in record',
    transparency: 'Entry in the transparency register seen',
    entryNumber: 'Number in the transparency register',
    document: 'Extract (SHA-256)',
  },
} as const;

const record = (id: string) => ({ kind: 'publishedGrant', id });

const reasonText = (code: string, language: Language): string =>
  CARRIER_REASONS.find((reason) => reason.code === code)?.text[language] ?? code;

const describe = (event: CarrierEvent, language: Language): EventDescription => {
  const t = TEXTS[language];
  switch (event.type) {
    case 'CarrierRegistered': {
      const { name, legalForm, recordId } = event.data;
      return {
        summary: t.registered,
        changes: [
          { field: t.name, to: name },
          ...(legalForm === undefined ? [] : [{ field: t.form, to: legalForm }]),
          ...(recordId === undefined ? [] : [{ field: t.seenIn, to: record(recordId) }]),
        ],
      };
    }
    case 'CarrierSpellingObserved':
      return {
        summary: t.spelling,
        changes: [
          { field: t.writing, to: event.data.spelling },
          { field: t.seenIn, to: record(event.data.recordId) },
        ],
      };
    case 'CarrierLegalFormChanged': {
      const { from, to, recordId } = event.data;
      return {
        summary: t.legalForm,
        changes: [
          { field: t.form, ...(from !== undefined && { from }), to },
          { field: t.seenIn, to: record(recordId) },
        ],
      };
    }
    case 'CarrierRenamed': {
      const { from, to, reason } = event.data;
      return {
        summary: t.renamed,
        changes: [{ field: t.name, from, to }],
        reason: reasonText(reason, language),
      };
    }
    case 'CarrierMerged': {
      const { into, reason } = event.data;
      return {
        summary: t.merged,
        changes: [{ field: t.readAs, to: { kind: 'carrier', id: into } }],
        reason: reasonText(reason, language),
      };
    }
    case 'TransparencyRegisterEntryRecorded': {
      const { entryNumber, document } = event.data;
      return {
        summary: t.transparency,
        changes: [
          { field: t.entryNumber, to: entryNumber },
          ...(document === undefined ? [] : [{ field: t.document, to: document }]),
        ],
      };
    }
  }
};

/** Every type of the union: the compiler misses one that is left out. */
const DESCRIBED: Readonly<Record<CarrierEvent['type'], true>> = {
  CarrierRegistered: true,
  CarrierSpellingObserved: true,
  CarrierLegalFormChanged: true,
  CarrierRenamed: true,
  CarrierMerged: true,
  TransparencyRegisterEntryRecorded: true,
};

/** Puts the events of carriers into words. */
export const carrierDescriber: EventDescriber = {
  types: Object.keys(DESCRIBED),
  things: (event: DomainEvent) => {
    const { type, data } = event as CarrierEvent;
    const carrier = { kind: 'carrier', id: data.carrierId };
    return type === 'CarrierMerged' ? [carrier, { kind: 'carrier', id: data.into }] : [carrier];
  },
  describe: (event, language) => describe(event as CarrierEvent, language),
};
