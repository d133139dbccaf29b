import { CARRIER_REASONS, carrierReasonsFor } from './carrier-reasons.js';

describe('the catalogue of reasons', () => {
  test('has every code once, with a text in both languages', () => {
    const codes = CARRIER_REASONS.map(({ code }) => code);
    expect(new Set(codes).size).toBe(codes.length);
    for (const { text } of CARRIER_REASONS) expect([text.de.trim(), text.en.trim()]).not.toContain('');
  });

  test('offers what holds on that day', () => {
    expect(carrierReasonsFor('merge', '2026-11-22').map(({ code }) => code)).toEqual([
      'sameOrganisationOtherSpelling',
      'sameOrganisationOtherLegalForm',
      'organisationsUnited',
    ]);
    expect(carrierReasonsFor('merge', '2013-09-30')).toEqual([]);
  });
});
