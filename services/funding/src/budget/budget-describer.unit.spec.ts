import fc from 'fast-check';
import { budgetDescriber } from './budget-describer.js';
import { anAppropriation, aReservation } from './domain/budget-year.fixture.js';
import { aLivedYear } from './domain/lived-year.fixture.js';

const plain = (text: unknown) => JSON.parse(JSON.stringify(text).replaceAll('\u00a0', ' ')) as unknown;

test('a provisional ceiling that became final is told with what it replaced, in both languages', () => {
  const before = anAppropriation({ parts: { 'district-07': 24_000_000 }, stage: 'provisional' });
  const event = anAppropriation({ parts: { 'district-07': 50_000_000 }, version: 2, from: before.data.to });
  expect(plain(budgetDescriber.describe(event, 'de'))).toEqual({
    summary: 'Mittel neu festgesetzt (ersetzt die bisherigen)',
    changes: [
      { field: 'Stand', from: 'vorläufiger Rahmen', to: 'endgültig' },
      { field: 'Mittel insgesamt', from: '240.000,00 €', to: '500.000,00 €' },
      { field: 'Bezirkskontingent 07', from: '240.000,00 €', to: '500.000,00 €' },
    ],
    reason: 'Haushaltsgesetz beschlossen',
  });
  expect(plain(budgetDescriber.describe(event, 'en'))).toMatchObject({
    changes: [{ field: 'Stage', from: 'provisional ceiling', to: 'final' }, {}, { to: '500,000.00 €' }],
    reason: 'The budget was passed',
  });
});

test('a refusal concerns the year and the grant, and says what is missing', () => {
  const event = aReservation('FundsRefused', { decisionId: 'd1', amountCents: 5_310_00, free: [1_000_00, 0] });
  expect(budgetDescriber.things(event)).toEqual([
    { kind: 'budgetYear', id: '2026' },
    { kind: 'grant', id: 'g1' },
  ]);
  expect(plain(budgetDescriber.describe(event, 'en'))).toEqual({
    summary: 'Funds do not suffice',
    changes: [
      { field: 'Grant', to: { kind: 'grant', id: 'g1' } },
      { field: 'allotment of district 07', to: '5,310.00 €' },
      { field: 'Free funds', to: '1,000.00 €' },
      { field: 'Short by', to: '4,310.00 €' },
    ],
  });
});

test('every event that a year can have is described in both languages, an example as one', () => {
  fc.assert(
    fc.property(aLivedYear, ({ events }) => {
      for (const event of events) {
        expect(budgetDescriber.types).toContain(event.type);
        const [german, english] = [budgetDescriber.describe(event, 'de'), budgetDescriber.describe(event, 'en')];
        expect(german.summary).not.toBe(english.summary);
        expect(german.changes).toHaveLength(english.changes.length);
        if (event.type === 'AllocationFormulaDecided' || event.type === 'AllocationFormulaDrafted') {
          expect([german.summary, english.summary]).toEqual([
            expect.stringMatching(/\(Beispiel\)$/),
            expect.stringMatching(/\(example\)$/),
          ]);
        }
      }
    }),
    { numRuns: 30 },
  );
});
