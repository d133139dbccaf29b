import { type ApplicationCommand, decideApplication } from '../application-commands.js';
import type { Block, GrantEvent } from '../events.js';
import { evolveGrant } from '../evolve-grant.js';
import {
  APPROVER,
  application,
  approve,
  CARRIER,
  extract,
  GRANT,
  OFFICER,
  reviewed,
  submitted,
} from '../grant.support.spec.js';
import { noGrant } from '../grant-state.js';

const state = (...events: readonly GrantEvent[]) => events.reduce(evolveGrant, noGrant);
const outcomeOf = (command: ApplicationCommand, ...events: readonly GrantEvent[]) =>
  decideApplication(command, state(...events));
const refusal = (error: object) => ({ ok: false, error });
const eventsOf = (command: ApplicationCommand, ...events: readonly GrantEvent[]): readonly GrantEvent[] => {
  const outcome = outcomeOf(command, ...events);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.error));
  return outcome.value;
};

const ask = (block: Block = 'notNominated', by = OFFICER): ApplicationCommand => ({
  type: 'RequestOverride',
  block,
  reason: 'publicInterest',
  on: '2025-12-06',
  by,
});
const sign = (
  by: { actor: string; deputyFor?: string } = APPROVER,
  block: Block = 'notNominated',
): ApplicationCommand => ({
  type: 'CountersignOverride',
  block,
  on: '2025-12-07',
  by,
});
const blocked = [submitted({ openPoints: ['notNominated'] }), extract, reviewed()];

describe('a block', () => {
  test('is overridden by two persons, and the decision says so for ever', () => {
    const asked = eventsOf(ask(), ...blocked);
    expect(outcomeOf(approve(), ...blocked, ...asked)).toEqual(refusal({ kind: 'blocked', blocks: ['notNominated'] }));
    const signed = eventsOf(sign(), ...blocked, ...asked);
    expect(outcomeOf(approve(), ...blocked, ...asked, ...signed)).toMatchObject({
      ok: true,
      value: [{ data: { overridden: ['notNominated'] } }],
    });
  });

  test('is overridden for the version that it was asked for, and for no later one', () => {
    const asked = eventsOf(ask(), ...blocked);
    const revision = (version: number, from: string): GrantEvent => ({
      type: 'ApplicationRevised',
      schemaVersion: 1,
      effectiveOn: '2025-12-08',
      data: {
        ...application({ period: { from, to: '2027-01-01' } }),
        grantId: GRANT,
        version,
        openPoints: ['notNominated'],
        by: CARRIER,
      },
    });
    const signed = [...blocked, ...asked, ...eventsOf(sign(), ...blocked, ...asked)];
    const revised = [...signed, revision(2, '2026-02-01'), reviewed({ version: 2 })];
    expect(outcomeOf(approve(), ...revised)).toEqual(refusal({ kind: 'blocked', blocks: ['notNominated'] }));
    const again = [...revised, ...eventsOf(ask(), ...revised)];
    expect(outcomeOf(approve(), ...again, ...eventsOf(sign(), ...again)).ok).toBe(true);
    expect(outcomeOf(sign(), ...blocked, ...asked, revision(2, '2026-02-01'))).toEqual(
      refusal({ kind: 'overrideNotRequested', block: 'notNominated' }),
    );
  });

  test.each([
    ['the same person', OFFICER],
    ['a deputy of that person', { actor: 'person:x', deputyFor: OFFICER.actor }],
  ])('is not overridden by %s twice', (_, by) => {
    expect(outcomeOf(sign(by), ...blocked, ...eventsOf(ask(), ...blocked))).toEqual(
      refusal({ kind: 'samePersonAs', earlier: 'requester' }),
    );
  });

  test('is not overridden by the applicant, in either place', () => {
    const error = { kind: 'samePersonAs', earlier: 'applicant' };
    expect(outcomeOf(ask('notNominated', CARRIER), ...blocked)).toEqual(refusal(error));
    expect(outcomeOf(sign(CARRIER), ...blocked, ...eventsOf(ask(), ...blocked))).toEqual(refusal(error));
  });

  test('that does not stand is not overridden, and the request comes first and once', () => {
    expect(outcomeOf(ask('applicationLate'), ...blocked)).toEqual(
      refusal({ kind: 'blockDoesNotStand', block: 'applicationLate' }),
    );
    expect(outcomeOf(sign(), ...blocked)).toEqual(refusal({ kind: 'overrideNotRequested', block: 'notNominated' }));
    expect(outcomeOf(ask(), ...blocked, ...eventsOf(ask(), ...blocked))).toEqual(
      refusal({ kind: 'overrideAlreadyRequested', block: 'notNominated' }),
    );
  });
});

