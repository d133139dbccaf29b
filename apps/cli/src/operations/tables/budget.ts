import { year } from '../../commands/arguments.js';
import {
  amountIn,
  BUDGET_YEAR,
  DISTRICTS,
  dayIn,
  NOTE,
  needed,
  optional,
  path,
  query,
  REASON,
  RECORDED_BY,
  typed,
} from '../inputs.js';
import type { Group, Input } from '../operation.js';
import { amount, pair } from '../values.js';

const YEAR = '/v1/budget-years/{year}';
const PART =
  'district-01 to district-12, supraDistrict, programmeOffice, courses, supervision, reserve or undistributed';

const APPROPRIATION: readonly Input[] = [
  needed('stage', '<stage>', 'provisional: the ceiling until the budget is passed', {
    choices: ['provisional', 'final'],
  }),
  dayIn('effectiveOn', 'day from which it holds'),
  needed('address.chapter', '<number>', 'chapter of the budget, four digits'),
  needed('address.title', '<number>', 'title of the budget, five digits'),
  typed('--title-part <number>', optional('address.part', '', 'part of the title')),
  amountIn('totalCents', 'the whole appropriation, the sum of its parts'),
  typed(
    '--part <part=euros>',
    needed('parts', '', `amount of a part: ${PART}`, {
      several: true,
      read: pair(['part', String], ['amountCents', amount]),
    }),
  ),
  REASON,
  NOTE,
];

export const BUDGET: Group = {
  name: 'budget',
  description: 'Budget years: the appropriation, its parts, what is blocked, bound and free.',
  operations: [
    {
      kind: 'list',
      name: 'list',
      description: 'Budget years.',
      route: 'GET /v1/budget-years',
      as: 'officer',
      inputs: [RECORDED_BY],
      columns: ['year', 'stage', 'totalCents', 'address.chapter', 'address.title', 'effectiveOn', 'version'],
      examples: ['budget list'],
    },
    {
      kind: 'show',
      name: 'show',
      description: 'One budget year: parts, blocks and the money of the districts.',
      route: `GET ${YEAR}`,
      as: 'officer',
      inputs: [BUDGET_YEAR, RECORDED_BY],
      examples: ['budget show BUDGET_YEAR'],
    },
    {
      kind: 'show',
      name: 'watch',
      description: 'Free funds per part, with every line that makes them up.',
      route: 'GET /v1/reports/budget-watch',
      as: 'officer',
      inputs: [
        { ...BUDGET_YEAR, target: 'query' },
        query('district', '<key>', 'only this district', { choices: DISTRICTS }),
        RECORDED_BY,
      ],
      examples: ['budget watch BUDGET_YEAR', 'budget watch BUDGET_YEAR --district 05 --recorded-by 2026-01-31'],
    },
    {
      kind: 'change',
      name: 'open',
      description: 'Open a budget year with its appropriation and its parts.',
      route: 'POST /v1/budget-years',
      as: 'officer',
      inputs: [{ ...BUDGET_YEAR, target: 'body', read: year }, ...APPROPRIATION],
      done: 'Opened the budget year {year} with {totalCents}.',
      examples: [
        'budget open 2026 --stage final --effective-on 2026-01-01 --chapter 1120 --title 68406 --total 300.000 --part district-05=200.000 --part reserve=100.000 --reason budgetPassed',
      ],
    },
    {
      kind: 'change',
      name: 'appropriation',
      description: 'Set the appropriation of a budget year anew, with all of its parts.',
      route: `POST ${YEAR}/appropriation`,
      as: 'officer',
      thing: YEAR,
      inputs: [BUDGET_YEAR, ...APPROPRIATION],
      done: 'The appropriation of {year} is {totalCents}.',
      examples: [
        'budget appropriation 2026 --stage final --effective-on 2026-04-01 --chapter 1120 --title 68406 --total 320.000 --part district-05=220.000 --part reserve=100.000 --reason budgetPassed',
      ],
    },
    {
      kind: 'change',
      name: 'shift',
      description: 'Shift free funds from one part to another.',
      route: `POST ${YEAR}/shifts`,
      as: 'officer',
      thing: YEAR,
      inputs: [
        BUDGET_YEAR,
        needed('from', '<part>', PART),
        needed('to', '<part>', PART),
        amountIn('amountCents', 'amount'),
        REASON,
        NOTE,
      ],
      done: 'Shifted {amountCents} from {from} to {to}.',
      examples: ['budget shift BUDGET_YEAR --from reserve --to district-05 --amount 1.234,56 --reason needElsewhere'],
    },
    {
      kind: 'change',
      name: 'block',
      description: 'Block funds of a part.',
      route: `POST ${YEAR}/blocks`,
      as: 'officer',
      thing: YEAR,
      inputs: [BUDGET_YEAR, needed('part', '<part>', PART), amountIn('amountCents', 'amount'), REASON, NOTE],
      done: 'Blocked {amountCents} of {part}: block {blockId}.',
      examples: ['budget block BUDGET_YEAR --part district-05 --amount 10.000 --reason budgetaryBlock'],
    },
    {
      kind: 'change',
      name: 'lift',
      description: 'Lift a block.',
      route: `POST ${YEAR}/blocks/{id}/lift`,
      as: 'officer',
      thing: YEAR,
      inputs: [BUDGET_YEAR, path('id', 'id of the block'), REASON, NOTE],
      done: 'Block {id} is lifted.',
      examples: ['budget lift BUDGET_YEAR BLOCK_ID --reason blockNoLongerNeeded'],
    },
    {
      kind: 'change',
      name: 'contribution',
      description:
        'Record money of a district: transferred to the title (raises free funds), or directly to a carrier.',
      route: `POST ${YEAR}/contributions`,
      as: 'officer',
      thing: YEAR,
      inputs: [
        BUDGET_YEAR,
        needed('district', '<key>', 'the district that gives it', { choices: DISTRICTS }),
        amountIn('amountCents', 'amount'),
        needed('way', '<way>', 'how it is given', { choices: ['transferred', 'direct'] }),
        typed('--carrier <id>', optional('carrierId', '', 'with --way direct: the carrier that gets it')),
        NOTE,
      ],
      done: 'Recorded {amountCents} of district {district}: contribution {contributionId}.',
      examples: ['budget contribution BUDGET_YEAR --district 05 --amount 20.000 --way transferred'],
    },
    {
      kind: 'change',
      name: 'withdraw-contribution',
      description: 'Take a contribution of a district back.',
      route: `POST ${YEAR}/contributions/{id}/withdraw`,
      as: 'officer',
      thing: YEAR,
      inputs: [BUDGET_YEAR, path('id', 'id of the contribution'), REASON, NOTE],
      done: 'Contribution {id} is withdrawn.',
      examples: ['budget withdraw-contribution BUDGET_YEAR CONTRIBUTION_ID --reason districtWithdrew'],
    },
  ],
};
