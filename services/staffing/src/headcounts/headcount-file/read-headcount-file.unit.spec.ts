import { readFileSync } from 'node:fs';
import { sumOfDistricts } from '../domain/headcount-day.js';
import { readHeadcountFile } from './read-headcount-file.js';

const CAPTIONS = 'date_or_year,district_key,district,measure,count,note,source';
const read = (...lines: readonly string[]) => readHeadcountFile(Buffer.from([CAPTIONS, ...lines].join('\n')));
const PROGRAMME = 'of_which_state_framework_programme';

describe('the published headcounts', () => {
  const bytes = readFileSync(new URL('../../../../../examples/positions-by-district-year.csv', import.meta.url));
  const file = readHeadcountFile(bytes);
  if (!file.ok) throw new Error(JSON.stringify(file.error));
  const day = file.value.days.get('2015-10-31')!;
  const figures = day.figures.map((figure) => ({ ...figure, file: 'x', corrected: [] }));

  test('of the twelve districts on 31 October 2015 are 94 of the programme, 217 of job centres and 320 in all', () => {
    expect(figures).toHaveLength(36);
    expect(sumOfDistricts({ figures }, 'programme')).toBe(94);
    expect(sumOfDistricts({ figures }, 'jobCentre')).toBe(217);
    expect(sumOfDistricts({ figures }, 'all')).toBe(320);
  });

  test('keep the totals of the file apart from the figures', () => {
    expect(day.totals.map(({ kind, count }) => [kind, count])).toEqual([
      ['all', 320],
      ['jobCentre', 217],
      ['programme', 94],
    ]);
  });

  test('leave out, and name, the lines that are no headcount of one district on one day', () => {
    expect([...file.value.days.keys()]).toEqual(['2015-10-31']);
    expect(new Set(file.value.apart.map(({ reason }) => reason))).toEqual(new Set(['otherMeasure']));
    expect(figures.length + day.totals.length + file.value.apart.length).toBe(
      bytes.toString().trimEnd().split('\n').length - 1,
    );
  });
});

describe('a file that cannot be right is refused, with row and column', () => {
  test.each([
    ['a count that is none', `2015-10-31,01,Mitte,${PROGRAMME},1.5,,s`, 'line 2, column count'],
    ['a negative count', `2015-10-31,01,Mitte,${PROGRAMME},-1,,s`, 'line 2, column count'],
    ['a district that there is not', `2015-10-31,13,Nowhere,${PROGRAMME},1,,s`, 'line 2, column district_key'],
    ['a day that the calendar does not have', `2015-02-29,01,Mitte,${PROGRAMME},1,,s`, 'line 2, column date_or_year'],
    ['a note without end', `2015-10-31,01,Mitte,${PROGRAMME},1,${'x'.repeat(501)},s`, 'line 2, column note'],
  ])('%s', (_, line, cell) => {
    expect(read(line)).toMatchObject({ ok: false, error: { cell } });
  });

  test('a figure that stands there twice', () => {
    const line = `2015-10-31,01,Mitte,${PROGRAMME},13,,s`;
    expect(read(line, line)).toMatchObject({
      ok: false,
      error: { cell: 'line 3, column measure', found: '"also in line 2"' },
    });
  });

  test('other columns, other bytes, no headcount at all', () => {
    expect(readHeadcountFile(Buffer.from('year,count\n2015,3'))).toMatchObject({
      ok: false,
      error: { cell: 'line 1' },
    });
    expect(readHeadcountFile(Buffer.from([0xff, 0xfe, 0x00]))).toMatchObject({ ok: false });
    expect(read('2016,08,Neukölln,programme_positions,4,,s')).toMatchObject({ ok: false, error: { found: 'none' } });
  });
});

test('months and several districts are told apart from days and districts', () => {
  const file = read(
    `2015-10-31,01,Mitte,${PROGRAMME},13,,s`,
    `2015-10,01,Mitte,${PROGRAMME},13,,s`,
    `2015-10-31,01;02,both,${PROGRAMME},13,,s`,
  );
  expect(file).toMatchObject({
    ok: true,
    value: {
      apart: [
        { row: 3, reason: 'noReportingDay' },
        { row: 4, reason: 'severalDistricts' },
      ],
    },
  });
});

test('a measure named as what every object has is no headcount', () => {
  const known = `2015-10-31,01,Mitte,${PROGRAMME},1,,s`;
  expect(read(known, '2015-10-31,01,Mitte,constructor,1,,s')).toMatchObject({
    ok: true,
    value: { apart: [{ reason: 'otherMeasure' }] },
  });
});
