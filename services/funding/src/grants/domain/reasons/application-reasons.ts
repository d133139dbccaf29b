import type { CatalogueReason } from '@lotsenbuch/kernel';

/** What a person says why for, between application and decision. */
export type ApplicationDecision =
  | 'applicationWithdrawal'
  | 'openPointSettlement'
  | 'earlyStart'
  | 'applicationRejection'
  | 'grantDecision'
  | 'amendmentRequest'
  | 'amendmentDecision'
  | 'blockOverride';

/** A code for ever, its texts, and when it may be given. */
export interface ApplicationReason extends CatalogueReason {
  readonly decision: ApplicationDecision;
}

/** The programme began on 1 October 2013. */
const FROM = '2013-10-01';

const reason = (decision: ApplicationDecision, code: string, de: string, en: string): ApplicationReason => ({
  code,
  decision,
  from: FROM,
  text: { de, en },
});

/** A reason is never removed: events refer to it. */
export const APPLICATION_REASONS: readonly ApplicationReason[] = [
  reason(
    'applicationWithdrawal',
    'projectNotCarriedOut',
    'Das Projekt wird nicht durchgeführt',
    'The project is not carried out',
  ),
  reason(
    'applicationWithdrawal',
    'otherFundingFound',
    'Das Projekt wird anders finanziert',
    'The project is financed in another way',
  ),
  reason(
    'applicationWithdrawal',
    'submittedByMistake',
    'Der Antrag wurde irrtümlich gestellt',
    'The application was submitted by mistake',
  ),
  reason('openPointSettlement', 'evidenceReceived', 'Der Nachweis liegt vor', 'The evidence has been received'),
  reason(
    'openPointSettlement',
    'districtNominatedLater',
    'Der Bezirk hat den Träger nachträglich benannt',
    'The district nominated the carrier later',
  ),
  reason('openPointSettlement', 'deadlineExtended', 'Die Frist wurde verlängert', 'The deadline was extended'),
  reason(
    'openPointSettlement',
    'lateForGoodReason',
    'Die Verspätung ist nicht vom Träger zu vertreten',
    'The carrier is not to blame for the delay',
  ),
  reason(
    'earlyStart',
    'employmentMustNotBreakOff',
    'Beschäftigungen dürfen nicht abreißen',
    'Employments must not break off',
  ),
  reason('earlyStart', 'budgetPassedLate', 'Der Haushalt wurde spät beschlossen', 'The budget was passed late'),
  reason(
    'earlyStart',
    'carrierChangesInMidPeriod',
    'Der Träger wechselt im laufenden Zeitraum',
    'The carrier changes in mid-period',
  ),
  reason(
    'applicationRejection',
    'notOfTheProgramme',
    'Das Vorhaben entspricht nicht dem Programm',
    'The project does not belong to the programme',
  ),
  reason(
    'applicationRejection',
    'financingNotSecured',
    'Die Gesamtfinanzierung ist nicht gesichert',
    'The financing as a whole is not secured',
  ),
  reason('applicationRejection', 'noFundsAvailable', 'Es stehen keine Mittel zur Verfügung', 'No funds are available'),
  reason(
    'applicationRejection',
    'applicationStaysIncomplete',
    'Der Antrag blieb unvollständig',
    'The application stayed incomplete',
  ),
  reason(
    'applicationRejection',
    'carrierNotReliable',
    'Die ordnungsgemäße Geschäftsführung ist nicht gesichert',
    'Proper management is not secured',
  ),
  reason('grantDecision', 'reviewFollowed', 'Die Prüfung wird übernommen', 'The review is followed'),
  reason('grantDecision', 'belowReview', 'Weniger als geprüft, nach Ermessen', 'Less than was reviewed, by discretion'),
  reason('grantDecision', 'provisionalBudget', 'Vorläufige Haushaltswirtschaft', 'Provisional budget management'),
  reason(
    'grantDecision',
    'finalDecision',
    'Endgültige Entscheidung nach vorläufigem Bescheid',
    'Final decision after a provisional notice',
  ),
  reason('amendmentRequest', 'costsRose', 'Die Kosten sind gestiegen', 'The cost has risen'),
  reason('amendmentRequest', 'costsFell', 'Die Kosten sind gesunken', 'The cost has fallen'),
  reason(
    'amendmentRequest',
    'positionsChange',
    'Es werden mehr oder weniger Stellen gebraucht',
    'More or fewer positions are needed',
  ),
  reason(
    'amendmentRequest',
    'linesShift',
    'Mittel sollen anders verteilt werden',
    'Money is to be used for other lines',
  ),
  reason('amendmentRequest', 'periodChanges', 'Der Zeitraum ändert sich', 'The period changes'),
  reason('amendmentDecision', 'requestFollowed', 'Dem Änderungsantrag wird entsprochen', 'The request is followed'),
  reason(
    'amendmentDecision',
    'requestFollowedInPart',
    'Dem Änderungsantrag wird teilweise entsprochen',
    'The request is followed in part',
  ),
  reason('amendmentDecision', 'needIsLower', 'Der Bedarf ist geringer', 'Less is needed'),
  reason(
    'amendmentDecision',
    'endsForNextCarrier',
    'Der Träger wechselt im laufenden Zeitraum',
    'The carrier changes in mid-period',
  ),
  reason('amendmentDecision', 'obviousError', 'Ein offenbarer Fehler wird berichtigt', 'An obvious error is corrected'),
  reason(
    'blockOverride',
    'publicInterest',
    'Ein erhebliches öffentliches Interesse besteht',
    'There is a considerable public interest',
  ),
  reason(
    'blockOverride',
    'evidenceWillFollow',
    'Der Nachweis ist zugesagt und folgt',
    'The evidence is promised and will follow',
  ),
  reason(
    'blockOverride',
    'authorityCausedDelay',
    'Die Verzögerung liegt bei der Verwaltung',
    'The authority caused the delay',
  ),
];

export const applicationReasonsFor = (decision: ApplicationDecision, on: string): readonly string[] =>
  APPLICATION_REASONS.filter(
    (candidate) =>
      candidate.decision === decision &&
      candidate.from <= on &&
      (candidate.until === undefined || on < candidate.until),
  ).map(({ code }) => code);
