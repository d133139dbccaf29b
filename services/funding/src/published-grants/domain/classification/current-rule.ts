import type { ClassificationRule } from './rule.js';
import { RULE_2026_11 } from './rule-2026-11.js';

/** The version that new imports are judged by. Earlier versions stay, so that an old verdict can be reached again. */
export const CURRENT_RULE: ClassificationRule = RULE_2026_11;
