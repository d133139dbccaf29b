import { assertNever } from '@lotsenbuch/kernel';
import { PROBLEMS, Problem, type ProblemKind } from '@lotsenbuch/service-kit';
import { eurosInEnglish } from '../domain/euros.js';
import type { NoticeRejection } from './domain/notice-commands.js';
import { GRANT_PROBLEMS } from './grants-problems.js';

/** The refusals of what follows a decision; `docs/http-conventions.md` lists them for clients. */
export const NOTICE_PROBLEMS = {
  noticeRefused: { name: 'notice-refused', status: 409, title: 'There is nothing that this notice could tell' },
  noNoticeInForce: { name: 'no-notice-in-force', status: 409, title: 'There is no notice that this could be done to' },
  hearingRefused: { name: 'hearing-refused', status: 409, title: 'The hearing does not allow this' },
  hearingPending: { name: 'hearing-pending', status: 409, title: 'The carrier can still be heard' },
  limitationPassed: { name: 'limitation-passed', status: 409, title: 'It is too late to act against the notice' },
  remainderRefused: { name: 'remainder-refused', status: 422, title: 'This cannot stay approved' },
  overApproved: { name: 'over-approved', status: 422, title: 'More than is approved' },
  cashReferenceTaken: {
    name: 'cash-reference-taken',
    status: 409,
    title: 'The cash reference belongs to another payment',
  },
  documentRefused: { name: 'document-refused', status: 422, title: 'The file is not kept' },
} as const satisfies Record<string, ProblemKind>;

const ACTS = { withdrawal: 'withdrawal (§ 48 VwVfG)', revocation: 'revocation (§ 49 VwVfG)' } as const;

const fourEyes = (other: 'applicant' | 'hearingOpener'): Problem => {
  const did = { applicant: 'applied', hearingOpener: 'opened the hearing' };
  return new Problem(
    GRANT_PROBLEMS.fourEyes,
    `The same person ${did[other]}, in person, as a deputy or through a deputy. Somebody else has to do this.`,
  );
};

const impossibleDay = ({
  field,
  day,
  notBefore,
  notAfter,
}: Extract<NoticeRejection, { kind: 'dayImpossible' }>): Problem => {
  const bounds = [notBefore && `not before ${notBefore}`, notAfter && `not after ${notAfter}`].filter(Boolean);
  return new Problem(PROBLEMS.validation, `${field} cannot be ${day}; nothing was recorded.`, {
    errors: [{ field, expected: `a day ${bounds.join(' and ')}`, found: day }],
  });
};

const hearingRefused = (detail: string): Problem => new Problem(NOTICE_PROBLEMS.hearingRefused, detail);

