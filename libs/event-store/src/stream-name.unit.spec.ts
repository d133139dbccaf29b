import { isStreamName, MAX_STREAM_NAME_LENGTH, parseStreamName, streamName } from './stream-name.js';

describe('a stream name is category-id', () => {
  test.each([
    ['carrier-0f3b', 'carrier', '0f3b'],
    ['publishedRegister-2019', 'publishedRegister', '2019'],
    ['contacts-3a1b-2026-11-23', 'contacts', '3a1b-2026-11-23'],
    ['budgetYear2-A.b_c-d', 'budgetYear2', 'A.b_c-d'],
  ])('%s', (name, category, id) => {
    expect(parseStreamName(name)).toEqual({ category, id });
    expect(streamName(category, id)).toBe(name);
    expect(isStreamName(name)).toBe(true);
  });

  test.each([
    '',
    '-',
    'carrier',
    'carrier-',
    '-1',
    'Carrier-1',
    '1carrier-1',
    '$ce-carrier',
    'carrier-$1',
    'carrier--1',
  ])('%j is refused', (name) => {
    expect(isStreamName(name)).toBe(false);
    expect(() => parseStreamName(name)).toThrow(/is not a stream name: expected category-id/);
  });

  test.each([
    'träger-1',
    'carrier-ä',
    'carrier 1',
    'carrier-1 ',
    'carrier-1\n',
    'carrier-a/b',
    'carrier-a:b',
    'carrier-a@b',
  ])('%j has a character that is not allowed', (name) =>
    expect(() => parseStreamName(name)).toThrow('is not a stream name'),
  );

  test('a hyphen in the category would move the border, and is refused', () => {
    expect(() => streamName('budget-year', '2026')).toThrow('is not a stream name');
  });

  test('200 characters are allowed, 201 are not', () => {
    const longest = `thing-${'x'.repeat(MAX_STREAM_NAME_LENGTH - 6)}`;
    expect(isStreamName(longest)).toBe(true);
    expect(isStreamName(`${longest}x`)).toBe(false);
  });
});
