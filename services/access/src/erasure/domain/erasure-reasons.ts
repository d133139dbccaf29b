import type { CatalogueReason } from '@lotsenbuch/kernel';

export type ErasureDecision = 'request' | 'refuse';

/** Why somebody asked for an erasure or refused it: a code for ever, its texts, and when it may be given. */
export interface ErasureReason extends CatalogueReason {
  readonly decision: ErasureDecision;
}

/**
 * The General Data Protection Regulation applies since 25 May 2018. The grounds are those of its Art. 17 (1) that can
 * occur here, and of Art. 17 (3) and Art. 12 (6) against it. A reason is never removed: events refer to it.
 */
export const ERASURE_REASONS: readonly ErasureReason[] = [
  {
    code: 'noLongerNeeded',
    decision: 'request',
    from: '2018-05-25',
    text: { de: 'Die Angaben werden nicht mehr gebraucht', en: 'The data is no longer needed' },
  },
  {
    code: 'askedByPerson',
    decision: 'request',
    from: '2018-05-25',
    text: { de: 'Die betroffene Person verlangt die Löschung', en: 'The person concerned asks for it' },
  },
  {
    code: 'recordedUnlawfully',
    decision: 'request',
    from: '2018-05-25',
    text: { de: 'Die Angaben hätten nicht erfasst werden dürfen', en: 'The data should not have been recorded' },
  },
  {
    code: 'mustBeKept',
    decision: 'refuse',
    from: '2018-05-25',
    text: { de: 'Die Angaben müssen noch aufbewahrt werden', en: 'The data still has to be kept' },
  },
  {
    code: 'identityNotProved',
    decision: 'refuse',
    from: '2018-05-25',
    text: { de: 'Wer die Löschung verlangt, ist nicht nachgewiesen', en: 'It is not proved who asks for it' },
  },
  {
    code: 'requestTakenBack',
    decision: 'refuse',
    from: '2018-05-25',
    text: { de: 'Der Antrag wurde zurückgenommen', en: 'The request was taken back' },
  },
];

export const erasureReasonsFor = (decision: ErasureDecision, on: string): readonly ErasureReason[] =>
  ERASURE_REASONS.filter(
    (reason) => reason.decision === decision && reason.from <= on && (reason.until === undefined || on < reason.until),
  );
