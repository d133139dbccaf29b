import { localDate } from '@lotsenbuch/kernel';
import { given } from '@lotsenbuch/testing';
import type { GrantEvent, HearingOpened } from '../events.js';
import { grantDecider } from '../grant.js';
import {
  APPLICANT,
  APPROVED_GRANT,
  APPROVER,
  DECISION_ID,
  decisionTaken,
  GRANT_ID,
  OFFICER,
} from '../notice/approved-grant.fixture.js';
import type { EndNotice } from './end-notice.js';
import type { OpenHearing } from './open-hearing.js';

const told: GrantEvent = {
  type: 'NoticeIssued',
  schemaVersion: 1,
  effectiveOn: '2026-03-02',
  data: {
    grantId: GRANT_ID,
    noticeId: 'notice-1',
    decisionId: DECISION_ID,
    kind: 'grant',
    template: 'grant-notice/2026-11',
    language: 'de',
    document: 'a'.repeat(64),
    by: OFFICER,
  },
};
const TOLD = [...APPROVED_GRANT, told];

const opening = (changes: Partial<OpenHearing> = {}) =>
  ({
    part: 'notice',
    command: {
      type: 'OpenHearing',
      hearingId: 'hearing-1',
      act: 'revocation',
      reason: 'notUsedForPurpose',
      statementUntil: localDate('2027-04-10'),
      knownSince: localDate('2027-03-10'),
      openedOn: localDate('2027-03-15'),
      by: OFFICER,
      ...changes,
    },
  }) as const;

const opened = (changes: Partial<HearingOpened['data']> = {}): HearingOpened => ({
  type: 'HearingOpened',
  schemaVersion: 1,
  effectiveOn: '2027-03-15',
  data: {
    grantId: GRANT_ID,
    hearingId: 'hearing-1',
    act: 'revocation',
    reason: 'notUsedForPurpose',
    statementUntil: '2027-04-10',
    knownSince: '2027-03-10',
    by: OFFICER,
    ...changes,
  },
});

const heard: GrantEvent = {
  type: 'HearingStatementReceived',
  schemaVersion: 1,
  effectiveOn: '2027-04-01',
  data: { grantId: GRANT_ID, hearingId: 'hearing-1', by: APPLICANT },
};

const revoking = (changes: Partial<EndNotice> = {}) =>
  ({
    part: 'notice',
    command: {
      type: 'RevokeNotice',
      actId: 'act-1',
      hearingId: 'hearing-1',
      reason: 'notUsedForPurpose',
      remaining: [{ year: 2026, amountCents: 120_000_00 }],
      effectiveOn: localDate('2027-01-01'),
      decidedOn: localDate('2027-04-11'),
      by: APPROVER,
      ...changes,
    },
  }) as const;

const revoked = (changes: object = {}): GrantEvent => ({
  type: 'NoticeRevoked',
  schemaVersion: 1,
  effectiveOn: '2027-01-01',
  data: {
    grantId: GRANT_ID,
    actId: 'act-1',
    hearingId: 'hearing-1',
    reason: 'notUsedForPurpose',
    decidedOn: '2027-04-11',
    approvedCents: 120_000_00,
    rates: [
      { year: 2026, amountCents: 120_000_00 },
      { year: 2027, amountCents: 0 },
    ],
    before: [
      { year: 2026, amountCents: 120_000_00 },
      { year: 2027, amountCents: 120_000_00 },
    ],
    area: '07',
    by: APPROVER,
    ...changes,
  },
});

describe('the hearing', () => {
  test('is opened with the day until which the carrier can be heard', () => {
    given(grantDecider, ...TOLD)
      .when(opening())
      .thenEvents(opened());
  });

  test('needs a notice, a reason of this act, and days that can be', () => {
    given(grantDecider, ...APPROVED_GRANT)
      .when(opening())
      .thenRejected({ kind: 'noNoticeInForce' });
    given(grantDecider, ...TOLD)
      .when(opening({ reason: 'wrongStatements' }))
      .thenRejected({
        kind: 'reasonUnknown',
        reason: 'wrongStatements',
        allowed: ['notUsedForPurpose', 'notUsedPromptly', 'obligationNotMet', 'revocationReserved', 'factsChanged'],
      });
    given(grantDecider, ...TOLD)
      .when(opening({ statementUntil: localDate('2027-03-15') }))
      .thenRejected({ kind: 'dayImpossible', field: 'statementUntil', day: '2027-03-15', after: '2027-03-15' });
    given(grantDecider, ...TOLD)
      .when(opening({ knownSince: localDate('2027-03-16') }))
      .thenRejected({ kind: 'dayImpossible', field: 'knownSince', day: '2027-03-16', notAfter: '2027-03-15' });
  });

  test('is not opened twice at a time for the same act', () => {
    given(grantDecider, ...TOLD, opened())
      .when(opening({ hearingId: 'hearing-2' }))
      .thenRejected({ kind: 'hearingOpen', hearingId: 'hearing-1', statementUntil: '2027-04-10' });
  });

  test('takes what the carrier says, as long as nothing was decided', () => {
    const stating = {
      part: 'notice',
      command: { type: 'ReceiveHearingStatement', hearingId: 'hearing-1', receivedOn: '2027-04-01', by: APPLICANT },
    } as const;
    given(grantDecider, ...TOLD, opened())
      .when(stating)
      .thenEvents(heard);
    given(grantDecider, ...TOLD)
      .when(stating)
      .thenRejected({ kind: 'hearingUnknown', hearingId: 'hearing-1' });
    given(grantDecider, ...TOLD, opened(), revoked())
      .when(stating)
      .thenRejected({ kind: 'hearingUsed', hearingId: 'hearing-1' });
  });
});

