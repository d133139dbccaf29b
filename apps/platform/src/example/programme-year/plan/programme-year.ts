import { addDays, localDate } from '@lotsenbuch/kernel';
import { type BudgetPlan, planBudget, SUPRA_DISTRICT_CENTS } from './budget-plan.js';
import { CARRIER_NAMES } from './carrier-names.js';
import { DISTRICTS } from './districts.js';
import { financingPlan, reviewOf } from './financing-plan.js';
import { approvedAtLast, type GrantAct, type GrantPlan } from './grant-plan.js';
import { grantsOf, type ProjectFrame } from './project-grants.js';
import { type Scenario, type Size, scenariosOf } from './scenarios.js';
import { type StaffPlan, staffOf } from './staff-plan.js';

export interface SelectionPlan {
  readonly publishedOn: string;
  readonly bidsUntil: string;
  readonly applicationsUntil: string;
  /** The first is chosen; the last may have come too late. */
  readonly bids: readonly {
    readonly carrier: string;
    readonly receivedOn: string;
    readonly points: readonly number[];
  }[];
}

export interface ContributionPlan {
  readonly way: 'transferred' | 'direct';
  readonly amountCents: number;
}

export interface ProjectPlan {
  readonly key: string;
  readonly title: string;
  /** District 01 to 12, or supraDistrict. */
  readonly area: string;
  readonly scenario: Scenario;
  readonly selection: SelectionPlan;
  readonly contribution?: ContributionPlan;
  readonly grants: readonly GrantPlan[];
  readonly staff: StaffPlan;
}

export interface ProgrammeYear {
  readonly seed: number;
  readonly year: number;
  /** Berlin day on which everything is recorded. */
  readonly day: string;
  readonly budget: BudgetPlan;
  /** Names of all carriers that take part. */
  readonly carriers: readonly string[];
  /** Carriers that have no entry in the transparency register when they apply. */
  readonly unregistered: readonly string[];
  readonly projects: readonly ProjectPlan[];
  /** Applications beside the projects: taken back, refused, or still waiting for somebody. */
  readonly others: readonly GrantPlan[];
  /** Somebody whose last employment ended long ago, and who is erased. */
  readonly leaver: { readonly name: string; readonly carrier: string; readonly from: string; readonly to: string };
}

const SUPRA_POSITIONS = 12;
const TRANSFERRED_CENTS = 4_500_000;
const DIRECT_CENTS = 1_500_000;

const nameOf = (index: number): string => CARRIER_NAMES[index % CARRIER_NAMES.length] ?? '';

/** A budget year from nothing but these four. @param day on which everything is recorded */
export const planProgrammeYear = (seed: number, year: number, day: string, size: Size): ProgrammeYear => {
  const budget = planBudget(seed, year);
  const inOrder = budget.shares.toSorted((a, b) => b.amountCents - a.amountCents);
  const frames = inOrder.flatMap(({ district, amountCents, positions }, place) =>
    framesOf(district, amountCents, positions, scenariosOf(size)[place] ?? [], { seed, year, day }),
  );
  // The last two carriers are the one that succeeds another, and the one for the whole city; one has two projects.
  const ofDistricts = CARRIER_NAMES.length - 2;
  const withCarriers = frames.map((frame, index) => ({
    ...frame,
    key: `p${String(index + 1).padStart(2, '0')}`,
    carrier: nameOf(index % ofDistricts),
    successor: nameOf(ofDistricts),
  }));
  let persons = 0;
  const nextPerson = () => {
    persons += 1;
    return persons;
  };
  const projects = [...planned(withCarriers), ...(size === 'full' ? [supraDistrict(seed, year, day)] : [])].map(
    ({ frame, grants }): ProjectPlan => ({
      key: frame.key,
      title: `Integrationslots*innen ${areaName(frame.area)} (${frame.key})`,
      area: frame.area,
      scenario: frame.scenario,
      selection: selectionOf(frame),
      ...(frame.contributionCents > 0 && {
        contribution: {
          way: frame.scenario === 'direct' ? 'direct' : 'transferred',
          amountCents: frame.contributionCents,
        },
      }),
      grants,
      staff: staffOf(frame.key, grants, { seed, nextPerson }),
    }),
  );
  const others = otherApplications(withCarriers, year, size);
  const carriers = new Set(
    [...projects.flatMap(({ grants }) => grants), ...others]
      .map(({ carrier }) => carrier)
      .concat(projects.flatMap(({ selection }) => selection.bids.map(({ carrier }) => carrier))),
  );
  return {
    seed,
    year,
    day,
    budget,
    carriers: CARRIER_NAMES.filter((name) => carriers.has(name)),
    unregistered: withCarriers
      .filter(({ scenario }) => scenario === 'registeredLate' || scenario === 'withoutRegister')
      .map(({ carrier }) => carrier),
    projects,
    others,
    leaver: { name: 'Beispielperson 000', carrier: nameOf(0), from: '2016-01-01', to: '2019-01-01' },
  };
};

