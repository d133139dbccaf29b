/** One approval as it took effect. */
export interface EffectiveApproval {
  /** Berlin day of the decision, or of the act against the notice, from which it counts. */
  readonly effectiveOn: string;
  readonly approvedCents: number;
}

/** What is approved on a Berlin day; the last one recorded for a day wins. 0 before the first. */
export const approvedCentsOn = (approvals: readonly EffectiveApproval[], day: string): number =>
  approvals.reduce<EffectiveApproval | undefined>(
    (holding, approval) =>
      approval.effectiveOn <= day && (holding === undefined || approval.effectiveOn >= holding.effectiveOn)
        ? approval
        : holding,
    undefined,
  )?.approvedCents ?? 0;
