import { APPROVER, GRANT_ID, OFFICER, TERMS } from './domain/notice/approved-grant.fixture.js';
import { noticeDescriber } from './notice-describer.js';

const revoked = {
  type: 'NoticeRevoked',
  schemaVersion: 1,
  effectiveOn: '2027-01-01',
  data: {
    grantId: GRANT_ID,
    actId: 'act-1',
    hearingId: 'hearing-1',
    reason: 'notUsedPromptly',
    decidedOn: '2027-04-11',
    approvedCents: 120_000_00,
    rates: [
      { year: 2026, amountCents: 120_000_00 },
      { year: 2027, amountCents: 0 },
    ],
    before: TERMS.rates,
    area: '07',
    by: APPROVER,
  },
};

const notified = {
  type: 'NoticeNotified',
  schemaVersion: 1,
  effectiveOn: '2026-03-06',
  data: {
    grantId: GRANT_ID,
    noticeId: 'notice-1',
    by: OFFICER,
    way: 'post',
    dispatchedOn: '2026-03-02',
    objectionUntil: '2026-04-07',
    beyondAppealOn: '2026-04-08',
    ruleSet: 'be-2025-07',
  },
};

const shown = (event: typeof revoked | typeof notified, language: 'de' | 'en') => {
  const { summary, changes, reason } = noticeDescriber.describe(event, language);
  return { summary, changes: changes.map(({ field, from, to }) => [field, from, to]), reason };
};

test('a revocation is told with its reason and what stays of each year', () => {
  expect(shown(revoked, 'de')).toEqual({
    summary: 'Bescheid widerrufen (§ 49 VwVfG)',
    changes: [
      ['Bewilligt 2026', '120.000,00\u00a0€', '120.000,00\u00a0€'],
      ['Bewilligt 2027', '120.000,00\u00a0€', '0,00\u00a0€'],
      ['Mit Wirkung vom', undefined, '2027-01-01'],
    ],
    reason: 'Die Mittel wurden nicht alsbald nach der Auszahlung verwendet (§ 49 Abs. 3 VwVfG)',
  });
  expect(shown(revoked, 'en').changes[1]).toEqual(['Approved 2027', '120,000.00\u00a0€', '0.00\u00a0€']);
  expect(noticeDescriber.things(revoked)).toEqual([{ kind: 'grant', id: GRANT_ID }]);
});

test('a notification is told with its dates and the rule set they rest on', () => {
  expect(shown(notified, 'de').changes).toEqual([
    ['Weg', undefined, 'Post'],
    ['Aufgegeben am', undefined, '2026-03-02'],
    ['Bekannt gegeben am', undefined, '2026-03-06'],
    ['Widerspruch bis', undefined, '2026-04-07'],
    ['Bestandskräftig ab', undefined, '2026-04-08'],
    ['Regelwerk', undefined, 'be-2025-07'],
  ]);
});
