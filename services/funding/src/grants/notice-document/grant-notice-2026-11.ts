import { germanDay } from '@lotsenbuch/kernel';
import { eurosInGerman } from '../../domain/euros.js';
import type { GrantTerms } from '../domain/events.js';
import type { Rate } from '../domain/financing-plan.js';
import type { Decision, NoticeEnd, Rejection } from '../domain/grant-state.js';
import { APPLICATION_REASONS } from '../domain/reasons/application-reasons.js';
import { NOTICE_REASONS } from '../domain/reasons/notice-reasons.js';
import type { Block, Letter } from './block.js';
import { germanPeriod, withinMonths } from './german.js';
import type { NoticeContent } from './notice-content.js';
import { provisions } from './provisions.js';

/** A template is never changed once a notice was issued from it: a new version follows. */
export const NOTICE_TEMPLATE = 'grant-notice/2026-11';

const OFFICE = 'Senatsverwaltung von Berlin, Bewilligungsstelle Landesrahmenprogramm Integrationslots*innen';

const TITLES = {
  grant: 'Zuwendungsbescheid',
  provisionalGrant: 'Vorläufiger Zuwendungsbescheid',
  amendment: 'Änderungsbescheid',
  rejection: 'Ablehnungsbescheid',
  withdrawal: 'Rücknahmebescheid',
  revocation: 'Widerrufsbescheid',
} as const;

const FINANCING = {
  deficit: 'Fehlbedarfsfinanzierung',
  share: 'Anteilfinanzierung',
  fixedAmount: 'Festbetragsfinanzierung',
} as const;

const heading = (text: string): Block => ({ kind: 'heading', text });
const paragraph = (text: string): Block => ({ kind: 'paragraph', text });

const sumOf = (rates: readonly Rate[]): number => rates.reduce((sum, { amountCents }) => sum + amountCents, 0);

const ratesTable = (rates: readonly Rate[]): Block => ({
  kind: 'table',
  head: ['Haushaltsjahr', 'Betrag'],
  rows: [
    ...rates.map(({ year, amountCents }) => [String(year), eurosInGerman(amountCents)] as const),
    ['Summe', eurosInGerman(sumOf(rates))],
  ],
});

const planTable = ({ terms, application }: Decision): Block => {
  const { plan } = application;
  const captionOf = (lineId: string) => plan.costs.find((line) => line.lineId === lineId)?.caption ?? lineId;
  return {
    kind: 'table',
    head: ['Ansatz', 'Betrag'],
    rows: [
      ...terms.lines.map(({ lineId, amountCents }) => [captionOf(lineId), eurosInGerman(amountCents)] as const),
      [
        'Zuwendungsfähige Ausgaben',
        eurosInGerman(sumOf(terms.lines.map(({ amountCents }) => ({ year: 0, amountCents })))),
      ],
      ...plan.income.map(({ caption, amountCents }) => [`Einnahme: ${caption}`, eurosInGerman(amountCents)] as const),
      ['Zuwendung', eurosInGerman(terms.approvedCents)],
    ],
  };
};

const financingText = ({ financing }: GrantTerms): string =>
  financing.kind === 'share'
    ? `${FINANCING.share} (${financing.numerator}/${financing.denominator} der zuwendungsfähigen Ausgaben)`
    : FINANCING[financing.kind];

const difference = (before: number, now: number): string =>
  `bisher ${eurosInGerman(before)}, Unterschied ${eurosInGerman(now - before)}`;

const grantText = (decision: Decision, { told, district, rules }: NoticeContent): readonly Block[] => {
  const { terms, before, on, replaces, application } = decision;
  const project = district === undefined ? 'ein bezirksübergreifendes Projekt' : `ein Projekt im Bezirk ${district}`;
  return [
    heading('Entscheidung'),
    paragraph(
      `Auf Ihren Antrag vom ${germanDay(application.receivedOn)} bewillige ich Ihnen mit Entscheidung vom ${germanDay(on)} nach §§ 23 und 44 der Landeshaushaltsordnung eine Zuwendung bis zur Höhe von ${eurosInGerman(terms.approvedCents)} für ${project} des Landesrahmenprogramms Integrationslots*innen.`,
    ),
    ...(before.length === 0
      ? []
      : [paragraph(`Gegenüber der bisherigen Bewilligung: ${difference(sumOf(before), terms.approvedCents)}.`)]),
    ...(terms.notice === 'provisional'
      ? [
          paragraph(
            'Dieser Bescheid ergeht vorläufig. Er steht unter dem Vorbehalt der endgültigen Entscheidung, die ihn ersetzt; ein Vertrauen auf den Bestand der vorläufigen Bewilligung entsteht nicht.',
          ),
        ]
      : []),
    ...(told.kind === 'amendment'
      ? [
          paragraph(
            replaces
              ? 'Dieser Bescheid ersetzt den bisherigen Bescheid.'
              : 'Dieser Bescheid ergänzt den bisherigen Bescheid, der im Übrigen fortgilt.',
          ),
        ]
      : []),
    paragraph(`Bewilligungszeitraum: ${germanPeriod(terms.period)}.`),
    paragraph(`Art der Finanzierung: ${financingText(terms)}.`),
    paragraph(`Geförderte Stellen: ${terms.positionsApproved}.`),
    heading('Verteilung auf die Haushaltsjahre'),
    ratesTable(terms.rates),
    heading('Verbindlicher Finanzierungsplan'),
    planTable(decision),
    heading('Nebenbestimmungen'),
    paragraph(`Es gilt das Regelwerk ${rules.id}.`),
    { kind: 'list', items: provisions(rules, terms.period) },
    paragraph('* Dieser Wert ist nicht veröffentlicht oder nicht bestätigt; die Behörde setzt ihn fest.'),
  ];
};

