import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { csvLine } from './csv.js';

describe('a line of CSV', () => {
  test('is RFC 4180: commas, CRLF, quotation marks only where needed and doubled inside', () => {
    expect(csvLine(['a', 'b c', 'd,e', 'f"g', 'h\ni', '', undefined, 5, true])).toBe(
      'a,b c,"d,e","f""g","h\ni",,,5,true\r\n',
    );
  });

  test.each(['=1+1', '+49 30', '-x', '@SUM(A1)', '\tx', '\rx', '\nx', '-1+1', '=', '-'])(
    'has an apostrophe in front of %j: a spreadsheet would run it',
    (value) => {
      expect(parse(csvLine([value]))).toEqual([[`'${value}`]]);
    },
  );

  test.each([
    [-5, '-5'],
    ['-5', '-5'],
    ['-1234,56', '-1234,56'],
    ['-0.5', '-0.5'],
  ])('keeps the number %j a number', (value, cell) => {
    expect(parse(csvLine([value]))).toEqual([[cell]]);
  });

  test.each(["O'Neill", ' =1', 'a=b', "'quoted'", '5-3'])('leaves %j alone', (value) => {
    expect(parse(csvLine([value]))).toEqual([[value]]);
  });

  test('of any text is read back by another program as that text, or with the apostrophe, and never runs', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' }), { minLength: 2, maxLength: 5 }), (values) => {
        const [cells = []] = parse(csvLine(values)) as string[][];
        expect(cells.map((cell, index) => (cell === `'${values[index]}` ? cell.slice(1) : cell))).toEqual(values);
        for (const cell of cells) expect(cell).not.toMatch(/^[=+@\t\r\n]|^-(?!\d+([.,]\d+)?$)/);
      }),
    );
  });
});