describe('the revocation of a notice', () => {
  test('comes after the day for the statement, or after the statement', () => {
    given(grantDecider, ...TOLD, opened())
      .when(revoking())
      .thenEvents(revoked());
    const early = revoking({ decidedOn: localDate('2027-04-10') });
    given(grantDecider, ...TOLD, opened())
      .when(early)
      .thenRejected({ kind: 'hearingPending', statementUntil: '2027-04-10' });
    given(grantDecider, ...TOLD, opened(), heard)
      .when(early)
      .thenEvents(revoked({ decidedOn: '2027-04-10' }));
    given(grantDecider, ...TOLD)
      .when(revoking())
      .thenRejected({ kind: 'hearingUnknown', hearingId: 'hearing-1' });
  });

  test('is decided neither by whoever opened the hearing nor by the applicant, nor for them as a deputy', () => {
    given(grantDecider, ...TOLD, opened())
      .when(revoking({ by: { actor: 'approver:other', deputyFor: OFFICER.actor } }))
      .thenRejected({ kind: 'fourEyes', other: 'hearingOpener' });
    given(grantDecider, ...TOLD, opened())
      .when(revoking({ by: APPLICANT }))
      .thenRejected({ kind: 'fourEyes', other: 'applicant' });
  });

  test.each([
    ['2027-03-10', '2028-03-10', '2028-03-11'],
    ['2028-02-29', '2029-02-28', '2029-03-01'],
  ])('of facts known since %s is possible until %s and not on %s', (knownSince, lastDay, tooLate) => {
    const heardInTime = [...TOLD, opened({ knownSince }), heard];
    given(grantDecider, ...heardInTime)
      .when(revoking({ decidedOn: localDate(lastDay) }))
      .thenEvents(revoked({ decidedOn: lastDay }));
    given(grantDecider, ...heardInTime)
      .when(revoking({ decidedOn: localDate(tooLate) }))
      .thenRejected({ kind: 'limitationPassed', knownSince, lastDay });
  });

  test('counts from a day that its decision and period leave room for', () => {
    given(grantDecider, ...TOLD, opened())
      .when(revoking({ effectiveOn: localDate('2028-01-02') }))
      .thenRejected({ kind: 'dayImpossible', field: 'effectiveOn', day: '2028-01-02', notAfter: '2028-01-01' });
    given(grantDecider, ...TOLD, opened())
      .when(revoking({ effectiveOn: localDate('2028-02-01'), decidedOn: localDate('2028-02-01') }))
      .thenEvents({ ...revoked({ decidedOn: '2028-02-01' }), effectiveOn: '2028-02-01' } as GrantEvent);
  });

  test('as a whole leaves nothing, and there is nothing more to revoke', () => {
    const all = revoked({ approvedCents: 0, rates: [2026, 2027].map((year) => ({ year, amountCents: 0 })) });
    given(grantDecider, ...TOLD, opened())
      .when(revoking({ remaining: [] }))
      .thenEvents(all);
    given(grantDecider, ...TOLD, opened(), all)
      .when(revoking())
      .thenRejected({ kind: 'noNoticeInForce' });
  });

  test('leaves less than before, in each year and in sum', () => {
    const refused = (remainingCents: number, year?: number) => ({
      kind: 'remainderRefused' as const,
      approvedCents: 240_000_00,
      remainingCents,
      ...(year !== undefined && { year }),
    });
    const remaining = (...amounts: readonly [number, number][]) =>
      revoking({ remaining: amounts.map(([year, amountCents]) => ({ year, amountCents })) });
    given(grantDecider, ...TOLD, opened())
      .when(remaining([2026, 120_000_00], [2027, 120_000_00]))
      .thenRejected(refused(240_000_00));
    given(grantDecider, ...TOLD, opened())
      .when(remaining([2026, 120_000_01]))
      .thenRejected(refused(120_000_01, 2026));
    given(grantDecider, ...TOLD, opened())
      .when(remaining([2028, 1]))
      .thenRejected(refused(1, 2028));
    given(grantDecider, ...TOLD, opened())
      .when(remaining([2026, 1], [2026, 1]))
      .thenRejected(refused(2));
  });

  test('waits while an amendment waits for its money', () => {
    given(grantDecider, ...TOLD, opened(), decisionTaken('decision-2', {}, 'amendment'))
      .when(revoking())
      .thenRejected({ kind: 'decisionPending' });
  });

  test('uses a hearing of its own act, once', () => {
    given(grantDecider, ...TOLD, opened({ act: 'withdrawal' }))
      .when(revoking())
      .thenRejected({ kind: 'hearingOfOtherAct', act: 'withdrawal' });
    given(grantDecider, ...TOLD, opened(), revoked())
      .when(revoking({ remaining: [] }))
      .thenRejected({ kind: 'hearingUsed', hearingId: 'hearing-1' });
  });
});

test('a notice that was unlawful is withdrawn, not revoked', () => {
  given(grantDecider, ...TOLD, opened({ act: 'withdrawal', reason: 'wrongStatements' }))
    .when(revoking({ type: 'WithdrawNotice', reason: 'wrongStatements' }))
    .thenEvents({ ...revoked({ reason: 'wrongStatements' }), type: 'NoticeWithdrawn' } as GrantEvent);
});
