import { REVIEW_REASONS, reviewReasonsFor } from './review-reasons.js';

test('a code has one meaning', () => {
  const codes = REVIEW_REASONS.map(({ code }) => code);
  expect(new Set(codes).size).toBe(codes.length);
});

test.each(['include', 'exclude', 'carrier'] as const)(
  'there are reasons to %s since the programme began',
  (decision) => {
    expect(reviewReasonsFor(decision, '2013-10-01').length).toBeGreaterThan(0);
    expect(reviewReasonsFor(decision, '2013-09-30')).toEqual([]);
  },
);

test.each(REVIEW_REASONS.map(({ code, text }) => [code, text] as const))(
  '%s has a German and an English text',
  (_, text) => {
    expect(text.de).not.toBe('');
    expect(text.en).not.toBe('');
  },
);
