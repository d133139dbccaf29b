import type { GrantState } from '../grant-state.js';
import type { RuleSet } from '../rule-sets/rule-set.js';
import { ruleSetById, ruleSetInForce } from '../rule-sets/rule-sets.js';
import { decidedOn, type Tellable } from './tellable.js';

/** The rules that the decision pinned; a refusal pins none, and stands under those of its own day. */
export const rulesOf = ({ terms }: Pick<GrantState, 'terms'>, told: Tellable): RuleSet => {
  const pinned = 'decision' in told ? told.decision.terms.ruleSet : 'end' in told ? terms?.ruleSet : undefined;
  return pinned === undefined ? ruleSetInForce(decidedOn(told)) : ruleSetById(pinned);
};
