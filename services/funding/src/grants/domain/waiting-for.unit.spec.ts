import type { GrantEvent } from './events.js';
import { evolveGrant } from './evolve-grant.js';
import { APPROVED, CARRIER_ID, decided, extract, GRANT, OFFICER, reviewed, submitted } from './grant.support.spec.js';
import { noGrant } from './grant-state.js';
import { waitingFor } from './waiting-for.js';

const waiting = (...events: readonly GrantEvent[]) =>
  waitingFor(events.reduce(evolveGrant, noGrant)).map(({ due, act, role }) => `${due} ${act} ${role}`);

const notice: GrantEvent = {
  type: 'NoticeIssued',
  schemaVersion: 1,
  effectiveOn: '2025-12-11',
  data: {
    grantId: GRANT,
    noticeId: 'n1',
    decisionId: 'decision-1',
    kind: 'grant',
    template: 'grant-2026-11',
    language: 'de',
    document: 'b'.repeat(64),
    by: OFFICER,
  },
};
const hearing: GrantEvent = {
  type: 'HearingOpened',
  schemaVersion: 1,
  effectiveOn: '2027-03-11',
  data: {
    grantId: GRANT,
    hearingId: 'h1',
    act: 'revocation',
    reason: 'notUsed',
    statementUntil: '2027-04-11',
    knownSince: '2027-03-10',
    by: OFFICER,
  },
};

describe('a grant waits', () => {
  test('for advice and review, then for the approver, until the day before it begins', () => {
    expect(waiting(submitted())).toEqual([
      '2025-12-31 giveStatement programmeOffice',
      '2025-12-31 giveStatement district',
      '2025-12-31 reviewApplication officer',
    ]);
    expect(waiting(submitted(), extract, reviewed())).toEqual(['2025-12-31 approveGrant approver']);
  });

  test('for nobody while the budget years are asked, and then for its notice', () => {
    expect(waiting(submitted(), extract, reviewed(), decided())).toEqual([]);
    expect(waiting(...APPROVED)).toEqual(['2025-12-10 issueNotice officer']);
    expect(waiting(...APPROVED, notice)).toEqual(['2025-12-11 recordNotification officer']);
  });

  test('in a hearing for the carrier, and once it was heard for the decision within a year of full knowledge', () => {
    const heard: GrantEvent = {
      type: 'HearingStatementReceived',
      schemaVersion: 1,
      effectiveOn: '2027-03-20',
      data: { grantId: GRANT, hearingId: 'h1', by: { actor: 'person:carrier' } },
    };
    const before = [...APPROVED, notice, hearing];
    expect(waiting(...before).slice(1)).toEqual([
      '2027-04-11 giveHearingStatement carrier',
      '2028-03-10 decideAfterHearing approver',
    ]);
    expect(waiting(...before, heard).slice(1)).toEqual(['2028-03-10 decideAfterHearing approver']);
    expect(waitingFor(before.reduce(evolveGrant, noGrant)).find(({ role }) => role === 'carrier')?.carrierId).toBe(
      CARRIER_ID,
    );
  });
});
