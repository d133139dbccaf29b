import type { BothLanguages } from '@lotsenbuch/service-kit';
import type { NeededForStep } from './domain/application-rejection.js';
import type { Block } from './domain/events.js';
import type { GrantStatus } from './domain/grant-state.js';

/** Where a grant stands, as pages call it. */
export const STATUS_IN_GERMAN: Readonly<Record<GrantStatus, string>> = {
  none: 'nicht beantragt',
  applied: 'beantragt',
  applicationWithdrawn: 'Antrag zurückgenommen',
  rejected: 'abgelehnt',
  deciding: 'entschieden, Mittel werden angefragt',
  approved: 'bewilligt',
  ended: 'beendet',
};

/** What can stand against a decision, as pages call it. */
export const BLOCK_WORDS: Readonly<Record<Block, string>> = {
  noTransparencyRegisterEntry: 'kein Eintrag im Transparenzregister',
  applicationLate: 'Antrag verspätet',
  notNominated: 'Träger nicht benannt',
  startedWithoutConsent: 'Beginn ohne Zustimmung',
  documentsMissing: 'Unterlagen fehlen',
};

/** Where a grant has to stand for a step. */
export const NEEDED: Readonly<Record<NeededForStep, BothLanguages>> = {
  undecidedApplication: {
    en: 'an application that is not decided yet',
    de: 'einen Antrag, über den noch nicht entschieden ist',
  },
  undecidedRequest: {
    en: 'an application or a request for an amendment that is not decided yet',
    de: 'einen Antrag oder Änderungsantrag, über den noch nicht entschieden ist',
  },
  somethingToReview: {
    en: 'an application or a request for an amendment, or a provisional notice',
    de: 'einen Antrag, einen Änderungsantrag oder einen vorläufigen Bescheid',
  },
  somethingToApprove: {
    en: 'an application, or a provisional notice that a final one replaces',
    de: 'einen Antrag, oder einen vorläufigen Bescheid, den ein endgültiger ersetzt',
  },
  approvedGrant: {
    en: 'a grant that was approved; an application that is not decided yet is revised',
    de: 'eine bewilligte Zuwendung; ein Antrag, über den noch nicht entschieden ist, wird geändert eingereicht',
  },
  approvedGrantToAmend: {
    en: 'a grant that was approved; an application is approved, not amended',
    de: 'eine bewilligte Zuwendung; ein Antrag wird bewilligt, nicht geändert',
  },
};