const rejectionText = ({ on, reason, appliedOn }: Rejection): readonly Block[] => [
  heading('Entscheidung'),
  paragraph(`Ihren Antrag vom ${germanDay(appliedOn)} lehne ich mit Entscheidung vom ${germanDay(on)} ab.`),
  heading('Begründung'),
  paragraph(`${APPLICATION_REASONS.find(({ code }) => code === reason)?.text.de ?? reason}.`),
];

const endText = (end: NoticeEnd, { told, hearing }: NoticeContent): readonly Block[] => {
  const before = sumOf(end.before);
  const verb = told.kind === 'withdrawal' ? 'nehme ich zurück' : 'widerrufe ich';
  const extent = end.approvedCents === 0 ? 'in vollem Umfang' : 'teilweise';
  return [
    heading('Entscheidung'),
    paragraph(
      `Die Bewilligung ${verb} mit Entscheidung vom ${germanDay(end.decidedOn)} ${extent}, mit Wirkung vom ${germanDay(end.effectiveOn)}. Bewilligt bleiben ${eurosInGerman(end.approvedCents)} (${difference(before, end.approvedCents)}).`,
    ),
    ...(end.approvedCents === 0 ? [] : [ratesTable(end.rates)]),
    heading('Begründung'),
    paragraph(`${NOTICE_REASONS.find(({ code }) => code === end.reason)?.text.de ?? end.reason}.`),
    ...(hearing === undefined
      ? []
      : [
          paragraph(
            `Sie hatten bis zum ${germanDay(hearing.statementUntil)} Gelegenheit, sich zu äußern (§ 28 VwVfG), und haben ${hearing.isAnswered ? 'Stellung genommen. Ihre Stellungnahme wurde berücksichtigt' : 'sich nicht geäußert'}.`,
          ),
        ]),
    paragraph('Über Erstattung und Verzinsung ergeht ein gesonderter Bescheid (§ 49a VwVfG).'),
  ];
};

const toldText = (content: NoticeContent): readonly Block[] => {
  const { told } = content;
  switch (told.kind) {
    case 'rejection':
      return rejectionText(told.rejection);
    case 'withdrawal':
    case 'revocation':
      return endText(told.end, content);
    default:
      return grantText(told.decision, content);
  }
};

const decidedBy = ({ told }: NoticeContent): string | undefined => {
  if (told.kind === 'rejection') return undefined;
  const { by } = 'end' in told ? told.end : told.decision;
  return by.deputyFor === undefined ? by.actor : `${by.actor} in Vertretung von ${by.deputyFor}`;
};

const closing = (content: NoticeContent): readonly Block[] => {
  const { objectionMonths } = content.rules;
  const sign = decidedBy(content);
  return [
    heading('Rechtsbehelfsbelehrung'),
    paragraph('[Mustertext: Rechtsbehelf und Stelle setzt die Behörde fest]'),
    paragraph(
      `Gegen diesen Bescheid kann ${withinMonths(objectionMonths)} nach Bekanntgabe Widerspruch erhoben werden. Der Widerspruch ist schriftlich, elektronisch in einer Form, die das Gesetz zulässt, oder zur Niederschrift bei der Bewilligungsstelle einzulegen.`,
    ),
    paragraph(`Im Auftrag: ${OFFICE}${sign === undefined ? '' : `. Zeichen der entscheidenden Person: ${sign}`}`),
  ];
};

/** The text of a notice. The same content gives the same letter. */
export const grantNotice = (content: NoticeContent): Letter => {
  const { told, fileReference, recipient, issuedOn } = content;
  const title = TITLES[told.kind];
  return {
    title,
    reference: `${title} ${fileReference}`,
    day: issuedOn,
    blocks: [
      paragraph(OFFICE),
      paragraph(`An: ${recipient}`),
      paragraph(`Geschäftszeichen: ${fileReference}. Datum: ${germanDay(issuedOn)}.`),
      { kind: 'title', text: title },
      ...toldText(content),
      ...closing(content),
    ],
  };
};
