/** Columns of a register by meaning. */
export type ColumnMeaning = 'recipient' | 'funder' | 'purpose' | 'policyField' | 'year' | 'amount' | 'kind' | 'address';

export interface ColumnCaptions {
  readonly meaning: ColumnMeaning;
  readonly required: boolean;
  /** Captions, folded. The first one stands in messages. */
  readonly captions: readonly string[];
}

/**
 * Captions under which the registers publish their columns, version 1. The first of each list is the one of the
 * registers of 2016 and 2019 (github.com/gmoharram/berlinExpenditureClassification, raw/data_2016.xlsx and
 * raw/data_2019.xlsx) and of the open data set on berlin.de/sen/finanzen/service/zuwendungsdatenbank; the others are
 * words of Berlin's grant law and of other states' registers for the same thing.
 */
export const CAPTIONS: readonly ColumnCaptions[] = [
  {
    meaning: 'recipient',
    required: true,
    captions: [
      'name',
      'empfaenger',
      'empfaengerin',
      'empfaengername',
      'name der empfaengerin des empfaengers',
      'name des empfaengers',
      'name des zuwendungsempfaengers',
      'traeger',
      'zuwendungsempfaenger',
      'zuwendungsempfaenger in',
      'zuwendungsempfaengerin',
      'zuwendungsempfangende',
    ],
  },
  {
    meaning: 'funder',
    required: true,
    captions: [
      'geber',
      'bewilligende stelle',
      'bewilligungsbehoerde',
      'bewilligungsstelle',
      'foerdergeber',
      'foerdermittelgeber',
      'mittelgeber',
      'name des zuwendungsgebers',
      'zuwendungsgeber',
      'zuwendungsgeber in',
      'zuwendungsgeberin',
    ],
  },
  {
    meaning: 'purpose',
    required: true,
    captions: [
      'zweck',
      'foerderzweck',
      'massnahme',
      'projekt',
      'projektbezeichnung',
      'projekttitel',
      'verwendungszweck',
      'vorhaben',
      'zuwendungszweck',
      'zweck der foerderung',
      'zweck der zuwendung',
    ],
  },
  {
    meaning: 'policyField',
    required: true,
    captions: ['politikbereich', 'aufgabenbereich', 'foerderbereich', 'handlungsfeld', 'politikfeld'],
  },
  {
    meaning: 'year',
    required: true,
    captions: [
      'jahr',
      'berichtsjahr',
      'bewilligungsjahr',
      'foerderjahr',
      'haushaltsjahr',
      'kalenderjahr',
      'zuwendungsjahr',
    ],
  },
  {
    meaning: 'amount',
    required: true,
    captions: [
      'betrag',
      'bewilligter betrag',
      'foerderbetrag',
      'foerdersumme',
      'hoehe',
      'hoehe der foerderung',
      'hoehe der zuwendung',
      'zuwendungsbetrag',
      'zuwendungshoehe',
      'zuwendungssumme',
    ],
  },
  {
    meaning: 'kind',
    required: false,
    captions: ['art', 'art der foerderung', 'art der zuwendung', 'foerderart', 'zuwendungsart'],
  },
  {
    meaning: 'address',
    required: false,
    captions: ['anschrift', 'adresse', 'anschrift des empfaengers', 'sitz'],
  },
];

/** Captions of fewer letters must be written exactly: their neighbours are other words. */
export const TOLERANT_CAPTION_LETTERS = 5;

/** Units after a caption that leave the amount in whole euros; thousands and millions are another column. */
export const EURO_UNITS = ['in euro', 'euro', 'in eur', 'eur', 'in'];
