import type { InterfaceClient } from '../act/interface-client.js';
import type { ProgrammeYear } from '../plan/programme-year.js';
import { answersOf } from './answers.js';
import {
  allotmentsAddUp,
  approvedWithinAllotments,
  paidWithinApproved,
  shortfallsAreRight,
  watchAddsUp,
} from './check-money.js';
import { fundedOnce, headcountsAddUp, hoursOrException } from './check-people.js';
import { type EarlierReports, timeStandsStill } from './check-time.js';
import type { Finding } from './finding.js';

const shortfallsOf = ({ projects }: ProgrammeYear): readonly number[] =>
  projects.flatMap(({ grants }) =>
    grants.flatMap(({ acts }) =>
      acts.flatMap((step) => (step.act === 'approve' && step.shortCents !== undefined ? [step.shortCents] : [])),
    ),
  );

/** Holds a year that was played against its invariants, computed anew from the answers of the interface. */
export const checkProgrammeYear = async (
  client: InterfaceClient,
  plan: ProgrammeYear,
  today: string,
  before: EarlierReports,
): Promise<readonly Finding[]> => {
  const { year, day } = plan;
  const answers = await answersOf(client, year);
  return [
    allotmentsAddUp(answers),
    approvedWithinAllotments(answers, year),
    shortfallsAreRight(answers, shortfallsOf(plan)),
    paidWithinApproved(answers),
    watchAddsUp(answers),
    fundedOnce(answers),
    hoursOrException(answers),
    await timeStandsStill(client, year, day, today, before),
    headcountsAddUp(answers),
  ];
};
