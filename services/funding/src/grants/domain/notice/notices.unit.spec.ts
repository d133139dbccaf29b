import { localDate } from '@lotsenbuch/kernel';
import { given } from '@lotsenbuch/testing';
import type { GrantEvent, NoticeIssued, NoticeNotified } from '../events.js';
import { evolveGrant } from '../evolve-grant.js';
import { grantDecider } from '../grant.js';
import { noGrant } from '../grant-state.js';
import { waitingFor } from '../waiting-for.js';
import {
  APPLICANT,
  APPROVED_GRANT,
  approved,
  DECISION_ID,
  decisionTaken,
  GRANT_ID,
  OFFICER,
  submitted,
} from './approved-grant.fixture.js';
import type { IssueNotice } from './issue-notice.js';
import type { RecordNotification } from './record-notification.js';
import { waitingForNotice } from './tellable.js';

const HASH = 'a'.repeat(64);
const issue = (changes: Partial<IssueNotice> = {}) =>
  ({
    part: 'notice',
    command: {
      type: 'IssueNotice',
      noticeId: 'notice-1',
      decisionId: DECISION_ID,
      template: 'grant-notice/2026-11',
      document: HASH,
      issuedOn: '2026-03-02',
      by: OFFICER,
      ...changes,
    },
  }) as const;

const issued = (decisionId = DECISION_ID, kind: NoticeIssued['data']['kind'] = 'grant'): NoticeIssued => ({
  type: 'NoticeIssued',
  schemaVersion: 1,
  effectiveOn: '2026-03-02',
  data: {
    grantId: GRANT_ID,
    noticeId: 'notice-1',
    decisionId,
    kind,
    template: 'grant-notice/2026-11',
    language: 'de',
    document: HASH,
    by: OFFICER,
  },
});

const AMENDMENT_ID = 'decision-2';
const amendment = (notice: 'provisional' | 'final' = 'final') => [
  decisionTaken(AMENDMENT_ID, { notice }, 'amendment'),
  approved(AMENDMENT_ID, { notice }, 'amendment'),
];

describe('a provisional decision that a final one replaced before it was told', () => {
  const provisional = { notice: 'provisional' } as const;
  const both = [submitted, decisionTaken(DECISION_ID, provisional), approved(DECISION_ID, provisional), ...amendment()];

  test('is told no more; the final one is told in its place', () => {
    given(grantDecider, ...both)
      .when(issue())
      .thenRejected({ kind: 'decisionReplaced', by: AMENDMENT_ID, on: '2026-02-27' });
    given(grantDecider, ...both)
      .when(issue({ decisionId: AMENDMENT_ID }))
      .thenEvents(issued(AMENDMENT_ID));
  });

  test('waits for nobody', () => {
    const state = both.reduce(evolveGrant, noGrant);
    expect(waitingForNotice(state)).toMatchObject([{ kind: 'grant', decision: { decisionId: AMENDMENT_ID } }]);
    expect(waitingFor(state).filter(({ act }) => act === 'issueNotice')).toHaveLength(1);
  });

  test('is told while the final one has no effect', () => {
    given(
      grantDecider,
      submitted,
      decisionTaken(DECISION_ID, provisional),
      approved(DECISION_ID, provisional),
      amendment()[0] as GrantEvent,
    )
      .when(issue())
      .thenEvents(issued(DECISION_ID, 'provisionalGrant'));
  });
});

