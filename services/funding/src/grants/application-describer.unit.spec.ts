import { applicationDescriber } from './application-describer.js';
import { APPROVED, decided, GRANT, reviewed, submitted } from './domain/grant.support.spec.js';

describe('the account of a grant', () => {
  test.each(['de', 'en'] as const)('has words for every step, in %s', (language) => {
    const steps = APPROVED.filter(({ type }) => applicationDescriber.types.includes(type));
    for (const event of steps) {
      expect(applicationDescriber.things(event)).toEqual([{ kind: 'grant', id: GRANT }]);
      const { summary, changes } = applicationDescriber.describe(event, language);
      expect(`${summary} ${JSON.stringify(changes)}`).not.toMatch(/undefined|NaN|\[object/);
    }
    expect(steps).toHaveLength(4);
  });

  test('shows what was approved before and after, the rule set and what was decided in spite of', () => {
    const amended = decided({
      kind: 'amendment',
      before: [{ year: 2026, amountCents: 100_000_00 }],
      rates: [{ year: 2026, amountCents: 112_000_00 }],
      overridden: ['applicationLate'],
      reason: 'requestFollowed',
    });
    const { summary, changes, reason } = applicationDescriber.describe(amended, 'de');
    expect(summary).toBe('Änderung entschieden, Mittel angefragt');
    expect(changes).toEqual(
      expect.arrayContaining([
        { field: 'Bewilligt 2026', from: '100.000,00\u00a0€', to: '112.000,00\u00a0€' },
        { field: 'Regelwerk', to: 'be-2025-07' },
        { field: 'Wirkung', to: 'ersetzt den Bescheid' },
        { field: 'Trotz Sperre', to: 'Antrag verspätet' },
      ]),
    );
    expect(reason).toBe('Dem Änderungsantrag wird entsprochen');
  });

  test('shows open points, the finding for each line, and by how much the money fell short', () => {
    expect(applicationDescriber.describe(submitted({ openPoints: ['notNominated'] }), 'en').changes).toContainEqual({
      field: 'Open point',
      to: 'not nominated by the district',
    });
    expect(applicationDescriber.describe(reviewed(), 'en').changes).toContainEqual({
      field: 'Adequate: material',
      to: '8,000.00\u00a0€ (Above comparable prices)',
    });
    const lapsed = {
      type: 'DecisionLapsed',
      schemaVersion: 1,
      data: {
        grantId: GRANT,
        decisionId: 'd',
        kind: 'approval',
        shortfalls: [
          {
            year: 2026,
            part: 'district-07',
            requestedCents: 2,
            freeCents: 80_690_00,
            shortCents: 4_310_00,
            kind: 'overFreeFunds',
          },
        ],
      },
    };
    expect(applicationDescriber.describe(lapsed, 'de').changes).toEqual([
      { field: 'Es fehlen 2026, district-07', to: '4.310,00\u00a0€ (80.690,00\u00a0€ frei)' },
    ]);
  });
});
