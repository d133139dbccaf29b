import { type ActingPerson, err, type LocalDate, ok, type Result, samePerson } from '@lotsenbuch/kernel';
import type { GrantTerms, NoticeRevoked, NoticeWithdrawn } from '../events.js';
import type { Rate } from '../financing-plan.js';
import type { GrantState, Hearing } from '../grant-state.js';
import { isApplicant } from '../notice/is-applicant.js';
import type { NoteOfAct } from '../notice/note-of-act.js';
import type { NoticeRejection } from '../notice/notice-rejection.js';
import { noticeReasonsFor } from '../reasons/notice-reasons.js';
import { limitationPassed } from './limitation-passed.js';

/** Withdraws an unlawful notice (§ 48 VwVfG) or revokes a lawful one (§ 49), as a whole or in part. */
export interface EndNotice extends NoteOfAct {
  readonly type: 'WithdrawNotice' | 'RevokeNotice';
  readonly actId: string;
  readonly hearingId: string;
  readonly reason: string;
  /** What stays approved per budget year; a year that is left out keeps nothing. */
  readonly remaining: readonly Rate[];
  /** From when the notice no longer holds; may lie in the past, and in the future up to the end of its period. */
  readonly effectiveOn: LocalDate;
  readonly decidedOn: LocalDate;
  readonly by: ActingPerson;
}

const ACTS = { WithdrawNotice: 'withdrawal', RevokeNotice: 'revocation' } as const;

/** Why the hearing does not allow the act yet, or not by this person. */
const hearingRefusal = (
  { type, decidedOn, by }: EndNotice,
  hearing: Hearing,
  { ends }: GrantState,
): NoticeRejection | undefined => {
  const { hearingId, act, statementUntil, isAnswered } = hearing;
  if (act !== ACTS[type]) return { kind: 'hearingOfOtherAct', act };
  if (ends.some((end) => end.hearingId === hearingId)) return { kind: 'hearingUsed', hearingId };
  if (!isAnswered && decidedOn <= statementUntil) return { kind: 'hearingPending', statementUntil };
  return samePerson(by, hearing.by) ? { kind: 'fourEyes', other: 'hearingOpener' } : undefined;
};

/** What stays approved, with every year of the present terms; less than now, and in no year more. */
const remainder = (remaining: readonly Rate[], terms: GrantTerms): Result<readonly Rate[], NoticeRejection> => {
  const { approvedCents } = terms;
  const remainingCents = remaining.reduce((sum, { amountCents }) => sum + amountCents, 0);
  const wrong = remaining.find(
    ({ year, amountCents }) => amountCents > (terms.rates.find((rate) => rate.year === year)?.amountCents ?? -1),
  );
  if (wrong !== undefined) {
    return err({ kind: 'remainderRefused', approvedCents, remainingCents, year: wrong.year });
  }
  if (remainingCents >= approvedCents || new Set(remaining.map(({ year }) => year)).size < remaining.length) {
    return err({ kind: 'remainderRefused', approvedCents, remainingCents });
  }
  return ok(
    terms.rates.map(({ year }) => ({
      year,
      amountCents: remaining.find((rate) => rate.year === year)?.amountCents ?? 0,
    })),
  );
};

export const endNotice = (
  command: EndNotice,
  state: GrantState,
): Result<readonly (NoticeWithdrawn | NoticeRevoked)[], NoticeRejection> => {
  const { type, actId, hearingId, reason, effectiveOn, decidedOn, note, by } = command;
  const { grantId, terms } = state;
  if (grantId === undefined) return err({ kind: 'grantUnknown' });
  if (state.openDecision !== undefined) return err({ kind: 'decisionPending' });
  if (terms === undefined || state.status === 'ended') return err({ kind: 'noNoticeInForce' });
  if (isApplicant(state, by)) return err({ kind: 'fourEyes', other: 'applicant' });
  const hearing = state.hearings.find((candidate) => candidate.hearingId === hearingId);
  if (hearing === undefined) return err({ kind: 'hearingUnknown', hearingId });
  const refusal =
    hearingRefusal(command, hearing, state) ?? limitationPassed(terms.ruleSet, hearing.knownSince, decidedOn);
  if (refusal !== undefined) return err(refusal);
  const allowed = noticeReasonsFor(ACTS[type], decidedOn);
  if (!allowed.includes(reason)) return err({ kind: 'reasonUnknown', reason, allowed });
  const firstDay = state.decisions.find(({ outcome }) => outcome === 'approved')?.on ?? decidedOn;
  if (effectiveOn < firstDay) {
    return err({ kind: 'dayImpossible', field: 'effectiveOn', day: effectiveOn, notBefore: firstDay });
  }
  // The money flows back at once: it must not read as approved for years to come.
  const notAfter = terms.period.to;
  if (effectiveOn > decidedOn && effectiveOn > notAfter) {
    return err({ kind: 'dayImpossible', field: 'effectiveOn', day: effectiveOn, notAfter });
  }
  const rates = remainder(command.remaining, terms);
  if (!rates.ok) return rates;
  const approvedCents = rates.value.reduce((sum, { amountCents }) => sum + amountCents, 0);
  return ok([
    {
      type: type === 'WithdrawNotice' ? 'NoticeWithdrawn' : 'NoticeRevoked',
      schemaVersion: 1,
      effectiveOn,
      data: {
        grantId,
        actId,
        hearingId,
        reason,
        decidedOn,
        approvedCents,
        rates: rates.value,
        before: terms.rates,
        area: terms.area,
        by,
        ...(note && { note }),
      },
    },
  ]);
};
