import { type ActingPerson, err, ok } from '@lotsenbuch/kernel';
import { type Decided, type NoteInVault, noteOf, samePersonRefused, whenReady } from '../decision-result.js';
import type { Application, ReviewedLine } from '../events.js';
import type { CostLine } from '../financing-plan.js';
import { type GrantState, isPending } from '../grant-state.js';
import { shareOf } from '../plan/eligible-grant.js';
import { euros, type Fault, germanEuros, repeatedAt } from '../plan/fault.js';
import { incomeOf } from '../plan/plan-faults.js';
import { type LineFinding, reviewLineReasonsFor } from '../reasons/review-line-reasons.js';

export interface ReviewApplication extends NoteInVault {
  readonly type: 'ReviewApplication';
  /** The version that the reviewer had before them. */
  readonly version: number;
  readonly lines: readonly ReviewedLine[];
  readonly on: string;
  readonly by: ActingPerson;
}

const findingOf = ({ necessary, adequateCents }: ReviewedLine, applied: CostLine): LineFinding => {
  if (!necessary || adequateCents === 0) return 'none';
  return adequateCents < applied.amountCents ? 'reduced' : 'unchanged';
};

const faultsOfLine = (
  line: ReviewedLine,
  applied: CostLine | undefined,
  field: string,
  on: string,
): readonly Fault[] => {
  if (applied === undefined) {
    const german = 'eine Ausgabenzeile der Fassung, die geprüft wird';
    return [
      { field: `${field}.lineId`, expected: 'a cost line of the version under review', german, found: line.lineId },
    ];
  }
  const { adequateCents, necessary, reason } = line;
  const most = necessary ? applied.amountCents : 0;
  if (!Number.isSafeInteger(adequateCents) || adequateCents < 0 || adequateCents > most) {
    const expected = necessary
      ? `0 to ${applied.amountCents} cents: ${euros(applied.amountCents)} were applied for`
      : '0: what is not necessary is not adequate either';
    const german = necessary
      ? `höchstens ${germanEuros(applied.amountCents)}: so viel ist beantragt`
      : `${germanEuros(0)}: was nicht notwendig ist, ist auch nicht angemessen`;
    return [{ field: `${field}.adequateCents`, expected, german, found: String(adequateCents) }];
  }
  const allowed = reviewLineReasonsFor(findingOf(line, applied), on);
  return allowed.includes(reason)
    ? []
    : [
        {
          field: `${field}.reason`,
          expected: `one of ${allowed.join(', ')}`,
          german: `einer der Gründe des Katalogs, die zu diesem Ergebnis passen: ${allowed.join(', ')}`,
          found: reason,
        },
      ];
};

/** Every cost line once, nothing adequate beyond what was applied for, and a reason that fits the finding. */
export const reviewFaults = (
  lines: readonly ReviewedLine[],
  { plan }: Pick<Application, 'plan'>,
  on: string,
): readonly Fault[] => {
  const applied = new Map(plan.costs.map((line) => [line.lineId, line]));
  const ids = lines.map(({ lineId }) => lineId);
  const missing = plan.costs.filter(({ lineId }) => !ids.includes(lineId)).map(({ lineId }) => lineId);
  return [
    ...lines.flatMap((line, index) => faultsOfLine(line, applied.get(line.lineId), `lines[${index}]`, on)),
    ...repeatedAt(ids).map((index) => ({
      field: `lines[${index}].lineId`,
      expected: 'each cost line once',
      german: 'jede Ausgabenzeile einmal',
      found: ids[index] ?? '',
    })),
    ...(missing.length === 0
      ? []
      : [
          {
            field: 'lines',
            expected: `every cost line of the plan; missing: ${missing.join(', ')}`,
            german: `jede Ausgabenzeile des Plans; es fehlen: ${missing.join(', ')}`,
          },
        ]),
  ];
};

/** What can be approved on this review: what is adequate − income, and with a share no more than that share of it. */
export const recommendedCents = (
  lines: readonly ReviewedLine[],
  { plan, financing }: Pick<Application, 'plan' | 'financing'>,
): number => {
  const adequate = lines.reduce((sum, { adequateCents }) => sum + adequateCents, 0);
  const uncovered = Math.max(0, adequate - incomeOf(plan));
  return financing.kind === 'share'
    ? Math.min(uncovered, shareOf(adequate, financing.numerator, financing.denominator))
    : uncovered;
};

/** A review is of one version; a later review of the same version takes its place until the decision. */
export const reviewApplication = (command: ReviewApplication, state: GrantState): Decided =>
  whenReady(state, (grant) => {
    const { version, lines, on, by } = command;
    const { application, status, terms } = grant;
    if (!isPending(grant) && !(status === 'approved' && terms?.notice === 'provisional')) {
      return err({
        kind: 'notNow',
        status,
        needs: 'somethingToReview',
      });
    }
    if (version !== application.version) {
      return err({ kind: 'versionNotPresent', version, present: application.version });
    }
    const refusal = samePersonRefused(by, grant, 'applicant');
    if (refusal !== undefined) return err(refusal);
    const faults = reviewFaults(lines, application, on);
    if (faults.length > 0) return err({ kind: 'faults', faults });
    const data = {
      grantId: grant.grantId,
      version,
      lines,
      recommendedCents: recommendedCents(lines, application),
      by,
      ...noteOf(command),
    };
    return ok([{ type: 'ApplicationReviewed', schemaVersion: 1, effectiveOn: on, data }]);
  });
