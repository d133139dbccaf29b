import type { ClassificationRule } from './rule.js';
import { RULE_2026_11 } from './rule-2026-11.js';

/** The rule that judges imports from now on; earlier imports keep the version they were judged by. */
export const CURRENT_RULE: ClassificationRule = RULE_2026_11;
