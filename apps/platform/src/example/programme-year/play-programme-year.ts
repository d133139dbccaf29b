import { type Addressee, enactProgrammeYear } from './act/enact-programme-year.js';
import { ActRefused, InterfaceClient } from './act/interface-client.js';
import { checkProgrammeYear } from './check/check-programme-year.js';
import { earlierReports } from './check/check-time.js';
import type { Finding } from './check/finding.js';
import { untilFollowed } from './check/until-followed.js';
import { budgetYears, isExample } from './known-year.js';
import { type ProgrammeYear, planProgrammeYear } from './plan/programme-year.js';
import type { Size } from './plan/scenarios.js';

export interface Wanted {
  readonly year: number;
  /** Another seed gives another year. */
  readonly seed: number;
  readonly size: Size;
  /** Berlin day of today; a year that was begun on another day goes on with that one. */
  readonly today: string;
}

export interface Played {
  readonly plan: ProgrammeYear;
  readonly requests: { readonly acts: number; readonly check: number };
  /** What was checked at the end. */
  readonly findings: readonly Finding[];
}

/**
 * Plays a year, or what is missing of it, and checks it against the answers of the platform.
 * @throws ActRefused if the year is there and is not this example, or if an act is refused
 */
export const playProgrammeYear = async (to: Addressee, { year, seed, size, today }: Wanted): Promise<Played> => {
  const reader = new InterfaceClient(to.url, to.tokenOf);
  const known = (await budgetYears(reader, 'officer')).find((candidate) => candidate.year === year);
  if (known !== undefined && !isExample(known, seed)) {
    throw new ActRefused(
      `The budget year ${year} is there already, with the address ${JSON.stringify(known.address)}: it is not the example with seed ${seed}. Choose another year, or begin with an empty data folder.`,
    );
  }
  const plan = planProgrammeYear(seed, year, known?.effectiveOn ?? today, size);
  const before = await earlierReports(reader, year, plan.day);
  const { requests: acts } = await enactProgrammeYear(to, plan);
  await untilFollowed(reader);
  to.say('checking');
  const findings = await checkProgrammeYear(reader, plan, today, before);
  return { plan, requests: { acts, check: reader.requests }, findings };
};
