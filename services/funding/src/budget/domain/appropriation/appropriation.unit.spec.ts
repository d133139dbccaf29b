import { given } from '@lotsenbuch/testing';
import { anAppropriation, aReservation, OFFICER } from '../budget-year.fixture.js';
import { budgetYearDecider } from '../budget-year.js';
import { partAmounts } from '../parts.js';

const part = 'district-07';
const act = { effectiveOn: '2026-01-01', decidedOn: '2026-01-02', by: OFFICER } as const;
const address = { chapter: '1120', title: '68406', part: '1' };
const open = {
  ...act,
  type: 'OpenBudgetYear',
  year: 2026,
  stage: 'final',
  reason: 'budgetPassed',
  address,
  totalCents: 300,
  parts: { [part]: 200, reserve: 100 },
} as const;
const set = { ...open, type: 'SetAppropriation' } as const;

describe('an appropriation', () => {
  test('opens the year with parts that sum to it', () => {
    given(budgetYearDecider)
      .when(open)
      .thenEvents(anAppropriation({ parts: { [part]: 200, reserve: 100 } }));
  });

  test('whose parts do not sum to it to the cent is refused', () => {
    given(budgetYearDecider)
      .when({ ...open, totalCents: 301 })
      .thenRejected({ kind: 'sumDiffers', totalCents: 301, sumCents: 300 });
  });

  test('opens a year once; a year that is not open has none to replace', () => {
    const opened = anAppropriation({ parts: { reserve: 1 } });
    given(budgetYearDecider, opened).when(open).thenRejected({ kind: 'budgetYearExists', year: 2026 });
    given(budgetYearDecider).when(set).thenRejected({ kind: 'budgetYearUnknown' });
  });

  test('needs a chapter of four and a title of five digits', () => {
    given(budgetYearDecider)
      .when({ ...open, address: { chapter: '09', title: '68406' } })
      .thenRejected({
        kind: 'amountRefused',
        field: 'address.chapter',
        expected: 'four digits, such as 1120',
        german: 'vier Ziffern, etwa 1120',
      });
  });

  test('does not go back to provisional once it is final', () => {
    given(budgetYearDecider, anAppropriation({ parts: { reserve: 300 } }))
      .when({ ...set, stage: 'provisional', reason: 'provisionalManagement' })
      .thenRejected({ kind: 'alreadyFinal' });
  });

  test('has no negative part', () => {
    given(budgetYearDecider)
      .when({ ...open, totalCents: 0, parts: { [part]: -1, reserve: 1 } })
      .thenRejected({
        kind: 'amountRefused',
        field: `parts.${part}`,
        expected: 'whole cents from 0 to 100000000000',
        german: 'ein Betrag von 0,00\u00a0€ bis 1.000.000.000,00\u00a0€',
      });
  });
});

describe('provisional budget management (worked example: 120,000, then 240,000 in total, in the end 500,000)', () => {
  const ceiling = (euros: number, version: number, before?: number) =>
    anAppropriation({
      parts: { [part]: euros * 100 },
      stage: version === 3 ? 'final' : 'provisional',
      version,
      ...(before !== undefined && {
        from: anAppropriation({ parts: { [part]: before * 100 }, stage: 'provisional' }).data.to,
      }),
    });
  const reserve = (decisionId: string, euros: number) =>
    ({ type: 'ReserveFunds', part, grantId: 'g1', decisionId, amountCents: euros * 100 }) as const;
  const approvedOf = (decisionId: string, euros: number) => [
    aReservation('FundsReserved', { decisionId, amountCents: euros * 100 }),
    aReservation('FundsApproved', { decisionId, amountCents: euros * 100 }),
  ];

  test('decisions are checked against the provisional ceiling, not against zero', () => {
    given(budgetYearDecider, ceiling(120_000, 1))
      .when(reserve('d1', 120_000))
      .thenEvents(aReservation('FundsReserved', { decisionId: 'd1', amountCents: 12_000_000, free: [12_000_000, 0] }));
    given(budgetYearDecider, ceiling(120_000, 1), ...approvedOf('d1', 120_000))
      .when(reserve('d2', 120_000))
      .thenEvents(aReservation('FundsRefused', { decisionId: 'd2', amountCents: 12_000_000, free: [0, 0] }));
  });

  test('each appropriation replaces the one before: the obligation is 500,000, not 860,000', () => {
    const log = [
      ceiling(120_000, 1),
      ...approvedOf('d1', 120_000),
      ceiling(240_000, 2, 120_000),
      ...approvedOf('d2', 120_000),
      ceiling(500_000, 3, 240_000),
      ...approvedOf('d3', 260_000),
    ];
    const state = log.reduce(budgetYearDecider.evolve, budgetYearDecider.initialState);
    expect(state.totalCents).toBe(50_000_000);
    expect(state.parts[part]).toMatchObject({ amountCents: 50_000_000, approvedCents: 50_000_000 });
    given(budgetYearDecider, ...log)
      .when(reserve('d4', 1))
      .thenEvents(aReservation('FundsRefused', { decisionId: 'd4', amountCents: 100, free: [0, 0] }));
  });

  test('the second one keeps what it replaced', () => {
    given(budgetYearDecider, ceiling(120_000, 1))
      .when({
        ...set,
        stage: 'provisional',
        reason: 'provisionalManagement',
        totalCents: 24_000_000,
        parts: { [part]: 24_000_000 },
      })
      .thenEvents(ceiling(240_000, 2, 120_000));
  });
});

