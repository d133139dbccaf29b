import fc from 'fast-check';
import { type Column, table } from './table.js';
import { charactersOf } from './wrap.js';

interface Row {
  readonly name: string;
  readonly amount: string;
  readonly id: string;
}

const COLUMNS: readonly Column<Row>[] = [
  { caption: 'Name', value: ({ name }) => name, wrapsTo: 8 },
  { caption: 'Amount', value: ({ amount }) => amount, align: 'right' },
  { caption: 'Id', value: ({ id }) => id, reference: true },
];

const ROWS: readonly Row[] = [
  { name: 'Diakoniewerk Simeon gGmbH', amount: '1.234,56 €', id: '0192f3c4-1111' },
  { name: 'GIZ', amount: '5,00 €', id: '0192f3c4-2222' },
];

describe('a table', () => {
  test('that fits stands as it is, amounts to the right', () => {
    expect(table(COLUMNS, ROWS, 80)).toBe(
      [
        'Name                           Amount  Id',
        '─────────────────────────  ──────────  ─────────────',
        'Diakoniewerk Simeon gGmbH  1.234,56 €  0192f3c4-1111',
        'GIZ                            5,00 €  0192f3c4-2222',
      ].join('\n'),
    );
  });

  test('that is too wide wraps its texts at blanks', () => {
    expect(table(COLUMNS, ROWS, 40)).toBe(
      [
        'Name               Amount  Id',
        '─────────────  ──────────  ─────────────',
        'Diakoniewerk   1.234,56 €  0192f3c4-1111',
        'Simeon gGmbH',
        'GIZ                5,00 €  0192f3c4-2222',
      ].join('\n'),
    );
  });

  test('breaks a word only when nothing else helps', () => {
    const rows = [{ name: 'Nachbarschaftlicher Verein', amount: '5,00 €', id: '0192f3c4-2222' }];
    expect(table(COLUMNS, rows, 42).split('\n').slice(2)).toEqual([
      'Nachbarschaftlicher  5,00 €  0192f3c4-2222',
      'Verein',
    ]);
    expect(table(COLUMNS, rows, 30).split('\n').slice(2)).toEqual([
      'Nachbarschaftlicher     5,00 €',
      'Verein',
      '  Id: 0192f3c4-2222',
    ]);
    expect(table(COLUMNS, rows, 20).split('\n').slice(2)).toEqual([
      'Nachbarschaf  5,00 €',
      'tlicher',
      'Verein',
      '  Id: 0192f3c4-2222',
    ]);
  });

  test('that is still too wide moves ids below their row, whole, so that they can be copied', () => {
    expect(table(COLUMNS, ROWS, 30)).toBe(
      [
        'Name                    Amount',
        '──────────────────  ──────────',
        'Diakoniewerk        1.234,56 €',
        'Simeon gGmbH',
        '  Id: 0192f3c4-1111',
        'GIZ                     5,00 €',
        '  Id: 0192f3c4-2222',
      ].join('\n'),
    );
  });

  test('into a file has one line per row, however long', () => {
    const lines = table(COLUMNS, [{ ...ROWS[0]!, name: 'word '.repeat(200) }], Number.POSITIVE_INFINITY).split('\n');
    expect(lines).toHaveLength(3);
  });

  test('has further lines about a row below it', () => {
    expect(
      table(COLUMNS, ROWS, 80, ({ name }) => (name === 'GIZ' ? ['read as: X'] : []))
        .split('\n')
        .at(-1),
    ).toBe('  read as: X');
  });

  test('shows no control character of a cell: no line break, no escape sequence, no turned text', () => {
    const evil = 'a\u001b[31m\r\nb\u202ec\u0000';
    expect(table(COLUMNS, [{ name: evil, amount: '1', id: '1' }], 80)).not.toMatch(/[[\p{Cf}\p{Cc}]--\n]/v);
  });

  test('keeps to its width for any cells, as far as texts can wrap', () => {
    const cell = fc.string({ unit: 'grapheme', maxLength: 120 });
    fc.assert(
      fc.property(fc.array(cell, { minLength: 1, maxLength: 5 }), fc.integer({ min: 30, max: 100 }), (names, width) => {
        const rows = names.map((name) => ({ name, amount: '1.234,56 €', id: '0192f3c4-1111' }));
        for (const line of table(COLUMNS, rows, width).split('\n')) {
          expect(charactersOf(line)).toBeLessThanOrEqual(width);
        }
      }),
    );
  });
});