describe('an open point', () => {
  const settle = (block: Block, isNominated: boolean): ApplicationCommand => ({
    type: 'SettleOpenPoint',
    block,
    evidence: { isNominated, isInTransparencyRegister: true },
    reason: 'districtNominatedLater',
    on: '2025-12-08',
    by: OFFICER,
  });

  test('is settled by what it is about, not by a signature', () => {
    expect(outcomeOf(settle('notNominated', false), ...blocked)).toEqual(
      refusal({ kind: 'blockStillStands', block: 'notNominated' }),
    );
    const settled = eventsOf(settle('notNominated', true), ...blocked);
    expect(outcomeOf(approve(), ...blocked, ...settled)).toMatchObject({
      ok: true,
      value: [{ data: { overridden: [] } }],
    });
  });

  test('of lateness is not settled by who applied', () => {
    const late = [submitted({ openPoints: ['applicationLate'], by: OFFICER })];
    const excuse = { ...settle('applicationLate', true), reason: 'lateForGoodReason' } as ApplicationCommand;
    expect(outcomeOf(excuse, ...late)).toEqual(refusal({ kind: 'samePersonAs', earlier: 'applicant' }));
    expect(outcomeOf({ ...excuse, by: APPROVER } as ApplicationCommand, ...late)).toMatchObject({ ok: true });
  });

  test('that is none is not settled', () => {
    expect(outcomeOf(settle('startedWithoutConsent', true), ...blocked)).toEqual(
      refusal({ kind: 'blockDoesNotStand', block: 'startedWithoutConsent' }),
    );
  });
});

test('consent to an early start comes before the start', () => {
  const consent = (from: string): ApplicationCommand => ({
    type: 'ConsentEarlyStart',
    from,
    reason: 'budgetPassedLate',
    on: '2026-01-02',
    by: OFFICER,
  });
  expect(outcomeOf(consent('2026-01-01'), submitted())).toEqual(
    refusal({ kind: 'consentRetroactive', from: '2026-01-01', on: '2026-01-02' }),
  );
  expect(outcomeOf(consent('2026-01-02'), submitted())).toEqual({
    ok: true,
    value: [
      {
        type: 'EarlyStartConsented',
        schemaVersion: 1,
        effectiveOn: '2026-01-02',
        data: { grantId: GRANT, reason: 'budgetPassedLate', by: OFFICER },
      },
    ],
  });
});

test('advice has no vote: nobody has to wait for it, and it comes before the decision', () => {
  const advice: ApplicationCommand = {
    type: 'GiveStatement',
    from: 'programmeOffice',
    opinion: 'against',
    on: '2025-12-01',
    by: { actor: 'person:office' },
  };
  const given = eventsOf(advice, ...blocked);
  expect(given).toMatchObject([
    { type: 'AdvisoryStatementGiven', data: { from: 'programmeOffice', opinion: 'against' } },
  ]);
  expect(outcomeOf(approve(), submitted(), extract, reviewed(), ...given).ok).toBe(true);
  expect(outcomeOf({ ...advice, by: CARRIER } as ApplicationCommand, ...blocked)).toEqual(
    refusal({ kind: 'samePersonAs', earlier: 'applicant' }),
  );
});
