import { isUuid, isUuidV7 } from './index.js';

describe('a UUID', () => {
  test.each([
    '019abcde-0123-7abc-8def-0123456789ab',
    '6f1c1d8e-3b52-4c0e-9a44-0c7d3d1a5b11',
    '6f1c1d8e-3b52-8c0e-bfff-0c7d3d1a5b11',
  ])('%s is one', (text) => {
    expect(isUuid(text)).toBe(true);
  });

  test.each([
    ['upper case', '019ABCDE-0123-7ABC-8DEF-0123456789AB'],
    ['nil', '00000000-0000-0000-0000-000000000000'],
    ['max', 'ffffffff-ffff-ffff-ffff-ffffffffffff'],
    ['another variant', '019abcde-0123-7abc-7def-0123456789ab'],
    ['no hyphens', '019abcde01237abc8def0123456789ab'],
    ['braces', '{019abcde-0123-7abc-8def-0123456789ab}'],
    ['a line break at the end', '019abcde-0123-7abc-8def-0123456789ab\n'],
  ])('%s is refused: an id has one spelling', (_, text) => {
    expect(isUuid(text)).toBe(false);
    expect(isUuidV7(text)).toBe(false);
  });

  test('an event id is one of version 7', () => {
    expect(isUuidV7('019abcde-0123-7abc-8def-0123456789ab')).toBe(true);
    expect(isUuidV7('6f1c1d8e-3b52-4c0e-9a44-0c7d3d1a5b11')).toBe(false);
  });
});
