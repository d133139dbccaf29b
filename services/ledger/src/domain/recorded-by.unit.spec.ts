import fc from 'fast-check';
import { recordedBefore } from './recorded-by.js';

const before = (times: readonly string[], moment: string) => recordedBefore(times, moment, (time) => time);

describe('what was known at a moment', () => {
  const nine = '2026-03-01T09:00:00.000Z';
  const ten = '2026-03-01T10:00:00.000Z';

  test('the moment itself is not part of it', () => {
    expect(before([nine, ten], ten)).toEqual([nine]);
  });

  test('everything, when nothing is later', () => {
    expect(before([nine, ten], '2026-03-01T10:00:00.001Z')).toEqual([nine, ten]);
  });

  test('nothing, when the first event is later', () => {
    expect(before([nine, ten], '2026-02-28T23:00:00.000Z')).toEqual([]);
  });

  test('a prefix, never a selection: an early time behind a late one stays out', () => {
    expect(before([nine, ten, nine], ten)).toEqual([nine]);
  });

  test('for any times it is the longest prefix that was recorded before', () => {
    const time = fc
      .date({ min: new Date('2013-01-01'), max: new Date('2040-01-01'), noInvalidDate: true })
      .map((date) => date.toISOString());
    fc.assert(
      fc.property(fc.array(time), time, (times, moment) => {
        const known = before(times, moment);
        expect(known).toEqual(times.slice(0, known.length));
        expect(known.every((each) => Date.parse(each) < Date.parse(moment))).toBe(true);
        const next = times[known.length];
        expect(next === undefined || Date.parse(next) >= Date.parse(moment)).toBe(true);
      }),
    );
  });
});
