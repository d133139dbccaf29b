import type { CatalogueReason } from '@lotsenbuch/kernel';

/** What a person may decide about a published grant record. */
export type ReviewDecision = 'include' | 'exclude' | 'carrier';

/** Why a person decided so: a code for ever, its texts, and when it may be given. */
export interface ReviewReason extends CatalogueReason {
  readonly decision: ReviewDecision;
}

/** The programme began on 1 October 2013. A reason is never removed: events refer to it. */
export const REVIEW_REASONS: readonly ReviewReason[] = [
  {
    code: 'laterNameOfSameProject',
    decision: 'include',
    from: '2013-10-01',
    text: {
      de: 'Dasselbe Projekt trägt später den Namen des Programms',
      en: 'The same project later carries the name of the programme',
    },
  },
  {
    code: 'typingErrorInPurpose',
    decision: 'include',
    from: '2013-10-01',
    text: {
      de: 'Gemeint sind Integrationslots*innen, der Zweck ist verschrieben',
      en: 'A typing error in the purpose',
    },
  },
  {
    code: 'publishedElsewhere',
    decision: 'include',
    from: '2013-10-01',
    text: {
      de: 'Eine andere Veröffentlichung rechnet das Projekt zum Programm',
      en: 'Another publication counts the project as part of the programme',
    },
  },
  {
    code: 'confirmedByDepartment',
    decision: 'include',
    from: '2013-10-01',
    text: {
      de: 'Die Senatsverwaltung hat die Förderung aus dem Programm bestätigt',
      en: 'The Senate department confirmed the grant as one of the programme',
    },
  },
  {
    code: 'otherProgramme',
    decision: 'exclude',
    from: '2013-10-01',
    text: { de: 'Förderung aus einem anderen Programm', en: 'A grant of another programme' },
  },
  {
    code: 'deniedByDepartment',
    decision: 'exclude',
    from: '2013-10-01',
    text: {
      de: 'Die Senatsverwaltung hat verneint, dass es das Programm ist',
      en: 'The Senate department denied that it is the programme',
    },
  },
  {
    code: 'resemblanceOnly',
    decision: 'exclude',
    from: '2013-10-01',
    text: { de: 'Nur der Name ist ähnlich', en: 'Only the name is similar' },
  },
  {
    code: 'sameOrganisationByName',
    decision: 'carrier',
    from: '2013-10-01',
    text: { de: 'Der Name meint diesen Träger', en: 'The name means this carrier' },
  },
  {
    code: 'sameOrganisationByAddress',
    decision: 'carrier',
    from: '2013-10-01',
    text: { de: 'Anschrift oder Projekt zeigen diesen Träger', en: 'Address or project point to this carrier' },
  },
  {
    code: 'confirmedByCarrier',
    decision: 'carrier',
    from: '2013-10-01',
    text: { de: 'Der Träger hat es bestätigt', en: 'The carrier confirmed it' },
  },
];

export const reviewReasonsFor = (decision: ReviewDecision, on: string): readonly ReviewReason[] =>
  REVIEW_REASONS.filter(
    (reason) => reason.decision === decision && reason.from <= on && (reason.until === undefined || on < reason.until),
  );
