import { given } from '@lotsenbuch/testing';
import { APPROVER, anAppropriation, aReservation, OFFICER } from '../budget-year.fixture.js';
import { budgetYearDecider } from '../budget-year.js';
import type { BudgetYearEvent, DistrictAnswered, DistrictStand } from '../events.js';
import { DISTRICT_KEYS, type DistrictKey, partAmounts } from '../parts.js';
import { computeShares } from './allocation-methods.js';
import { aFormula } from './formula.fixture.js';

const year = anAppropriation({ parts: { 'district-01': 1_000_000, undistributed: 125_000_000, reserve: 7 } });
const input = aFormula();
const shares = computeShares(input);

const drafted: BudgetYearEvent = {
  type: 'AllocationFormulaDrafted',
  schemaVersion: 1,
  effectiveOn: '2025-11-02',
  data: { year: 2026, formulaId: 'f1', version: 1, input, inputHash: 'cd'.repeat(32), shares, by: OFFICER },
};
const sent: BudgetYearEvent = {
  type: 'AllocationFormulaSent',
  schemaVersion: 1,
  effectiveOn: '2025-11-03',
  data: { year: 2026, formulaId: 'f1', districts: DISTRICT_KEYS, answerBy: '2025-11-30', by: OFFICER },
};
const answered = (district: DistrictKey, stand: DistrictStand): DistrictAnswered => ({
  type: 'DistrictAnswered',
  schemaVersion: 1,
  effectiveOn: '2025-11-10',
  data: { year: 2026, formulaId: 'f1', district, stand, by: { actor: `person:district-${district}` } },
});
const allConsent = DISTRICT_KEYS.map((district) => answered(district, 'consent'));

const decide = {
  type: 'DecideFormula',
  formulaId: 'f1',
  effectiveOn: '2025-12-01',
  decidedOn: '2025-12-01',
  reason: 'answersWeighed',
  by: APPROVER,
} as const;

describe('the decision about a formula', () => {
  test('sets the twelve allotments, and what is left stays undistributed', () => {
    given(budgetYearDecider, year, drafted, sent, ...allConsent)
      .when({ ...decide, reason: 'districtsConsent' })
      .thenEvents({
        type: 'AllocationFormulaDecided',
        schemaVersion: 1,
        effectiveOn: '2025-12-01',
        data: {
          year: 2026,
          formulaId: 'f1',
          isExample: true,
          shares,
          from: partAmounts({ 'district-01': 1_000_000, undistributed: 125_000_000, reserve: 7 }),
          to: partAmounts({
            ...Object.fromEntries(DISTRICT_KEYS.map((district) => [`district-${district}`, 10_000_000])),
            undistributed: 6_000_000,
            reserve: 7,
          }),
          consenting: DISTRICT_KEYS,
          dissenting: [],
          stating: [],
          silent: [],
          reason: 'districtsConsent',
          by: APPROVER,
        },
      });
  });

  test.each([
    ['in person', OFFICER],
    ['as deputy of somebody', { ...OFFICER, deputyFor: 'person:approver' }],
    ['through a deputy', { actor: 'person:deputy', deputyFor: OFFICER.actor }],
  ])('is not taken by the one who drafted it, %s', (_, by) => {
    given(budgetYearDecider, year, drafted, sent, ...allConsent)
      .when({ ...decide, by })
      .thenRejected({ kind: 'drafterDecides' });
  });

  test('waits for silent districts until the last day for an answer, and names them afterwards', () => {
    const all = [...allConsent.slice(2), answered('02', 'dissent')];
    given(budgetYearDecider, year, drafted, sent, ...all)
      .when({ ...decide, decidedOn: '2025-11-30' })
      .thenRejected({ kind: 'answersPending', answerBy: '2025-11-30', silent: ['01'] });
    const state = [year, drafted, sent, ...all].reduce(budgetYearDecider.evolve, budgetYearDecider.initialState);
    expect(budgetYearDecider.decide(decide, state)).toMatchObject({
      value: [{ data: { silent: ['01'], dissenting: ['02'], consenting: DISTRICT_KEYS.slice(2) } }],
    });
  });

  test('cannot claim an agreement that there is not; the latest answer of a district counts', () => {
    given(budgetYearDecider, year, drafted, sent, ...allConsent, answered('05', 'dissent'))
      .when({ ...decide, reason: 'districtsConsent' })
      .thenRejected({ kind: 'consentMissing', reason: 'districtsConsent', without: ['05'] });
  });

  test('is not taken on a draft that was not sent, nor twice', () => {
    given(budgetYearDecider, year, drafted)
      .when(decide)
      .thenRejected({ kind: 'formulaStatus', status: 'draft', needed: 'sent' });
    given(budgetYearDecider, year).when(decide).thenRejected({ kind: 'formulaUnknown', formulaId: 'f1' });
  });

  test('does not share out more than the districts have', () => {
    const poor = anAppropriation({ parts: { undistributed: 119_999_999, reserve: 50_000_000 } });
    given(budgetYearDecider, poor, drafted, sent, ...allConsent)
      .when(decide)
      .thenRejected({
        kind: 'formulaExceedsMoney',
        amountCents: 120_000_000,
        availableCents: 119_999_999,
        shortCents: 1,
      });
  });

  test('does not lower an allotment below what is reserved there: figure and part are named', () => {
    const rich = anAppropriation({ parts: { 'district-07': 30_000_000, undistributed: 90_000_000 } });
    const reserved = aReservation('FundsReserved', { decisionId: 'd1', amountCents: 10_000_001 });
    given(budgetYearDecider, rich, reserved, drafted, sent, ...allConsent)
      .when(decide)
      .thenRejected({
        kind: 'notEnoughFree',
        part: 'district-07',
        neededCents: 20_000_000,
        freeCents: 19_999_999,
        shortCents: 1,
        figures: {
          amountCents: 30_000_000,
          transferredCents: 0,
          blockedCents: 0,
          approvedCents: 0,
          reservedCents: 10_000_001,
        },
      });
  });
});

test('a district answers only what was sent and is not decided', () => {
  const answer = {
    type: 'AnswerFormula',
    formulaId: 'f1',
    district: '03',
    stand: 'dissent',
    effectiveOn: '2025-11-10',
    by: { actor: 'person:district-03' },
  } as const;
  given(budgetYearDecider, year, drafted, sent).when(answer).thenEvents(answered('03', 'dissent'));
  given(budgetYearDecider, year, drafted)
    .when(answer)
    .thenRejected({ kind: 'formulaStatus', status: 'draft', needed: 'sent' });
});
