import { BUDGET_YEAR, DISTRICTS, dayIn, id, NOTE, needed, REASON, RECORDED_BY } from '../inputs.js';
import type { Group } from '../operation.js';

const FORMULAS = '/v1/budget-years/{year}/formulas';
const FORMULA = `${FORMULAS}/{id}`;
const ID = id('id of the formula');

export const FORMULA_COMMANDS: Group = {
  name: 'formula',
  description: 'The allocation formula of a budget year: draft, answers of the districts, decision.',
  operations: [
    {
      kind: 'list',
      name: 'list',
      description: 'The versions of the formula of a budget year.',
      route: `GET ${FORMULAS}`,
      as: 'officer',
      inputs: [BUDGET_YEAR, RECORDED_BY],
      columns: ['version', 'status', 'example', 'amountCents', 'positions', 'draftedOn', 'formulaId'],
      examples: ['formula list BUDGET_YEAR'],
    },
    {
      kind: 'show',
      name: 'show',
      description: 'One version: criteria, shares, answers, decision, and whether computing it again gives the same.',
      route: `GET ${FORMULA}`,
      as: 'officer',
      inputs: [BUDGET_YEAR, ID, RECORDED_BY],
      examples: ['formula show BUDGET_YEAR FORMULA_ID'],
    },
    {
      kind: 'change',
      name: 'draft',
      description: 'Draft a version with its criteria, values and weights.',
      route: `POST ${FORMULAS}`,
      as: 'officer',
      thing: '/v1/budget-years/{year}',
      file: { format: 'json', description: 'the draft as the interface takes it (JSON), or - for standard input' },
      inputs: [BUDGET_YEAR],
      done: 'Drafted the formula {formulaId}.',
      examples: ['formula draft BUDGET_YEAR FORMULA.json'],
    },
    {
      kind: 'change',
      name: 'send',
      description: 'Send a draft to the twelve districts.',
      route: `POST ${FORMULA}/send`,
      as: 'officer',
      thing: FORMULA,
      inputs: [BUDGET_YEAR, ID, dayIn('answerBy', 'last day on which a district may answer')],
      done: 'Formula {id} is with the districts, which may answer until {answerBy}.',
      examples: ['formula send BUDGET_YEAR FORMULA_ID --answer-by 2026-02-28'],
    },
    {
      kind: 'change',
      name: 'answer',
      description: 'Answer as a district.',
      route: `POST ${FORMULA}/statements`,
      as: 'district',
      thing: FORMULA,
      inputs: [
        BUDGET_YEAR,
        ID,
        needed('district', '<key>', 'the district that answers', { choices: DISTRICTS }),
        needed('stand', '<stand>', 'what it says', { choices: ['statement', 'consent', 'dissent'] }),
        NOTE,
      ],
      done: 'District {district}: {stand}.',
      examples: ['formula answer BUDGET_YEAR FORMULA_ID --district 05 --stand consent --as ACTOR'],
    },
    {
      kind: 'change',
      name: 'decide',
      description: 'Decide on a version: its shares become the allotments of the districts.',
      route: `POST ${FORMULA}/decision`,
      as: 'approver',
      thing: FORMULA,
      inputs: [BUDGET_YEAR, ID, REASON, NOTE],
      done: 'Formula {id} is decided.',
      examples: ['formula decide BUDGET_YEAR FORMULA_ID --reason districtsConsent'],
    },
  ],
};
