import type { CatalogueReason } from '@lotsenbuch/kernel';

/** The acts against a notice that the authority takes; each has reasons of its own. */
export type ActAgainstNotice = 'withdrawal' | 'revocation';

/** Why a notice is withdrawn or revoked: a code for ever, its texts, and when it may be given. */
export interface NoticeReason extends CatalogueReason {
  readonly decision: ActAgainstNotice;
}

/** The programme began on 1 October 2013. */
const FROM = '2013-10-01';

const reason = (decision: ActAgainstNotice, code: string, de: string, en: string): NoticeReason => ({
  code,
  decision,
  from: FROM,
  text: { de, en },
});

/** A reason is never removed: events refer to it. */
export const NOTICE_REASONS: readonly NoticeReason[] = [
  reason(
    'withdrawal',
    'wrongStatements',
    'Der Bescheid beruht auf unrichtigen oder unvollständigen Angaben (§ 48 Abs. 2 VwVfG)',
    'The notice rests on wrong or incomplete statements (§ 48 (2) VwVfG)',
  ),
  reason(
    'withdrawal',
    'ruleMisapplied',
    'Der Bescheid war rechtswidrig, weil eine Regel falsch angewandt wurde (§ 48 VwVfG)',
    'The notice was unlawful because a rule was misapplied (§ 48 VwVfG)',
  ),
  reason(
    'withdrawal',
    'unlawfulnessKnown',
    'Der Träger kannte die Rechtswidrigkeit oder musste sie kennen (§ 48 Abs. 2 VwVfG)',
    'The carrier knew or had to know that it was unlawful (§ 48 (2) VwVfG)',
  ),
  reason(
    'revocation',
    'notUsedForPurpose',
    'Die Mittel wurden nicht oder nicht mehr für den Zweck verwendet (§ 49 Abs. 3 VwVfG)',
    'The money was not used, or no longer used, for the purpose (§ 49 (3) VwVfG)',
  ),
  reason(
    'revocation',
    'notUsedPromptly',
    'Die Mittel wurden nicht alsbald nach der Auszahlung verwendet (§ 49 Abs. 3 VwVfG)',
    'The money was not used promptly after payment (§ 49 (3) VwVfG)',
  ),
  reason(
    'revocation',
    'obligationNotMet',
    'Eine Auflage wurde nicht oder nicht rechtzeitig erfüllt (§ 49 Abs. 3 VwVfG)',
    'An obligation was not met, or not in time (§ 49 (3) VwVfG)',
  ),
  reason(
    'revocation',
    'revocationReserved',
    'Der Widerruf war im Bescheid vorbehalten (§ 49 Abs. 2 VwVfG)',
    'The notice reserved the revocation (§ 49 (2) VwVfG)',
  ),
  reason(
    'revocation',
    'factsChanged',
    'Die Tatsachen haben sich geändert (§ 49 Abs. 2 VwVfG)',
    'The facts have changed (§ 49 (2) VwVfG)',
  ),
];

/** Codes that may be given on this Berlin day. */
export const noticeReasonsFor = (decision: ActAgainstNotice, on: string): readonly string[] =>
  NOTICE_REASONS.filter(
    (candidate) =>
      candidate.decision === decision &&
      candidate.from <= on &&
      (candidate.until === undefined || on < candidate.until),
  ).map(({ code }) => code);
