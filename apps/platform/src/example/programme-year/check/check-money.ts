import { sharesOf } from '../plan/shares.js';
import type { Answers, Figures, Grant } from './answers.js';
import { Comparison, type Finding, sum } from './finding.js';

/** Invariant 1: sum of the allotments = appropriation, in cents, with a stated rounding rule. */
export const allotmentsAddUp = ({ totalCents, watch, formulas }: Answers): Finding => {
  const compared = new Comparison();
  compared.same(
    'sum of all parts',
    sum(watch.parts, ({ amountCents }) => amountCents),
    totalCents,
  );
  for (const formula of formulas.filter(({ status }) => status === 'decided')) {
    compared.same(
      'sum of the shares',
      sum(formula.shares, ({ amountCents }) => amountCents),
      formula.amountCents,
    );
    compared.same(
      'positions shared out',
      sum(formula.shares, ({ positions }) => positions),
      formula.positions,
    );
    for (const { district, amountCents, positions } of sharesOf(formula)) {
      const share = formula.shares.find((candidate) => candidate.district === district);
      compared.same(`share of district ${district}`, share?.amountCents ?? 0, amountCents);
      compared.same(`positions of district ${district}`, share?.positions ?? 0, positions);
      const part = watch.parts.find((candidate) => candidate.part === `district-${district}`);
      compared.same(`allotment of district ${district}`, part?.amountCents ?? 0, amountCents);
    }
  }
  return compared.finding(
    '1: the parts sum to the appropriation, and the allotments are what the formula gives by largest remainder',
    'GET /v1/budget-years/{year}, its formulas computed anew, GET /v1/reports/budget-watch',
  );
};

const partOf = ({ area }: Grant): string => (area === 'supraDistrict' ? area : `district-${area}`);

const rateOf = ({ terms }: Grant, year: number): number =>
  terms?.rates.find((rate) => rate.year === year)?.amountCents ?? 0;

/** Invariant 2: sum of the approved grants of a district and year ≤ allotment + the district's own contribution. */
export const approvedWithinAllotments = ({ watch, grants }: Answers, year: number): Finding => {
  const compared = new Comparison();
  for (const { part, amountCents, transferredCents, blockedCents, approvedCents } of watch.parts) {
    const approved = sum(
      grants.filter((grant) => partOf(grant) === part),
      (grant) => rateOf(grant, year),
    );
    compared.atMost(`approved in ${part}`, approved, amountCents + transferredCents - blockedCents);
    compared.same(`approved in ${part} by the budget watch`, approvedCents, approved);
  }
  return compared.finding(
    '2: approved grants of a part ≤ its share + transferred district money − blocked, and the grants are what the budget watch says',
    'GET /v1/grants/{id} of every grant, GET /v1/reports/budget-watch',
  );
};

/** Invariant 3, as far as it is built: paid ≤ approved; a cut below what was paid shows what is overpaid. */
export const paidWithinApproved = ({ grants }: Answers): Finding => {
  const compared = new Comparison();
  for (const { fileReference, payments, paidCents, approvedCents, overpaidCents, versions } of grants) {
    const paid = sum(payments, ({ amountCents }) => amountCents);
    compared.same(`paid for ${fileReference}`, paidCents, paid);
    compared.same(`overpaid for ${fileReference}`, overpaidCents, Math.max(0, paid - approvedCents));
    for (const { plan } of versions) {
      const gap =
        sum(plan.costs, ({ amountCents }) => amountCents) - sum(plan.income, ({ amountCents }) => amountCents);
      compared.same(`requested for ${fileReference}`, plan.requestedCents, gap);
    }
  }
  return compared.finding(
    '3: paid ≤ approved, or the difference is shown as overpaid; every plan adds up to the cent',
    'GET /v1/grants/{id} of every grant',
  );
};

/** What was refused was refused by the right figure. */
export const shortfallsAreRight = ({ grants }: Answers, planned: readonly number[]): Finding => {
  const compared = new Comparison();
  const lapsed = grants.flatMap(({ decisions }) => decisions.filter(({ outcome }) => outcome === 'lapsed'));
  const shortfalls = lapsed.flatMap((decision) => decision.shortfalls);
  for (const { requestedCents, freeCents, shortCents } of shortfalls) {
    compared.same('shortfall', shortCents, requestedCents - freeCents);
  }
  const cents = (figures: readonly number[]) => figures.toSorted((a, b) => a - b).join(', ');
  compared.same('shortfalls', cents(shortfalls.map(({ shortCents }) => shortCents)), cents(planned));
  compared.same(
    'decisions still open',
    sum(grants, ({ decisions }) => decisions.filter(isOpen).length),
    0,
  );
  return compared.finding(
    '2: a decision beyond the free funds lapses, by the cents that are missing',
    'GET /v1/grants/{id} of every grant, against the plan of the example',
  );
};

const isOpen = ({ outcome }: { readonly outcome: string }): boolean => outcome === 'open';

const FIGURES = [
  'amountCents',
  'transferredCents',
  'blockedCents',
  'approvedCents',
  'reservedCents',
  'freeCents',
] as const satisfies readonly (keyof Figures)[];

/** Every figure of the budget watch is the sum of what makes it up. */
export const watchAddsUp = ({ watch }: Answers): Finding => {
  const compared = new Comparison();
  for (const { part, lines, ...figures } of watch.parts) {
    const { amountCents, transferredCents, blockedCents, approvedCents, reservedCents, freeCents } = figures;
    const free = amountCents + transferredCents - blockedCents - approvedCents - reservedCents;
    compared.same(`free in ${part}`, freeCents, free);
    compared.same(
      `lines of ${part}`,
      sum(lines, ({ effectCents }) => effectCents),
      freeCents,
    );
    compared.same(
      `approved by lines of ${part}`,
      sum(lines, (line) => line.approvedCents ?? 0),
      approvedCents,
    );
    compared.atMost(`funds that are missing in ${part}`, -freeCents, 0);
  }
  for (const figure of FIGURES) {
    compared.same(
      `total ${figure}`,
      watch.totals[figure],
      sum(watch.parts, (part) => part[figure]),
    );
  }
  return compared.finding(
    'Budget watch: free funds are the sum of their lines, totals the sum of their parts',
    'GET /v1/reports/budget-watch',
  );
};
