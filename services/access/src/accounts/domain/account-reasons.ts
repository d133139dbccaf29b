import type { CatalogueReason } from '@lotsenbuch/kernel';

export type AccountDecision = 'roleGrant' | 'roleGrantEnd';

/** Why a role was granted or ended: a code for ever, its texts, and when it may be given. */
export interface AccountReason extends CatalogueReason {
  readonly decision: AccountDecision;
}

/** A reason is never removed: events refer to it. */
export const ACCOUNT_REASONS: readonly AccountReason[] = [
  {
    code: 'taskAssigned',
    decision: 'roleGrant',
    from: '2013-10-01',
    text: { de: 'Die Person hat die Aufgabe übernommen', en: 'The person has taken over the task' },
  },
  {
    code: 'deputyArranged',
    decision: 'roleGrant',
    from: '2013-10-01',
    text: { de: 'Die Vertretung wurde geregelt', en: 'A deputy was arranged' },
  },
  {
    code: 'localProfile',
    decision: 'roleGrant',
    from: '2013-10-01',
    text: {
      de: 'Identität aus der Datei credentials.json dieses Rechners',
      en: 'Identity from the file credentials.json of this machine',
    },
  },
  {
    code: 'taskHandedOver',
    decision: 'roleGrantEnd',
    from: '2013-10-01',
    text: { de: 'Die Aufgabe ging an eine andere Person über', en: 'The task went to another person' },
  },
  {
    code: 'personLeft',
    decision: 'roleGrantEnd',
    from: '2013-10-01',
    text: { de: 'Die Person ist ausgeschieden', en: 'The person has left' },
  },
  {
    code: 'deputyEnded',
    decision: 'roleGrantEnd',
    from: '2013-10-01',
    text: { de: 'Die Vertretung ist beendet', en: 'The deputy is no longer needed' },
  },
  {
    code: 'grantedByMistake',
    decision: 'roleGrantEnd',
    from: '2013-10-01',
    text: { de: 'Die Rolle war irrtümlich vergeben', en: 'The role was granted by mistake' },
  },
  {
    code: 'accessMisused',
    decision: 'roleGrantEnd',
    from: '2013-10-01',
    text: { de: 'Verdacht auf Missbrauch des Zugangs', en: 'Suspected misuse of the access' },
  },
];

export const accountReasonsFor = (decision: AccountDecision, on: string): readonly AccountReason[] =>
  ACCOUNT_REASONS.filter(
    (reason) => reason.decision === decision && reason.from <= on && (reason.until === undefined || on < reason.until),
  );