describe('a notice', () => {
  test('tells a decision that took effect', () => {
    given(grantDecider, ...APPROVED_GRANT)
      .when(issue())
      .thenEvents(issued());
  });

  test.each([
    [
      'provisional',
      [
        submitted,
        decisionTaken(DECISION_ID, { notice: 'provisional' }),
        approved(DECISION_ID, { notice: 'provisional' }),
      ],
      DECISION_ID,
      'provisionalGrant',
    ],
    ['an amendment', [...APPROVED_GRANT, ...amendment()], AMENDMENT_ID, 'amendment'],
    [
      'final after provisional: a grant notice again',
      [
        submitted,
        decisionTaken(DECISION_ID, { notice: 'provisional' }),
        approved(DECISION_ID, { notice: 'provisional' }),
        ...amendment(),
      ],
      AMENDMENT_ID,
      'grant',
    ],
    [
      'a rejection',
      [
        submitted,
        {
          type: 'ApplicationRejected',
          schemaVersion: 1,
          effectiveOn: '2026-02-27',
          data: { grantId: GRANT_ID, reason: 'financingNotSecured', by: OFFICER },
        },
      ],
      'rejection-1',
      'rejection',
    ],
  ] as const)('is of the kind of what was decided: %s', (_, events, decisionId, kind) => {
    given(grantDecider, ...events)
      .when(issue({ decisionId }))
      .thenEvents(issued(decisionId, kind));
  });

  test('is refused before the money is bound, and after the decision lapsed', () => {
    given(grantDecider, submitted, decisionTaken())
      .when(issue())
      .thenRejected({ kind: 'decisionHasNoEffect', outcome: 'open' });
    const lapsed: GrantEvent = {
      type: 'DecisionLapsed',
      schemaVersion: 1,
      effectiveOn: '2026-02-27',
      data: { grantId: GRANT_ID, decisionId: DECISION_ID, kind: 'approval', shortfalls: [] },
    };
    given(grantDecider, submitted, decisionTaken(), lapsed)
      .when(issue())
      .thenRejected({ kind: 'decisionHasNoEffect', outcome: 'lapsed' });
  });

  test('is issued once, and not by the applicant as a deputy either', () => {
    given(grantDecider, ...APPROVED_GRANT, issued())
      .when(issue())
      .thenRejected({ kind: 'noticeIssuedBefore', noticeId: 'notice-1', on: '2026-03-02' });
    given(grantDecider, ...APPROVED_GRANT)
      .when(issue({ by: { actor: 'officer:test', deputyFor: APPLICANT.actor } }))
      .thenRejected({ kind: 'fourEyes', other: 'applicant' });
  });

  test('of something unknown is refused with what waits', () => {
    given(grantDecider, ...APPROVED_GRANT)
      .when(issue({ decisionId: 'nothing' }))
      .thenRejected({ kind: 'nothingToTell', decisionId: 'nothing', waiting: [DECISION_ID] });
    given(grantDecider).when(issue()).thenRejected({ kind: 'grantUnknown' });
  });

  test('is waited for until it is issued', () => {
    const waiting = (...events: readonly GrantEvent[]) => waitingForNotice(events.reduce(evolveGrant, noGrant)).length;
    expect(waiting(submitted, decisionTaken())).toBe(0);
    expect(waiting(...APPROVED_GRANT)).toBe(1);
    expect(waiting(...APPROVED_GRANT, issued())).toBe(0);
  });
});

describe('the notification of a notice', () => {
  const record = (changes: Partial<RecordNotification> = {}) =>
    ({
      part: 'notice',
      command: {
        type: 'RecordNotification',
        noticeId: 'notice-1',
        dispatch: { way: 'post', dispatchedOn: localDate('2026-03-02') },
        recordedOn: localDate('2026-03-20'),
        by: OFFICER,
        ...changes,
      },
    }) as const;
  const notified = (changes: Partial<NoticeNotified['data']> = {}, effectiveOn = '2026-03-06'): NoticeNotified => ({
    type: 'NoticeNotified',
    schemaVersion: 1,
    effectiveOn,
    data: {
      grantId: GRANT_ID,
      noticeId: 'notice-1',
      by: OFFICER,
      way: 'post',
      dispatchedOn: '2026-03-02',
      objectionUntil: '2026-04-07',
      beyondAppealOn: '2026-04-08',
      ruleSet: 'be-2025-07',
      ...changes,
    },
  });
  const before = [...APPROVED_GRANT, issued()];

  test('has the four dates: decided 27 Feb, deemed notified 6 Mar, period from 1 Jan, beyond appeal 8 Apr', () => {
    given(grantDecider, ...before)
      .when(record())
      .thenEvents(notified());
  });

  test('recorded again changes nothing; with a proof of a later day it is recorded anew', () => {
    given(grantDecider, ...before, notified())
      .when(record())
      .thenEvents();
    const receivedOn = localDate('2026-03-12');
    given(grantDecider, ...before, notified())
      .when(record({ dispatch: { way: 'post', dispatchedOn: localDate('2026-03-02'), receivedOn } }))
      .thenEvents(notified({ receivedOn, objectionUntil: '2026-04-13', beyondAppealOn: '2026-04-14' }, receivedOn));
  });

  test('lies neither before the day of issue nor in the future', () => {
    given(grantDecider, ...before)
      .when(record({ dispatch: { way: 'electronic', dispatchedOn: localDate('2026-03-01') } }))
      .thenRejected({
        kind: 'dayImpossible',
        field: 'dispatchedOn',
        day: '2026-03-01',
        notBefore: '2026-03-02',
        notAfter: '2026-03-20',
      });
    given(grantDecider, ...before)
      .when(record({ dispatch: { way: 'handedOver', receivedOn: localDate('2026-03-21') } }))
      .thenRejected({
        kind: 'dayImpossible',
        field: 'receivedOn',
        day: '2026-03-21',
        notBefore: '2026-03-02',
        notAfter: '2026-03-20',
      });
  });

  test('of a notice that was never issued is refused', () => {
    given(grantDecider, ...APPROVED_GRANT)
      .when(record())
      .thenRejected({ kind: 'noticeUnknown', noticeId: 'notice-1' });
  });
});
