import type { Verdict } from '../events.js';

export interface ClauseText {
  readonly de: string;
  readonly en: string;
}

/** Clauses of the rule that record a row, by verdict. A code is never given another meaning. */
export const CLAUSES = {
  confirmed: {
    facilitatorWord: {
      de: 'Senatsverwaltung, Politikbereich Integration, der Zweck nennt Integrationslots*innen',
      en: 'Senate department, policy field Integration, the purpose names integration facilitators',
    },
    knownProject: {
      de: 'Senatsverwaltung, Politikbereich Integration, bekanntes Projekt des Programms',
      en: 'Senate department, policy field Integration, known project of the programme',
    },
    verdictOfFile: {
      de: 'Die Quelldatei ordnet die Zeile selbst dem Programm zu',
      en: 'The source file itself assigns the row to the programme',
    },
  },
  inReview: {
    amountNotPositive: {
      de: 'Gehört nach dem Wortlaut dazu, der Betrag ist aber nicht größer als null',
      en: 'Belongs by its words, but the amount is not above zero',
    },
    beforeItsTime: {
      de: 'Der Name gehört erst in späteren Jahren zum Programm',
      en: 'The name belongs to the programme in later years only',
    },
    funderUnclear: {
      de: 'Der Geber ist weder als Senatsverwaltung noch als Bezirksamt zu erkennen',
      en: 'The funder is recognised neither as a Senate department nor as a district office',
    },
    laterName: {
      de: 'Nur durch einen späteren Namen desselben Projekts einbezogen',
      en: 'Included only by a later name of the same project',
    },
    nearlyKnownProject: {
      de: 'Der Zweck nennt ein bekanntes Projekt nur beinahe',
      en: 'The purpose nearly names a known project',
    },
    policyFieldUnclear: {
      de: 'Der Politikbereich ist weder Integration noch Arbeit',
      en: 'The policy field is neither Integration nor Arbeit',
    },
    similarName: {
      de: 'Nur durch Ähnlichkeit des Namens einbezogen',
      en: 'Included only because the name is similar',
    },
    wordOnlyInRecipient: {
      de: 'Nur der Name des Empfängers erinnert an das Programm',
      en: 'Only the name of the recipient resembles the programme',
    },
  },
  apart: {
    districtOffice: {
      de: 'Bezirksmittel neben dem Programm',
      en: 'District money beside the programme',
    },
    policyFieldLabour: {
      de: 'Politikbereich Arbeit: Beschäftigungsmaßnahme, nicht das Programm',
      en: 'Policy field Arbeit: a job-market measure, not the programme',
    },
  },
} as const satisfies { readonly [verdict in Verdict]: { readonly [clause: string]: ClauseText } };

/** Why a row with a keyword is not ours; kept with the import. */
export const REFUSAL_REASONS = {
  chanceWord: {
    de: 'Das Stichwort steht zufällig in einem anderen Wort',
    en: 'The keyword is part of another word by chance',
  },
  elsewhere: {
    de: 'Ähnlicher Name, aber nicht von einer Senatsverwaltung im Politikbereich Integration',
    en: 'A similar name, but not by a Senate department in policy field Integration',
  },
  keywordInRecipient: {
    de: 'Nur der Name des Empfängers enthält das Stichwort',
    en: 'Only the name of the recipient holds the keyword',
  },
  otherFacilitators: {
    de: 'Lotsinnen und Lotsen eines anderen Programms',
    en: 'Facilitators of another programme',
  },
  otherMothers: {
    de: 'Angebot für Mütter, nicht das Programm',
    en: 'An offer for mothers, not the programme',
  },
} as const satisfies { readonly [reason: string]: ClauseText };

export type RefusalReason = keyof typeof REFUSAL_REASONS;
