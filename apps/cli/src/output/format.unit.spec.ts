import { berlinTime, euros, sourceLine } from './format.js';

describe('how things are shown', () => {
  test.each([
    [123456, '1.234,56 €'],
    [1169567900, '11.695.679,00 €'],
    [0, '0,00 €'],
    [-5, '-0,05 €'],
  ])('%d cents as %s, with an ordinary blank', (amountCents, shown) => {
    expect(euros(amountCents)).toBe(shown);
  });

  test('a moment in the time of Berlin, summer and winter', () => {
    expect(berlinTime('2026-01-31T22:59:59.999Z')).toBe('2026-01-31 23:59:59');
    expect(berlinTime('2026-07-31T22:00:00.000Z')).toBe('2026-08-01 00:00:00');
  });

  test('a source by file, sheet and row; a CSV file has no sheet', () => {
    const file = 'ab'.repeat(32);
    expect(sourceLine({ file, sheet: 'A', row: 3 })).toBe('file abababababab…, sheet "A", row 3');
    expect(sourceLine({ file, row: 3 })).toBe('file abababababab…, row 3');
  });
});
