import type { RuleSet, RuleSource } from './rule-set.js';

const LAW = 'VwVfG of the federation, which Berlin applies through § 1 (1) VwVfG Bln';

/** What both sets say alike. */
const COMMON_SOURCES: readonly RuleSource[] = [
  {
    of: 'postalFiction',
    source: `§ 41 (2) ${LAW}: third day until the end of 2024, fourth day for what is posted or sent from 2025 on`,
    isConfirmed: false,
  },
  {
    of: 'postalFictionMovesToWorkingDay',
    source: `§ 41 (2) ${LAW}, says nothing about it; practice differs`,
    isConfirmed: false,
  },
  { of: 'objectionMonths', source: '§ 70 (1) VwGO', isConfirmed: true },
  { of: 'limitationMonths', source: `§§ 48 (4), 49 (3) ${LAW}: one year from knowledge`, isConfirmed: true },
  { of: 'promptUseMonths', source: 'AV § 44 LHO no. 7.2: two months; exceptions for small grants', isConfirmed: true },
  {
    of: 'proofOfUseMonths',
    source: 'six months after the end, as the federation and Bavaria do; not published for Berlin',
    isConfirmed: false,
  },
  {
    of: 'retentionYears',
    source: 'five years after the proof of use, as in ANBest-P of Bavaria no. 6.3; not published for Berlin',
    isConfirmed: false,
  },
  {
    of: 'decisionNeeds',
    source:
      'AV § 44 LHO: legal persons are in the transparency register before approval; authorities ask for an extract',
    isConfirmed: true,
  },
];

const COMMON = {
  postalFiction: [
    { from: '1900-01-01', days: 3 },
    { from: '2025-01-01', days: 4 },
  ],
  postalFictionMovesToWorkingDay: false,
  objectionMonths: 1,
  limitationMonths: 12,
  promptUseMonths: 2,
  proofOfUseMonths: 6,
  retentionYears: 5,
  decisionNeeds: { documents: ['transparencyRegisterExtract'] },
} as const;

const BE_2011: RuleSet = {
  ...COMMON,
  id: 'be-2011',
  validFrom: '2011-01-01',
  lineShift: { percent: 20, base: 'line', plan: 'binding' },
  sources: [
    { of: 'validFrom', source: 'AV § 44 LHO in the version of 2011', isConfirmed: false },
    { of: 'lineShift.percent', source: 'ANBest-P no. 1.2', isConfirmed: true },
    { of: 'lineShift.base', source: 'ANBest-P no. 1.2: single lines may be exceeded', isConfirmed: true },
    ...COMMON_SOURCES,
  ],
};

const BE_2025_07: RuleSet = {
  ...COMMON,
  id: 'be-2025-07',
  validFrom: '2025-07-01',
  lineShift: { percent: 30, base: 'line', plan: 'binding' },
  sources: [
    {
      of: 'validFrom',
      source:
        'announced as in force at the end of July 2025, planned for 1 July; whether the day of the decision counts is not confirmed either',
      isConfirmed: false,
    },
    { of: 'lineShift.percent', source: 'AV § 44 LHO and ANBest-P as amended in 2025', isConfirmed: true },
    {
      of: 'lineShift.base',
      source: 'as before 2025; one publication says "of the total sum"',
      isConfirmed: false,
    },
    ...COMMON_SOURCES,
  ],
};

/** Every set that ever held, oldest first. A set is never changed once a decision has pinned it: a new one follows. */
export const RULE_SETS: readonly [RuleSet, ...RuleSet[]] = [BE_2011, BE_2025_07];

/** The set under which a decision of this Berlin day is taken; before the first, the first. */
export const ruleSetInForce = (on: string): RuleSet =>
  RULE_SETS.findLast(({ validFrom }) => validFrom <= on) ?? RULE_SETS[0];

/** @throws RangeError if no decision can have pinned it: there is no such set */
export const ruleSetById = (id: string): RuleSet => {
  const ruleSet = RULE_SETS.find((candidate) => candidate.id === id);
  if (ruleSet === undefined) {
    throw new RangeError(`no rule set "${id}"; there are ${RULE_SETS.map((known) => known.id).join(', ')}`);
  }
  return ruleSet;
};
