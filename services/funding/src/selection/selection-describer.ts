import {
  type ChangeValue,
  cents,
  type DomainEvent,
  type EventDescriber,
  type EventDescription,
  formatMoney,
  type Language,
} from '@lotsenbuch/kernel';
import type { SelectionEvent } from './domain/events.js';
import { SELECTION_REASONS } from './domain/selection-reasons.js';

const TEXTS = {
  de: {
    opened: 'Auswahlverfahren eröffnet',
    bid: 'Angebot eingegangen',
    lateBid: 'Angebot verspätet eingegangen',
    noConflict: 'Erklärt: kein Interessenkonflikt',
    conflict: 'Interessenkonflikt erklärt',
    assessed: 'Angebot bewertet',
    nominated: 'Träger ausgewählt',
    changed: 'Trägerwechsel',
    area: 'Bezirk',
    supraDistrict: 'bezirksübergreifend',
    period: 'Förderzeitraum (Ende nicht enthalten)',
    bidsUntil: 'Angebote bis',
    applicationsUntil: 'Antrag bis',
    criterion: 'Kriterium',
    weight: 'Gewicht',
    carrier: 'Träger',
    document: 'Angebot (SHA-256)',
    former: 'Anteil des bisherigen Trägers',
    next: 'Anteil des neuen Trägers',
    months: 'nach Monaten',
    days: 'nach Tagen',
    method: 'Aufteilung',
  },
  en: {
    opened: 'Selection opened',
    bid: 'Bid received',
    lateBid: 'Bid received late',
    noConflict: 'Declared: no conflict of interest',
    conflict: 'Conflict of interest declared',
    assessed: 'Bid assessed',
    nominated: 'Carrier nominated',
    changed: 'Carrier changed',
    area: 'District',
    supraDistrict: 'supra-district',
    period: 'Funding period (end not included)',
    bidsUntil: 'Bids until',
    applicationsUntil: 'Application until',
    criterion: 'Criterion',
    weight: 'weight',
    carrier: 'Carrier',
    document: 'Bid (SHA-256)',
    former: 'Share of the former carrier',
    next: 'Share of the new carrier',
    months: 'by months',
    days: 'by days',
    method: 'Split',
  },
} as const;

const reasonText = (code: string, language: Language): string =>
  SELECTION_REASONS.find((reason) => reason.code === code)?.text[language] ?? code;

const carrier = (id: string): ChangeValue => ({ kind: 'carrier', id });

const describe = (event: SelectionEvent, language: Language): EventDescription => {
  const t = TEXTS[language];
  switch (event.type) {
    case 'SelectionOpened': {
      const { area, period, bidsUntil, applicationsUntil, criteria } = event.data;
      return {
        summary: t.opened,
        changes: [
          { field: t.area, to: area === 'supraDistrict' ? t.supraDistrict : area },
          { field: t.period, to: `${period.from} – ${period.to}` },
          { field: t.bidsUntil, to: bidsUntil },
          { field: t.applicationsUntil, to: applicationsUntil },
          ...criteria.map(({ caption, weight }) => ({ field: t.criterion, to: `${caption} (${t.weight} ${weight})` })),
        ],
      };
    }
    case 'BidReceived': {
      const { carrierId, isLate, document } = event.data;
      return {
        summary: isLate ? t.lateBid : t.bid,
        changes: [
          { field: t.carrier, to: carrier(carrierId) },
          ...(document === undefined ? [] : [{ field: t.document, to: document }]),
        ],
      };
    }
    case 'ConflictOfInterestDeclared':
      return { summary: event.data.conflict ? t.conflict : t.noConflict, changes: [] };
    case 'BidAssessed':
      return {
        summary: t.assessed,
        changes: event.data.points.map(({ criterion, points }) => ({ field: criterion, to: String(points) })),
      };
    case 'CarrierNominated': {
      const { carrierId, period, reason } = event.data;
      return {
        summary: t.nominated,
        changes: [
          { field: t.carrier, to: carrier(carrierId) },
          { field: t.period, to: `${period.from} – ${period.to}` },
        ],
        reason: reasonText(reason, language),
      };
    }
    case 'CarrierChanged': {
      const { from, to, split, reason } = event.data;
      return {
        summary: t.changed,
        changes: [
          { field: t.carrier, from: carrier(from), to: carrier(to) },
          { field: t.method, to: t[split.method] },
          { field: t.former, to: formatMoney(cents(split.formerCents)) },
          { field: t.next, to: formatMoney(cents(split.newCents)) },
        ],
        reason: reasonText(reason, language),
      };
    }
  }
};

/** Every type of the union: the compiler misses one that is left out. */
const DESCRIBED: Readonly<Record<SelectionEvent['type'], true>> = {
  SelectionOpened: true,
  BidReceived: true,
  ConflictOfInterestDeclared: true,
  BidAssessed: true,
  CarrierNominated: true,
  CarrierChanged: true,
};

/** Puts the events of selections into words. */
export const selectionDescriber: EventDescriber = {
  types: Object.keys(DESCRIBED),
  things: (event: DomainEvent) => [{ kind: 'carrierSelection', id: (event as SelectionEvent).data.selectionId }],
  describe: (event, language) => describe(event as SelectionEvent, language),
};
