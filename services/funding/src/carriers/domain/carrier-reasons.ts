import type { CatalogueReason } from '@lotsenbuch/kernel';

export type CarrierDecision = 'rename' | 'merge';

/** Why a carrier got another name or was merged: a code for ever, its texts, and when it may be given. */
export interface CarrierReason extends CatalogueReason {
  readonly decision: CarrierDecision;
}

/** The programme began on 1 October 2013. A reason is never removed: events refer to it. */
export const CARRIER_REASONS: readonly CarrierReason[] = [
  {
    code: 'organisationRenamed',
    decision: 'rename',
    from: '2013-10-01',
    text: { de: 'Die Organisation hat ihren Namen geändert', en: 'The organisation changed its name' },
  },
  {
    code: 'nameMisspelled',
    decision: 'rename',
    from: '2013-10-01',
    text: {
      de: 'Der Name war falsch oder verkürzt veröffentlicht',
      en: 'The name was published misspelled or shortened',
    },
  },
  {
    code: 'sameOrganisationOtherSpelling',
    decision: 'merge',
    from: '2013-10-01',
    text: {
      de: 'Dieselbe Organisation, anders geschrieben',
      en: 'The same organisation, written in another way',
    },
  },
  {
    code: 'sameOrganisationOtherLegalForm',
    decision: 'merge',
    from: '2013-10-01',
    text: {
      de: 'Dieselbe Organisation in anderer Rechtsform',
      en: 'The same organisation under another legal form',
    },
  },
  {
    code: 'organisationsUnited',
    decision: 'merge',
    from: '2013-10-01',
    text: { de: 'Die Organisationen haben sich vereinigt', en: 'The organisations have united' },
  },
];

export const carrierReasonsFor = (decision: CarrierDecision, on: string): readonly CarrierReason[] =>
  CARRIER_REASONS.filter(
    (reason) => reason.decision === decision && reason.from <= on && (reason.until === undefined || on < reason.until),
  );
