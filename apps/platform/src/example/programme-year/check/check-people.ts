import type { Answers, Days, Position } from './answers.js';
import { Comparison, type Finding, sum } from './finding.js';

const holds = ({ from, to }: Days, day: string): boolean => from <= day && (to === undefined || day < to);

const days = (spans: readonly Days[]): readonly string[] =>
  [...new Set(spans.flatMap(({ from, to }) => (to === undefined ? [from] : [from, to])))].toSorted();

/** Basis points that the money of the position pays on a day; nobody is paid while pay is suspended. */
const fundedOn = ({ occupancies }: Position, day: string): number =>
  sum(
    occupancies.filter(
      (occupancy) =>
        occupancy.funded &&
        holds(occupancy, day) &&
        !occupancy.absences.some((absence) => absence.pay === 'suspended' && holds(absence, day)),
    ),
    ({ shareBasisPoints }) => shareBasisPoints,
  );

const WHOLE = 10_000;

/** Invariant 7: a position has at most 100 % funded on any day, and a grant no more positions than approved. */
export const fundedOnce = ({ positions, grants }: Answers): Finding => {
  const compared = new Comparison();
  for (const position of positions) {
    const spans = position.occupancies.flatMap((occupancy) => [occupancy, ...occupancy.absences]);
    for (const day of days([position, ...spans])) {
      compared.atMost(`funded basis points of position ${position.id} on ${day}`, fundedOn(position, day), WHOLE);
    }
  }
  for (const { id, fileReference, terms } of grants) {
    const own = positions.filter(({ grantId }) => grantId === id);
    for (const day of days(own)) {
      const taken = own.filter((position) => holds(position, day)).length;
      compared.atMost(`positions of ${fileReference} on ${day}`, taken, terms?.positionsApproved ?? 0);
    }
  }
  return compared.finding(
    '7: at most 100 % of a position is funded on any day, and a grant has no more positions than approved',
    'GET /v1/positions, GET /v1/grants/{id}',
  );
};

const MINIMUM_HOURS = 30;
const MINIMUM_SINCE = '2016-01-01';

/** Invariant 8: at least 30 hours a week from 2016 on, or an exception is recorded. */
export const hoursOrException = ({ facilitators }: Answers): Finding => {
  const compared = new Comparison();
  for (const { id, employments } of facilitators) {
    for (const { weeklyHours, exception, form, from } of employments) {
      const isRule = form === 'socialInsurance' && (Number(weeklyHours) >= MINIMUM_HOURS || from < MINIMUM_SINCE);
      compared.holds(isRule !== (exception !== undefined), `${id}: ${form}, ${weeklyHours} h, exception ${exception}`);
    }
  }
  return compared.finding(
    '8: employed with at least 30 hours a week, subject to social insurance, or an exception is recorded',
    'GET /v1/facilitators',
  );
};

const PUBLISHED = { programme: 94, jobCentre: 217, all: 320 } as const;

/** Invariant 12: the district rows of 31 October 2015 sum to what was published. */
export const headcountsAddUp = ({ headcounts }: Answers): Finding => {
  const compared = new Comparison();
  for (const [kind, published] of Object.entries(PUBLISHED)) {
    const counted = sum(
      headcounts.filter((headcount) => headcount.kind === kind),
      ({ count }) => count,
    );
    compared.same(`people counted, ${kind}`, counted, published);
  }
  return compared.finding(
    '12: the headcounts of 31 October 2015 sum to 94, 217 and 320',
    'GET /v1/headcounts?day=2015-10-31',
  );
};