export const noticeProblem = (rejection: NoticeRejection): Problem => {
  switch (rejection.kind) {
    case 'grantUnknown':
      return new Problem(PROBLEMS.notFound, 'There is no such grant. GET /v1/grants lists them.');
    case 'fourEyes':
      return fourEyes(rejection.other);
    case 'nothingToTell':
      return new Problem(
        NOTICE_PROBLEMS.noticeRefused,
        `There is no decision ${rejection.decisionId} on this grant that took effect. ${
          rejection.waiting.length === 0
            ? 'Nothing waits for a notice.'
            : `These wait: ${rejection.waiting.join(', ')}.`
        }`,
      );
    case 'decisionHasNoEffect':
      return new Problem(
        NOTICE_PROBLEMS.noticeRefused,
        rejection.outcome === 'open'
          ? 'The decision waits for the budget years. It is approved or lapses by itself; then try again.'
          : 'The decision lapsed: the money was not there, so nothing was decided towards the carrier. A new decision is needed first.',
      );
    case 'noticeIssuedBefore':
      return new Problem(
        NOTICE_PROBLEMS.noticeRefused,
        `The notice ${rejection.noticeId} of ${rejection.on} tells this decision already. Another decision gives another notice.`,
      );
    case 'noticeUnknown':
      return new Problem(PROBLEMS.notFound, `There is no notice ${rejection.noticeId} of this grant.`);
    case 'dayImpossible':
      return impossibleDay(rejection);
    case 'reasonUnknown':
      return new Problem(PROBLEMS.validation, 'The reason is not in the catalogue for this act.', {
        errors: [{ field: 'reason', expected: `one of ${rejection.allowed.join(', ')}`, found: rejection.reason }],
      });
    case 'noNoticeInForce':
      return new Problem(
        NOTICE_PROBLEMS.noNoticeInForce,
        'Withdrawal and revocation end a notice that was issued and still holds. Issue the notice first; one that ended as a whole stays ended.',
      );
    case 'decisionPending':
      return new Problem(
        GRANT_PROBLEMS.decisionOpen,
        'An amendment waits for the budget years, so what is approved is not settled. It is approved or lapses by itself; then try again.',
        { headers: { 'Retry-After': '1' } },
      );
    case 'hearingOpen':
      return hearingRefused(
        `The hearing ${rejection.hearingId} for the same act is open until ${rejection.statementUntil}. Wait for it, or for the statement.`,
      );
    case 'hearingUnknown':
      return new Problem(
        PROBLEMS.notFound,
        `There is no hearing ${rejection.hearingId} of this grant. The carrier is heard first (§ 28 VwVfG): open a hearing.`,
      );
    case 'hearingOfOtherAct':
      return hearingRefused(`This hearing was about a ${ACTS[rejection.act]}. Open one about the act that is meant.`);
    case 'hearingUsed':
      return hearingRefused(`An act followed the hearing ${rejection.hearingId} already. Open another one.`);
    case 'hearingPending':
      return new Problem(
        NOTICE_PROBLEMS.hearingPending,
        `The carrier can be heard until ${rejection.statementUntil} and has not stated its view (§ 28 VwVfG). Decide after that day, or after its statement.`,
      );
    case 'limitationPassed':
      return new Problem(
        NOTICE_PROBLEMS.limitationPassed,
        `The facts were fully known on ${rejection.knownSince}; one year from then, ${rejection.lastDay} was the last day (§§ 48 (4), 49 (3) VwVfG). Nobody can override this.`,
      );
    case 'remainderRefused':
      return new Problem(
        NOTICE_PROBLEMS.remainderRefused,
        `${eurosInEnglish(rejection.approvedCents)} are approved and ${eurosInEnglish(rejection.remainingCents)} would stay. An act against the notice leaves less in sum, no more in any year, and names each year once${
          rejection.year === undefined ? '' : `: look at ${rejection.year}`
        }.`,
      );
    case 'notApproved':
      return new Problem(
        NOTICE_PROBLEMS.noNoticeInForce,
        'Nothing is approved yet, so nothing can have been paid. Check the grant that the payment belongs to.',
      );
    case 'overApproved': {
      const { approvedCents, paidCents, amountCents } = rejection;
      const over = paidCents + amountCents - approvedCents;
      return new Problem(
        NOTICE_PROBLEMS.overApproved,
        `${eurosInEnglish(approvedCents)} are approved and ${eurosInEnglish(paidCents)} paid; another ${eurosInEnglish(amountCents)} would be ${eurosInEnglish(over)} too much. What is paid never is more than what is approved: check the payment, or raise the grant by an amendment first.`,
      );
    }
    case 'cashReferenceTaken':
      return new Problem(
        NOTICE_PROBLEMS.cashReferenceTaken,
        `The cash reference ${rejection.cashReference} is the payment of ${eurosInEnglish(rejection.amountCents)} on ${rejection.on}. A reference is used once in a grant: check it in the cash system.`,
        { errors: [{ field: 'cashReference', expected: 'a reference of its own', found: rejection.cashReference }] },
      );
    default:
      return assertNever(rejection);
  }
};
