import { given } from '@lotsenbuch/testing';
import type { ApplicationCommand, ApplicationRejection } from '../application-commands.js';
import { decideApplication } from '../application-commands.js';
import type { Application, GrantEvent } from '../events.js';
import { evolveGrant } from '../evolve-grant.js';
import {
  APPROVED,
  application,
  CARRIER,
  CARRIER_ID,
  decided,
  extract,
  GRANT,
  reviewed,
  standing,
  submit,
  submitted,
} from '../grant.support.spec.js';
import { type GrantState, noGrant } from '../grant-state.js';

const decider = {
  version: 'test',
  initialState: noGrant,
  decide: (command: ApplicationCommand, state: GrantState) => decideApplication(command, state),
  evolve: evolveGrant,
};
const after = (...events: readonly GrantEvent[]) =>
  given<GrantState, ApplicationCommand, GrantEvent, ApplicationRejection>(decider, ...events);

const faultsOf = (changes: Partial<Application>) => {
  const outcome = decideApplication(submit({ application: application(changes) }), noGrant);
  return outcome.ok || outcome.error.kind !== 'faults' ? [] : outcome.error.faults;
};
const plan = application().plan;

describe('an application', () => {
  test('is received with a file reference, version 1 and no open points', () => {
    after().when(submit()).thenEvents(submitted());
  });

  test('of a carrier nobody registered is refused', () => {
    after()
      .when(submit({ standing: standing({ carrier: 'unknown' }) }))
      .thenRejected({ kind: 'carrierUnknown', carrierId: CARRIER_ID });
  });

  test('of a carrier that was merged is refused with the carrier it is read as', () => {
    after()
      .when(submit({ standing: standing({ carrier: { mergedInto: 'other' } }) }))
      .thenRejected({ kind: 'carrierMergedInto', carrierId: CARRIER_ID, into: 'other' });
  });

  test('that is late, not nominated or without register entry is received with open points', () => {
    after()
      .when(submit({ on: '2025-12-02', standing: standing({ isInTransparencyRegister: false }) }))
      .thenEvents({
        ...submitted({
          openPoints: ['noTransparencyRegisterEntry', 'applicationLate'],
        }),
        effectiveOn: '2025-12-02',
      } as GrantEvent);
    const { nomination: _none, ...unnamed } = standing();
    const { selectionId: _selection, ...data } = (submitted() as GrantEvent & { type: 'ApplicationSubmitted' }).data;
    after()
      .when(submit({ standing: unnamed }))
      .thenEvents({ ...submitted(), data: { ...data, openPoints: ['notNominated'] } } as GrantEvent);
  });

  test('on the last day of the call is in time', () => {
    after()
      .when(submit({ on: '2025-12-01' }))
      .thenEvents({ ...submitted(), effectiveOn: '2025-12-01' } as GrantEvent);
  });

  test('for the whole city needs no district to nominate', () => {
    const { nomination: _none, ...unnamed } = standing();
    const outcome = decideApplication(
      submit({ application: application({ area: 'supraDistrict' }), standing: unnamed }),
      noGrant,
    );
    expect(outcome).toMatchObject({ ok: true, value: [{ data: { openPoints: [] } }] });
  });

  test('names every fault at once, each with its field', () => {
    const faults = faultsOf({
      area: '13',
      positions: 3,
      goals: [],
      plan: {
        costs: [...plan.costs, { lineId: 'own', kind: 'staff', caption: 'ohne Angaben', amountCents: 1_00 }],
        income: plan.income,
        requestedCents: 85_000_00,
        rates: [{ year: 2025, amountCents: 84_000_00 }],
      },
    });
    expect(faults.map(({ field }) => field)).toEqual([
      'area',
      'goals',
      'plan.income[0].lineId',
      'plan.costs[2].staff',
      'plan.requestedCents',
      'plan.rates',
      'plan.rates',
      'positions',
    ]);
  });

  test('whose sums are one cent off says by how much', () => {
    expect(faultsOf({ plan: { ...plan, requestedCents: 85_000_01 } })).toEqual([
      {
        field: 'plan.requestedCents',
        expected:
          'cost − income = 90,000.00\u00a0€ − 5,000.00\u00a0€ = 85,000.00\u00a0€; 85,000.01\u00a0€ differ from it by 0.01\u00a0€',
        german:
          'Ausgaben − Einnahmen = 90.000,00\u00a0€ − 5.000,00\u00a0€ = 85.000,00\u00a0€; beantragt sind 85.000,01\u00a0€, das sind 0,01\u00a0€ Unterschied',
        found: '8500001',
      },
      {
        field: 'plan.rates',
        expected:
          'rates that sum to what is requested, 85,000.01\u00a0€; they sum to 85,000.00\u00a0€, which differs by -0.01\u00a0€',
        german:
          'Raten, die zusammen den beantragten Betrag ergeben, 85.000,01\u00a0€; sie ergeben 85.000,00\u00a0€, das sind -0,01\u00a0€ Unterschied',
        found: '8500000',
      },
    ]);
  });

  test('over two budget years has a rate for each of them (150,000 + 150,000 of 300,000)', () => {
    const costs = [{ lineId: 'm', kind: 'material' as const, caption: 'Miete', amountCents: 300_000_00 }];
    const twoYears = {
      period: { from: '2026-01-01', to: '2028-01-01' },
      positions: 0,
      plan: {
        costs,
        income: [],
        requestedCents: 300_000_00,
        rates: [
          { year: 2026, amountCents: 150_000_00 },
          { year: 2027, amountCents: 150_000_00 },
        ],
      },
    };
    expect(faultsOf(twoYears)).toEqual([]);
    expect(
      faultsOf({ ...twoYears, plan: { ...twoYears.plan, rates: [{ year: 2026, amountCents: 300_000_00 }] } }),
    ).toEqual([
      {
        field: 'plan.rates',
        expected: 'one rate for each budget year of the period, ascending: 2026, 2027',
        german: 'eine Rate für jedes Haushaltsjahr des Zeitraums, aufsteigend: 2026, 2027',
        found: '2026',
      },
    ]);
  });

  test.each([
    ['ends before it begins', { from: '2026-01-01', to: '2026-01-01' }, 'period.to'],
    ['has no such day', { from: '2026-02-30', to: '2027-01-01' }, 'period.from'],
    ['is longer than five budget years', { from: '2026-01-01', to: '2031-01-02' }, 'period'],
  ])('whose period %s is refused', (_, period, field) => {
    expect(faultsOf({ period })).toMatchObject([{ field }]);
  });

  test('with share financing asks for at most that share of the cost', () => {
    expect(faultsOf({ financing: { kind: 'share', numerator: 85, denominator: 90 } })).toEqual([]);
    expect(faultsOf({ financing: { kind: 'share', numerator: 84, denominator: 90 } })).toMatchObject([
      { field: 'plan.requestedCents' },
    ]);
    expect(faultsOf({ financing: { kind: 'share', numerator: 0, denominator: 1 } })).toMatchObject([
      { field: 'financing' },
    ]);
  });
});

