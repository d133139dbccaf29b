import type { Group } from './operation.js';
import { ACCOUNT_COMMANDS, RIGHTS } from './tables/accounts.js';
import { BUDGET } from './tables/budget.js';
import { CARRIER_COMMANDS } from './tables/carriers.js';
import { ERASURE_COMMANDS } from './tables/erasures.js';
import { FORMULA_COMMANDS } from './tables/formula.js';
import { GRANT_COMMANDS } from './tables/grants.js';
import { LEDGER_COMMANDS } from './tables/ledger.js';
import { FACILITATOR_COMMANDS, FUNCTION_COMMANDS } from './tables/people.js';
import { POSITION_COMMANDS } from './tables/positions.js';
import { PROJECT_COMMANDS } from './tables/projects.js';
import { SELECTION_COMMANDS } from './tables/selection.js';
import { HEADCOUNT_IMPORT, STAFFING_COMMANDS } from './tables/staffing.js';

/** Every command that is a row of a table, in the order of `--help`. */
export const GROUPS: readonly Group[] = [
  HEADCOUNT_IMPORT,
  CARRIER_COMMANDS,
  BUDGET,
  FORMULA_COMMANDS,
  SELECTION_COMMANDS,
  GRANT_COMMANDS,
  PROJECT_COMMANDS,
  POSITION_COMMANDS,
  FACILITATOR_COMMANDS,
  FUNCTION_COMMANDS,
  STAFFING_COMMANDS,
  ACCOUNT_COMMANDS,
  RIGHTS,
  ERASURE_COMMANDS,
  LEDGER_COMMANDS,
];
