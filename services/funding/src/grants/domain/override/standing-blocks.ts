import type { Block } from '../events.js';
import { type GrantState, presentOverrides } from '../grant-state.js';
import { ruleSetInForce } from '../rule-sets/rule-sets.js';

/** The period began before the day, and nobody consented to a start on its first day or earlier. */
const startedWithoutConsent = ({ application, earlyStart }: GrantState, on: string): boolean =>
  application !== undefined &&
  application.period.from < on &&
  (earlyStart === undefined || earlyStart > application.period.from);

const documentsMissing = ({ documents }: GrantState, on: string): boolean =>
  ruleSetInForce(on).decisionNeeds.documents.some((needed) => !documents.some(({ kind }) => kind === needed));

export const isOverridden = (state: GrantState, block: Block): boolean =>
  presentOverrides(state).some((override) => override.block === block && override.by !== undefined);

/** Everything that stands against a decision on this day, whether somebody has overridden it or not. */
export const blocksOn = (state: GrantState, on: string): readonly Block[] => [
  ...state.openPoints,
  ...(state.terms === undefined && startedWithoutConsent(state, on) ? (['startedWithoutConsent'] as const) : []),
  ...(documentsMissing(state, on) ? (['documentsMissing'] as const) : []),
];

/** What nobody has overridden. */
export const standingBlocks = (state: GrantState, on: string): readonly Block[] =>
  blocksOn(state, on).filter((block) => !isOverridden(state, block));

/** What is decided in spite of it. */
export const overriddenBlocks = (state: GrantState, on: string): readonly Block[] =>
  blocksOn(state, on).filter((block) => isOverridden(state, block));
