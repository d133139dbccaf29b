import type { Field, FieldGroup, Form } from './form.js';
import { bodyOf } from './form-body.js';

const form = (fields: readonly Field[], groups: readonly FieldGroup[] = [], more: Partial<Form> = {}): Form => ({
  id: 'f',
  heading: 'F',
  submit: 'S',
  path: '/v1/x',
  fields,
  groups,
  ...more,
});

const line = (index: number, isOptional = true): FieldGroup => ({
  legend: `line ${index}`,
  item: { at: `plan.costs[${index}]`, fixed: { kind: 'material' }, isOptional },
  fields: [
    { name: `plan.costs[${index}].caption`, label: 'caption', kind: 'text' },
    { name: `plan.costs[${index}].amountCents`, label: 'amount', kind: 'money' },
  ],
});

describe('the body of a form', () => {
  test.each([
    ['money', '1.234,56', 123456],
    ['whole', ' 7 ', 7],
    ['hundredths', '39,4', 3940],
    ['hundredths', '12', 1200],
    ['lastDay', '2026-12-31', '2027-01-01'],
    ['lines', 'eins\r\n\r\n zwei ', ['eins', 'zwei']],
    ['yesNo', '', false],
    ['yesNo', 'true', true],
    ['day', '2026-02-30', '2026-02-30'],
  ] as const)('has what was typed as %s: %s', (kind, text, value) => {
    const { body, faults } = bodyOf(form([{ name: 'a.b[0].c', label: '', kind }]), { 'a.b[0].c': text }, 'de');
    expect([body, faults]).toEqual([{ a: { b: [{ c: value }] } }, []]);
  });

  test.each([
    ['money', '1.23'],
    ['whole', '1,5'],
    ['hundredths', '39,401'],
    ['lastDay', '31.12.2026'],
  ] as const)('names what cannot be read as %s, by its field', (kind, text) => {
    const { faults } = bodyOf(form([{ name: 'a', label: '', kind }]), { a: text }, 'de');
    expect(faults.map(({ field, message }) => [field, message !== ''])).toEqual([['a', true]]);
  });

  test('leaves an empty optional field out', () => {
    expect(bodyOf(form([{ name: 'note', label: '', kind: 'longText', isOptional: true }]), {}, 'de').body).toEqual({});
  });

  test('has no hole where an optional item was left empty, and a fault finds its way back to the field', () => {
    const typed = { 'plan.costs[1].caption': 'Büro', 'plan.costs[1].amountCents': '5,00' };
    const { body, fieldAt } = bodyOf(form([], [line(0), line(1), line(2)]), typed, 'de');
    expect(body).toEqual({ plan: { costs: [{ kind: 'material', caption: 'Büro', amountCents: 500 }] } });
    expect(fieldAt('plan.costs[0].amountCents')).toBe('plan.costs[1].amountCents');
    expect(fieldAt('plan.costs[0]')).toBe('plan.costs[1]');
    expect(fieldAt('plan.costs[10].caption')).toBe('plan.costs[10].caption');
    expect(fieldAt('period.to')).toBe('period.to');
  });

  test('names what is missing in an item that was begun', () => {
    const { faults } = bodyOf(form([], [line(0)]), { 'plan.costs[0].caption': 'Büro' }, 'de');
    expect(faults.map(({ field }) => field)).toEqual(['plan.costs[0].amountCents']);
  });

  test('is completed by the page only when everything can be read', () => {
    const complete = (body: Record<string, unknown>) => {
      body.sum = 1;
    };
    const asked = form([{ name: 'a', label: '', kind: 'whole' }], [], { complete });
    expect(bodyOf(asked, { a: '1' }, 'de').body).toEqual({ a: 1, sum: 1 });
    expect(bodyOf(asked, { a: 'x' }, 'de').body).toEqual({});
  });
});
