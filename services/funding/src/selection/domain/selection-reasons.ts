import type { CatalogueReason } from '@lotsenbuch/kernel';

export type SelectionDecision = 'selectionNomination' | 'selectionCarrierChange';

/** Why a carrier was chosen, or another one goes on: a code for ever, its texts, and when it may be given. */
export interface SelectionReason extends CatalogueReason {
  readonly decision: SelectionDecision;
}

/** The bid with the most weighted points was chosen; held against the assessment. */
export const BEST_ASSESSED = 'bestAssessed';
/** There was one bid; held against the bids. */
export const ONLY_BID = 'onlyBid';

/** The programme began on 1 October 2013. A reason is never removed: events refer to it. */
export const SELECTION_REASONS: readonly SelectionReason[] = [
  {
    code: BEST_ASSESSED,
    decision: 'selectionNomination',
    from: '2013-10-01',
    text: { de: 'Am besten bewertetes Angebot', en: 'The bid that was assessed best' },
  },
  {
    code: ONLY_BID,
    decision: 'selectionNomination',
    from: '2013-10-01',
    text: { de: 'Einziges Angebot', en: 'The only bid' },
  },
  {
    code: 'particularNeed',
    decision: 'selectionNomination',
    from: '2013-10-01',
    text: {
      de: 'Besonderer Bedarf im Bezirk (im Vermerk begründet)',
      en: 'A particular need of the district (explained in the note)',
    },
  },
  {
    code: 'carrierGaveUp',
    decision: 'selectionCarrierChange',
    from: '2013-10-01',
    text: { de: 'Der Träger gibt das Projekt ab', en: 'The carrier gives the project up' },
  },
  {
    code: 'carrierInsolvent',
    decision: 'selectionCarrierChange',
    from: '2013-10-01',
    text: { de: 'Der Träger ist zahlungsunfähig', en: 'The carrier is insolvent' },
  },
  {
    code: 'requirementsNoLongerMet',
    decision: 'selectionCarrierChange',
    from: '2013-10-01',
    text: {
      de: 'Der Träger erfüllt die Voraussetzungen nicht mehr',
      en: 'The carrier no longer meets the requirements',
    },
  },
];

export const selectionReasonsFor = (decision: SelectionDecision, on: string): readonly SelectionReason[] =>
  SELECTION_REASONS.filter(
    (reason) => reason.decision === decision && reason.from <= on && (reason.until === undefined || on < reason.until),
  );
