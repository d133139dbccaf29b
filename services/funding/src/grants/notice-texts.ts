import type { DocumentAttached, NoticeIssued, NoticeNotified } from './domain/events.js';

interface NoticeTexts {
  readonly issued: Readonly<Record<NoticeIssued['data']['kind'], string>>;
  readonly notified: string;
  readonly hearing: Readonly<Record<'withdrawal' | 'revocation', string>>;
  readonly statement: string;
  readonly withdrawn: string;
  readonly revoked: string;
  readonly paid: string;
  readonly attached: string;
  readonly ways: Readonly<Record<NoticeNotified['data']['way'], string>>;
  readonly kinds: Readonly<Record<DocumentAttached['data']['kind'], string>>;
  readonly document: string;
  readonly template: string;
  readonly way: string;
  readonly dispatched: string;
  readonly received: string;
  readonly notifiedOn: string;
  readonly objectionUntil: string;
  readonly beyondAppeal: string;
  readonly ruleSet: string;
  readonly statementUntil: string;
  readonly knownSince: string;
  readonly approved: string;
  readonly effective: string;
  readonly amount: string;
  readonly paidOn: string;
  readonly cashReference: string;
  readonly title: string;
}

/** Captions of what follows a decision. */
export const NOTICE_TEXTS: Readonly<Record<'de' | 'en', NoticeTexts>> = {
  de: {
    issued: {
      grant: 'Zuwendungsbescheid erlassen',
      provisionalGrant: 'Vorläufiger Zuwendungsbescheid erlassen',
      amendment: 'Änderungsbescheid erlassen',
      rejection: 'Ablehnungsbescheid erlassen',
      withdrawal: 'Rücknahmebescheid erlassen',
      revocation: 'Widerrufsbescheid erlassen',
    },
    notified: 'Bescheid bekannt gegeben',
    hearing: {
      withdrawal: 'Anhörung vor einer Rücknahme eröffnet',
      revocation: 'Anhörung vor einem Widerruf eröffnet',
    },
    statement: 'Stellungnahme in der Anhörung eingegangen',
    withdrawn: 'Bescheid zurückgenommen (§ 48 VwVfG)',
    revoked: 'Bescheid widerrufen (§ 49 VwVfG)',
    paid: 'Auszahlung gemeldet',
    attached: 'Dokument zur Akte genommen',
    ways: { post: 'Post', electronic: 'elektronisch', handedOver: 'übergeben' },
    kinds: {
      transparencyRegisterExtract: 'Auszug aus der Transparenzdatenbank',
      financingPlan: 'Finanzierungsplan',
      selectionNote: 'Auswahlvermerk',
      proofOfNotification: 'Nachweis der Bekanntgabe',
      statement: 'Stellungnahme',
      other: 'Sonstiges',
    },
    document: 'Dokument (SHA-256)',
    template: 'Vorlage',
    way: 'Weg',
    dispatched: 'Aufgegeben am',
    received: 'Nachweislich zugegangen am',
    notifiedOn: 'Bekannt gegeben am',
    objectionUntil: 'Widerspruch bis',
    beyondAppeal: 'Bestandskräftig ab',
    ruleSet: 'Regelwerk',
    statementUntil: 'Stellungnahme bis',
    knownSince: 'Volle Kenntnis seit',
    approved: 'Bewilligt',
    effective: 'Mit Wirkung vom',
    amount: 'Betrag',
    paidOn: 'Wertstellung',
    cashReference: 'Kassenzeichen',
    title: 'Bezeichnung',
  },
  en: {
    issued: {
      grant: 'Grant notice issued',
      provisionalGrant: 'Provisional grant notice issued',
      amendment: 'Amendment notice issued',
      rejection: 'Notice of rejection issued',
      withdrawal: 'Notice of withdrawal issued',
      revocation: 'Notice of revocation issued',
    },
    notified: 'Notice notified',
    hearing: { withdrawal: 'Hearing before a withdrawal opened', revocation: 'Hearing before a revocation opened' },
    statement: 'Statement received in the hearing',
    withdrawn: 'Notice withdrawn (§ 48 VwVfG)',
    revoked: 'Notice revoked (§ 49 VwVfG)',
    paid: 'Payment reported',
    attached: 'Document put into the file',
    ways: { post: 'post', electronic: 'electronic', handedOver: 'handed over' },
    kinds: {
      transparencyRegisterExtract: 'Extract of the transparency register',
      financingPlan: 'Financing plan',
      selectionNote: 'Selection note',
      proofOfNotification: 'Proof of notification',
      statement: 'Statement',
      other: 'Other',
    },
    document: 'Document (SHA-256)',
    template: 'Template',
    way: 'Way',
    dispatched: 'Dispatched on',
    received: 'Proven receipt on',
    notifiedOn: 'Notified on',
    objectionUntil: 'Objection until',
    beyondAppeal: 'Beyond appeal from',
    ruleSet: 'Rule set',
    statementUntil: 'Statement until',
    knownSince: 'Fully known since',
    approved: 'Approved',
    effective: 'With effect from',
    amount: 'Amount',
    paidOn: 'Value date',
    cashReference: 'Cash reference',
    title: 'Title',
  },
};
