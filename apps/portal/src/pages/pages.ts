import { APPLICATION_PAGE } from './application/application-page.js';
import { BUDGET_PAGE } from './budget/budget-page.js';
import { FORMULAS_PAGE } from './formula/formulas-page.js';
import { GRANT_PAGE } from './grant/grant-page.js';
import { MY_WORK_PAGE } from './my-work-page.js';
import type { PageDefinition } from './page.js';
import { REVIEW_PAGE } from './review-page.js';
import { POSITION_PAGE } from './staffing/position-page.js';
import { POSITIONS_PAGE } from './staffing/positions-page.js';

/** The pages for people who are signed in. */
export const PAGES: readonly PageDefinition[] = [
  MY_WORK_PAGE,
  GRANT_PAGE,
  APPLICATION_PAGE,
  BUDGET_PAGE,
  FORMULAS_PAGE,
  POSITIONS_PAGE,
  POSITION_PAGE,
  REVIEW_PAGE,
];