describe('a revision', () => {
  const revise = (changes: Partial<Application> = {}) => ({
    type: 'ReviseApplication' as const,
    application: application(changes),
    standing: standing(),
    on: '2025-12-06',
    by: CARRIER,
  });

  test('is the next version; a late application stays late', () => {
    const { fileReference: _reference, ...data } = (
      submitted({ version: 2, openPoints: ['applicationLate'] }) as GrantEvent & { type: 'ApplicationSubmitted' }
    ).data;
    after(submitted({ openPoints: ['applicationLate', 'notNominated'] }))
      .when(revise())
      .thenEvents({ type: 'ApplicationRevised', schemaVersion: 1, effectiveOn: '2025-12-06', data });
  });

  test('keeps carrier and area', () => {
    after(submitted())
      .when(revise({ area: '08' }))
      .thenRejected({
        kind: 'faults',
        faults: [
          {
            field: 'area',
            expected: '07, as first applied for; another one needs an application of its own',
            german: '07, wie zuerst beantragt; alles andere braucht einen eigenen Antrag',
            found: '08',
          },
        ],
      });
  });

  test('comes before the decision', () => {
    after(...APPROVED)
      .when(revise())
      .thenRejected({ kind: 'notNow', status: 'approved', needs: 'undecidedApplication' });
    after(submitted(), extract, reviewed(), decided())
      .when(revise())
      .thenRejected({ kind: 'decisionOpen', decisionId: 'decision-1' });
  });
});

describe('taking an application back', () => {
  const withdraw = {
    type: 'WithdrawApplication' as const,
    reason: 'projectNotCarriedOut',
    on: '2025-12-07',
    by: CARRIER,
  };

  test('is an act of its own, with a reason from the catalogue', () => {
    after(submitted())
      .when(withdraw)
      .thenEvents({
        type: 'ApplicationWithdrawn',
        schemaVersion: 1,
        effectiveOn: '2025-12-07',
        data: { grantId: GRANT, reason: 'projectNotCarriedOut', by: CARRIER },
      });
    const outcome = decideApplication({ ...withdraw, reason: 'noIdea' }, evolveGrant(noGrant, submitted()));
    expect(outcome).toMatchObject({ ok: false, error: { kind: 'reasonNotInCatalogue', reason: 'noIdea' } });
  });

  test('is too late once it is decided', () => {
    after(...APPROVED)
      .when(withdraw)
      .thenRejected({
        kind: 'notNow',
        status: 'approved',
        needs: 'undecidedRequest',
      });
  });
});
