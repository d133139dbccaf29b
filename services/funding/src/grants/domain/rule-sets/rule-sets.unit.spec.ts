import { localDate } from '@lotsenbuch/kernel';
import { limitationDay } from './limitation.js';
import { checkLineShift } from './line-shift.js';
import { type Dispatch, notificationDates } from './notification-dates.js';
import type { LineShiftRule, RuleField } from './rule-set.js';
import { setByTheAuthority } from './rule-set.js';
import { RULE_SETS, ruleSetById, ruleSetInForce } from './rule-sets.js';

const OLD = ruleSetById('be-2011');
const NEW = ruleSetById('be-2025-07');

describe('the rule set in force', () => {
  test('is the one of the day of the decision', () => {
    expect(ruleSetInForce('2024-12-31')).toBe(OLD);
    expect(ruleSetInForce('2025-06-30')).toBe(OLD);
    expect(ruleSetInForce('2025-07-01')).toBe(NEW);
    expect(ruleSetInForce('2009-01-01')).toBe(OLD);
  });

  test('names the source of every field once, and which of them the authority has to set', () => {
    for (const { sources, id: _id, ...fields } of RULE_SETS) {
      const { lineShift: _lineShift, ...plain } = fields;
      const expected = [...Object.keys(plain), 'lineShift.percent', 'lineShift.base'] as RuleField[];
      expect(sources.map(({ of }) => of).toSorted()).toEqual(expected.toSorted());
    }
    expect(setByTheAuthority(NEW)).toEqual(expect.arrayContaining(['validFrom', 'lineShift.base', 'postalFiction']));
    expect(setByTheAuthority(OLD)).not.toContain('lineShift.percent');
  });

  test('that nobody published is a programming error', () => {
    expect(() => ruleSetById('be-1999')).toThrow('no rule set "be-1999"; there are be-2011, be-2025-07');
  });
});

describe('notification', () => {
  const dates = (dispatch: Dispatch, rules = NEW) => notificationDates(rules, dispatch);
  const post = (day: string) => ({ way: 'post', dispatchedOn: localDate(day) }) as const;

  test('by post on Mon 2 Mar 2026 is deemed to be on Fri 6 Mar; objection until Tue 7 Apr, for the 6th is Easter Monday', () => {
    expect(dates(post('2026-03-02'))).toEqual({
      notifiedOn: '2026-03-06',
      objectionUntil: '2026-04-07',
      beyondAppealOn: '2026-04-08',
    });
  });

  test('is deemed to be on the third day for what was posted before 2025, under either rule set', () => {
    expect(dates(post('2024-12-31')).notifiedOn).toBe('2025-01-03');
    expect(dates(post('2025-01-01'), OLD).notifiedOn).toBe('2025-01-05');
  });

  test('counts the proven day if it is later than the deemed one, not if it is earlier', () => {
    expect(dates({ ...post('2026-03-02'), receivedOn: localDate('2026-03-12') }).notifiedOn).toBe('2026-03-12');
    expect(dates({ ...post('2026-03-02'), receivedOn: localDate('2026-03-03') }).notifiedOn).toBe('2026-03-06');
  });

  test('handed over counts on the day itself; the month ends on the last day of a shorter one', () => {
    expect(dates({ way: 'handedOver', receivedOn: localDate('2028-01-31') })).toEqual({
      notifiedOn: '2028-01-31',
      objectionUntil: '2028-02-29',
      beyondAppealOn: '2028-03-01',
    });
  });

  test('deemed on a Sunday stays there, or moves where the rule set says so', () => {
    expect(dates(post('2026-03-04')).notifiedOn).toBe('2026-03-08');
    const moving = { ...NEW, postalFictionMovesToWorkingDay: true };
    expect(dates(post('2026-03-04'), moving).notifiedOn).toBe('2026-03-09');
  });
});

describe('a shift between budget lines', () => {
  const STAFF = { lineId: 'staff', amountCents: 200_000_00 };
  const PLAN = [STAFF, { lineId: 'material', amountCents: 40_000_00 }, { lineId: 'overhead', amountCents: 10_000_00 }];
  const withMaterial = (amountCents: number, staffCents = 200_000_00 - (amountCents - 40_000_00)) => [
    { lineId: 'staff', amountCents: staffCents },
    { lineId: 'material', amountCents },
    { lineId: 'overhead', amountCents: 10_000_00 },
  ];
  const exceeded = (amountCents: number, allowedCents: number) => ({
    ok: false,
    error: [{ kind: 'lineExceeded', lineId: 'material', amountCents, allowedCents }],
  });

  test.each([
    ['20 % of the line', OLD.lineShift, 48_000_00],
    ['30 % of the line', NEW.lineShift, 52_000_00],
    ['30 % of the total', { percent: 30, base: 'total', plan: 'binding' } as const, 115_000_00],
  ])('of %s is free up to the cent', (_, rule: LineShiftRule, limit) => {
    expect(checkLineShift(rule, PLAN, withMaterial(limit)).ok).toBe(true);
    expect(checkLineShift(rule, PLAN, withMaterial(limit + 1))).toEqual(exceeded(limit + 1, limit));
  });

  test('is measured on the binding plan: 15 % twice are 52,900 and too much at 20 %', () => {
    expect(checkLineShift(OLD.lineShift, PLAN, withMaterial(46_000_00)).ok).toBe(true);
    expect(checkLineShift(OLD.lineShift, PLAN, withMaterial(52_900_00))).toEqual(exceeded(52_900_00, 48_000_00));
  });

  test('must be saved elsewhere', () => {
    expect(checkLineShift(OLD.lineShift, PLAN, withMaterial(41_000_00, 200_000_00))).toEqual({
      ok: false,
      error: [{ kind: 'totalExceeded', amountCents: 251_000_00, allowedCents: 250_000_00 }],
    });
  });

  test('to a new line always needs consent', () => {
    const wanted = [...withMaterial(40_000_00, 199_999_99), { lineId: 'rent', amountCents: 1 }];
    expect(checkLineShift(NEW.lineShift, PLAN, wanted)).toEqual({
      ok: false,
      error: [{ kind: 'newLine', lineId: 'rent', amountCents: 1 }],
    });
  });
});

test('a notice is withdrawn or revoked within a year from full knowledge of the facts', () => {
  expect(limitationDay(NEW, localDate('2027-03-10'))).toBe('2028-03-10');
  expect(limitationDay(NEW, localDate('2028-02-29'))).toBe('2029-02-28');
});
