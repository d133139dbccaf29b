import { answerText, caption, cell, columnsOf } from './answer-text.js';
import { table } from './table.js';

describe('an answer for people', () => {
  test.each([
    ['approvedCents', 'Approved'],
    ['fileReference', 'File reference'],
    ['shareBasisPoints', 'Share'],
  ])('the field %s is called %s', (field, name) => {
    expect(caption(field)).toBe(name);
  });

  test.each([
    ['amountCents', 123_456, '1.234,56 €'],
    ['shareBasisPoints', 6_250, '62,50 %'],
    ['openedAt', '2026-07-31T22:00:00.000Z', '2026-08-01 00:00:00'],
    ['isLate', true, 'yes'],
    ['note', { kind: 'text', text: 'Bewährt' }, 'Bewährt'],
    ['note', { kind: 'erased' }, '(erased)'],
    ['note', { kind: 'hidden' }, '(not shown)'],
    ['name', { erased: true }, '(erased)'],
    ['carrier', { id: '1', name: 'Kiezlicht\u001b[31m e. V.' }, '1 Kiezlicht [31m e. V.'],
    ['rates', [{ year: 2026, amountCents: 5 }], 'year 2026, amount 0,05 €'],
    ['blocks', [], 'none'],
    ['due', undefined, ''],
  ])('%s: %j is shown as %s', (field, value, shown) => {
    expect(cell(field, value)).toBe(shown);
  });

  test('plain values are lines, lists are tables, what is empty is named last', () => {
    const answer = { year: 2026, totalCents: 100, parts: [{ part: 'reserve', freeCents: 100 }], blocks: [] };
    expect(answerText(answer, 80)).toBe(
      [
        'Year:  2026',
        'Total: 1,00 €',
        '',
        'Parts:',
        'Part       Free',
        '───────  ──────',
        'reserve  1,00 €',
        '',
        'None of these: Blocks',
      ].join('\n'),
    );
  });

  test('a list of deep things is shown thing by thing, indented', () => {
    const versions = [{ version: 1, plan: { requestedCents: 5, costs: [{ lineId: 'staff', amountCents: 5 }] } }];
    expect(answerText({ versions }, 80).split('\n').slice(0, 6)).toEqual([
      'Versions:',
      '  Version: 1',
      '',
      '  Plan:',
      '    Requested: 0,05 €',
      '',
    ]);
  });

  test('columns reach into objects and lists of objects', () => {
    const rows = [{ carrier: { name: 'Kiezlicht' }, roles: [{ role: 'officer' }, { role: 'auditor' }] }];
    expect(
      table(columnsOf(['Carrier=carrier.name', 'Roles=roles.role']), rows, 80)
        .split('\n')
        .at(-1),
    ).toBe('Kiezlicht  officer, auditor');
  });
});