type Frame = Omit<ProjectFrame, 'key' | 'carrier' | 'successor'>;

const contributionOf = (scenario: Scenario): number =>
  scenario === 'transferred' ? TRANSFERRED_CENTS : scenario === 'direct' ? DIRECT_CENTS : 0;

/** The projects of a district share its positions, and its money in proportion to them. */
const framesOf = (
  area: string,
  amountCents: number,
  positions: number,
  scenarios: readonly Scenario[],
  of: { readonly seed: number; readonly year: number; readonly day: string },
): readonly Frame[] => {
  const small = scenarios.length < 2 ? 0 : Math.floor(positions / 3);
  return scenarios.map((scenario, index) => {
    const own = index === 0 ? positions - small : small;
    const contributionCents = contributionOf(scenario);
    const transferred = scenario === 'transferred' ? contributionCents : 0;
    const ofSmall = Math.floor((amountCents * small) / positions);
    const mayHaveCents = (index === 0 ? amountCents - ofSmall : ofSmall) + transferred;
    return { ...of, area, scenario, positions: own, mayHaveCents, contributionCents };
  });
};

interface Planned {
  readonly frame: ProjectFrame;
  readonly grants: readonly GrantPlan[];
}

/** One after the other, because what a project may have too much of depends on what the one before it got. */
const planned = (frames: readonly ProjectFrame[]): readonly Planned[] => {
  const done: Planned[] = [];
  for (const frame of frames) {
    const before = done.filter(({ frame: { area } }) => area === frame.area);
    const got = before.flatMap(({ grants }) => grants).reduce((sum, grant) => sum + approvedAtLast(grant), 0);
    const isLast = before.length > 0 || frames.filter(({ area }) => area === frame.area).length === 1;
    const allotted = frames
      .filter(({ area }) => area === frame.area)
      .reduce((sum, { mayHaveCents }) => sum + mayHaveCents, 0);
    const rest = { ...frame, mayHaveCents: isLast ? allotted - got : frame.mayHaveCents };
    done.push({ frame: rest, grants: grantsOf(rest) });
  }
  return done;
};

const supraDistrict = (seed: number, year: number, day: string): Planned => {
  const frame: ProjectFrame = {
    seed,
    year,
    day,
    key: 'p90',
    area: 'supraDistrict',
    carrier: CARRIER_NAMES.at(-1) ?? '',
    successor: '',
    scenario: 'usual',
    positions: SUPRA_POSITIONS,
    mayHaveCents: SUPRA_DISTRICT_CENTS,
    contributionCents: 0,
  };
  return { frame, grants: grantsOf(frame) };
};

const areaName = (area: string): string => DISTRICTS.find(({ key }) => key === area)?.name ?? 'bezirksübergreifend';

/** The call lies in the past; who is chosen late may apply late. */
const selectionOf = ({ day, carrier, scenario, key }: ProjectFrame): SelectionPlan => {
  const before = (days: number) => addDays(localDate(day), -days);
  const other = nameOf(CARRIER_NAMES.indexOf(carrier) + 1);
  const isLate = key.endsWith('3');
  return {
    publishedOn: before(42),
    bidsUntil: before(7),
    applicationsUntil: scenario === 'late' ? before(1) : addDays(localDate(day), 14),
    bids: [
      { carrier, receivedOn: before(9), points: [9, 8, 9] },
      { carrier: other, receivedOn: before(isLate ? 5 : 8), points: [7, 8, 6] },
    ],
  };
};

/** Bidders that were not chosen apply all the same. What waits for somebody is there to be looked at and gone on with. */
const otherApplications = (frames: readonly ProjectFrame[], year: number, size: Size): readonly GrantPlan[] => {
  const plan = financingPlan({ year, requestedCents: 9_500_000, positions: 2, months: 12 });
  const ended: readonly (readonly GrantAct[])[] = [
    [{ act: 'withdraw', reason: 'otherFundingFound' }],
    [
      { act: 'reject', reason: 'notOfTheProgramme' },
      { act: 'notify', way: 'post' },
    ],
  ];
  const waiting: readonly (readonly GrantAct[])[] = [
    [],
    [
      { act: 'attachExtract' },
      { act: 'advise', opinion: 'withReservations' },
      { act: 'review', version: 1, lines: reviewOf(plan) },
    ],
  ];
  return (size === 'full' ? [...ended, ...waiting] : waiting).flatMap((acts, index): readonly GrantPlan[] => {
    const frame = frames[index];
    if (frame === undefined) return [];
    const carrier = nameOf(CARRIER_NAMES.indexOf(frame.carrier) + 1);
    const period = { from: `${year}-01-01`, to: `${year + 1}-01-01` };
    const financing = { kind: 'deficit' } as const;
    return [{ key: `other-${index + 1}`, carrier, area: frame.area, period, financing, plan, positions: 2, acts }];
  });
};