describe('a part is not lowered below what is approved, reserved and blocked', () => {
  const opened = anAppropriation({ parts: { [part]: 1000, reserve: 0 } });
  const reserved = aReservation('FundsReserved', { decisionId: 'd1', amountCents: 600 });
  const approved = aReservation('FundsApproved', { decisionId: 'd1', amountCents: 600 });
  const more = aReservation('FundsReserved', { decisionId: 'd2', grantId: 'g2', amountCents: 100 });
  const blocked = {
    type: 'FundsBlocked',
    schemaVersion: 1,
    effectiveOn: '2026-02-01',
    data: { year: 2026, blockId: 'b1', part, amountCents: 200, reason: 'budgetaryBlock', by: OFFICER },
  } as const;
  const log = [opened, reserved, approved, more, blocked] as const;
  const figures = { amountCents: 1000, transferredCents: 0, blockedCents: 200, approvedCents: 600, reservedCents: 100 };
  const refusal = (neededCents: number) =>
    ({ kind: 'notEnoughFree', part, neededCents, freeCents: 100, shortCents: neededCents - 100, figures }) as const;

  test('by a new appropriation', () => {
    given(budgetYearDecider, ...log)
      .when({ ...set, totalCents: 899, parts: { [part]: 899 } })
      .thenRejected(refusal(101));
    given(budgetYearDecider, ...log)
      .when({ ...set, totalCents: 900, parts: { [part]: 900 } })
      .thenEvents(
        anAppropriation({
          parts: { [part]: 900 },
          version: 2,
          from: { stage: 'final', address, totalCents: 1000, parts: partAmounts({ [part]: 1000 }) },
        }),
      );
  });

  const shift = { ...act, type: 'ShiftFunds', from: part, to: 'reserve', reason: 'needElsewhere' } as const;
  test('by a shift; what is free can be shifted', () => {
    given(budgetYearDecider, ...log)
      .when({ ...shift, amountCents: 101 })
      .thenRejected(refusal(101));
    given(budgetYearDecider, ...log)
      .when({ ...shift, amountCents: 100 })
      .thenEvents({
        type: 'FundsShifted',
        schemaVersion: 1,
        effectiveOn: '2026-01-01',
        data: { year: 2026, from: part, to: 'reserve', amountCents: 100, reason: 'needElsewhere', by: OFFICER },
      });
  });

  test('by a block; lifting one makes the money free again, once', () => {
    const block = { ...act, type: 'BlockFunds', blockId: 'b2', part, reason: 'blockedByParliament' } as const;
    given(budgetYearDecider, ...log)
      .when({ ...block, amountCents: 101 })
      .thenRejected(refusal(101));
    const lift = { ...act, type: 'LiftBlock', blockId: 'b1', reason: 'blockNoLongerNeeded' } as const;
    const lifted = {
      ...blocked,
      type: 'BlockLifted',
      effectiveOn: '2026-01-01',
      data: { ...blocked.data, reason: 'blockNoLongerNeeded' },
    } as const;
    given(budgetYearDecider, ...log)
      .when(lift)
      .thenEvents(lifted);
    given(budgetYearDecider, ...log, lifted)
      .when(lift)
      .thenRejected({ kind: 'blockLifted', blockId: 'b1' });
    given(budgetYearDecider, ...log)
      .when({ ...lift, blockId: 'b9' })
      .thenRejected({ kind: 'blockUnknown', blockId: 'b9' });
  });

  test('a reason is one of the catalogue for this act', () => {
    given(budgetYearDecider, ...log)
      .when({ ...shift, amountCents: 1, reason: 'budgetPassed' })
      .thenRejected({
        kind: 'reasonUnknown',
        reason: 'budgetPassed',
        allowed: ['needElsewhere', 'distributionPrepared', 'unspentFunds'],
      });
  });
});

test('2014: 2,200,000 € with the programme office, of which carriers got 1,720,516 €; all parts sum to the cent', () => {
  const parts = {
    'district-01': 172_051_600,
    programmeOffice: 30_000_000,
    courses: 10_000_000,
    supervision: 5_000_000,
  };
  const left = 220_000_000 - 217_051_600;
  given(budgetYearDecider)
    .when({ ...open, totalCents: 220_000_000, parts: { ...parts, reserve: left } })
    .thenEvents(anAppropriation({ parts: { ...parts, reserve: left } }));
});
