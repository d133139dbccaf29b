import { germanDay, isLocalDate } from '@lotsenbuch/kernel';
import type { Application, FundingPeriod } from '../events.js';
import { budgetYearsOf } from '../plan/budget-years.js';
import { type Fault, notADay } from '../plan/fault.js';
import { planFaults } from '../plan/plan-faults.js';

export const MAX_GOALS = 10;
export const MAX_GOAL_LENGTH = 500;
export const MAX_POSITIONS = 1_000;
/** Berlin passes budgets for two years; one application for a longer project stays readable. */
export const MAX_BUDGET_YEARS = 5;

const AREA = /^(0[1-9]|1[0-2]|supraDistrict)$/;

export const periodFaults = ({ from, to }: FundingPeriod): readonly Fault[] => {
  const faults: Fault[] = [];
  if (!isLocalDate(from)) faults.push(notADay('period.from', from));
  if (!isLocalDate(to)) faults.push(notADay('period.to', to));
  if (faults.length > 0) return faults;
  if (to <= from) {
    const german = `ein Tag nach dem ${germanDay(from)}: der Endtag gehört nicht mehr zum Zeitraum`;
    return [
      { field: 'period.to', expected: `a day after ${from}: the end is not part of the period`, german, found: to },
    ];
  }
  const years = budgetYearsOf({ from, to }).length;
  return years <= MAX_BUDGET_YEARS
    ? []
    : [
        {
          field: 'period',
          expected: `at most ${MAX_BUDGET_YEARS} budget years`,
          german: `höchstens ${MAX_BUDGET_YEARS} Haushaltsjahre`,
          found: String(years),
        },
      ];
};

export const positionFaults = (positions: number, { plan }: Pick<Application, 'plan'>): readonly Fault[] => {
  const planned = plan.costs.reduce((sum, { staff }) => sum + (staff?.positions ?? 0), 0);
  const most = Math.min(planned, MAX_POSITIONS);
  return Number.isInteger(positions) && positions >= 0 && positions <= most
    ? []
    : [
        {
          field: 'positions',
          expected: `a whole number from 0 to ${most}: the staff lines of the plan have ${planned}`,
          german: `eine ganze Zahl von 0 bis ${most}: die Personalausgaben des Plans haben ${planned} Stellen`,
          found: String(positions),
        },
      ];
};

/** Everything that is wrong with or missing in an application, by field, all at once. */
export const applicationFaults = (application: Application): readonly Fault[] => {
  const { area, period, financing, plan, goals } = application;
  const faults: Fault[] = [];
  if (!AREA.test(area)) {
    const german = 'ein Bezirk von 01 bis 12, oder überbezirklich (supraDistrict)';
    faults.push({ field: 'area', expected: 'a district 01 to 12, or supraDistrict', german, found: area });
  }
  if (goals.length < 1 || goals.length > MAX_GOALS) {
    const german = `1 bis ${MAX_GOALS} Ziele`;
    faults.push({ field: 'goals', expected: `1 to ${MAX_GOALS} goals`, german, found: String(goals.length) });
  }
  for (const [index, goal] of goals.entries()) {
    if (goal.trim() === '' || goal.length > MAX_GOAL_LENGTH) {
      const german = `ein Satz mit höchstens ${MAX_GOAL_LENGTH} Zeichen`;
      faults.push({
        field: `goals[${index}]`,
        expected: `a sentence of at most ${MAX_GOAL_LENGTH} characters`,
        german,
      });
    }
  }
  const ofPeriod = periodFaults(period);
  const ofPlan = ofPeriod.length > 0 ? [] : planFaults(plan, period, financing);
  return [...faults, ...ofPeriod, ...ofPlan, ...positionFaults(application.positions, application)];
};
