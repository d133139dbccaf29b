import type { CatalogueReason } from '@lotsenbuch/kernel';

/** What a reason says about a line: as applied for, less, or nothing. */
export type LineFinding = 'unchanged' | 'reduced' | 'none';

/** Why a budget line was reviewed as it was: a code for ever, and what it can be given for. */
export interface ReviewLineReason extends CatalogueReason {
  readonly finding: LineFinding;
}

/** The programme began on 1 October 2013. */
const FROM = '2013-10-01';

const reason = (finding: LineFinding, code: string, de: string, en: string): ReviewLineReason => ({
  code,
  finding,
  from: FROM,
  text: { de, en },
});

/** A reason is never removed: events refer to it. */
export const REVIEW_LINE_REASONS: readonly ReviewLineReason[] = [
  reason(
    'unchanged',
    'adequate',
    'Notwendig und in der beantragten Höhe angemessen',
    'Necessary, and adequate as applied for',
  ),
  reason(
    'reduced',
    'payGroupTooHigh',
    'Die Entgeltgruppe passt nicht zur Aufgabe (Besserstellungsverbot)',
    'The pay group does not fit the work (no better pay)',
  ),
  reason(
    'reduced',
    'fewerPositionsNeeded',
    'Weniger Stellen oder Stunden sind notwendig',
    'Fewer positions or hours are necessary',
  ),
  reason('reduced', 'abovePriceOfComparison', 'Höher als vergleichbare Preise', 'Above comparable prices'),
  reason('reduced', 'shareOfOtherProjects', 'Ein Teil gehört zu anderen Vorhaben', 'A part belongs to other projects'),
  reason(
    'reduced',
    'overheadNotProven',
    'Die Gemeinkosten sind nicht in dieser Höhe belegt',
    'The overhead is not shown to be that high',
  ),
  reason('none', 'notForThePurpose', 'Nicht für den Zweck notwendig', 'Not necessary for the purpose'),
  reason('none', 'fundedElsewhere', 'Wird schon anders finanziert', 'Is paid for by others already'),
  reason('none', 'notEligible', 'Nicht zuwendungsfähig', 'Not eligible'),
];

export const reviewLineReasonsFor = (finding: LineFinding, on: string): readonly string[] =>
  REVIEW_LINE_REASONS.filter(
    (candidate) =>
      candidate.finding === finding && candidate.from <= on && (candidate.until === undefined || on < candidate.until),
  ).map(({ code }) => code);
