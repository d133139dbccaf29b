import { dayIn, dayMaybe, id, NOTE, needed, optional, path, REASON, RECORDED_BY, typed } from '../inputs.js';
import type { Group } from '../operation.js';
import { decimal } from '../values.js';
import { STAFFING_FILTERS } from './projects.js';

const FACILITATORS = '/v1/facilitators';
const FACILITATOR = `${FACILITATORS}/{id}`;
const FUNCTIONS = '/v1/functions';
const FUNCTION = `${FUNCTIONS}/{id}`;
const ID = id('id of the facilitator');
const FUNCTION_ID = id('id of the function');

export const FACILITATOR_COMMANDS: Group = {
  name: 'facilitator',
  description: 'The people in the positions, and who employs them. Names come from the vault.',
  operations: [
    {
      kind: 'list',
      name: 'list',
      description: 'Facilitators with their hours; over 100 % is marked.',
      route: `GET ${FACILITATORS}`,
      as: 'officer',
      inputs: STAFFING_FILTERS,
      columns: ['name', 'contractHours', 'occupiedHours', 'over', 'id'],
      examples: ['facilitator list', 'facilitator list --carrier CARRIER_ID'],
    },
    {
      kind: 'show',
      name: 'show',
      description: 'One facilitator with employments and occupancies.',
      route: `GET ${FACILITATOR}`,
      as: 'officer',
      inputs: [ID, RECORDED_BY],
      examples: ['facilitator show FACILITATOR_ID'],
    },
    {
      kind: 'change',
      name: 'register',
      description: 'Register a facilitator with name, contact, languages and employment.',
      route: `POST ${FACILITATORS}`,
      as: 'officer',
      file: {
        format: 'json',
        description: 'the facilitator as the interface takes it (JSON), or - for standard input',
      },
      inputs: [],
      done: 'Registered the facilitator {id}.',
      examples: ['facilitator register FACILITATOR.json'],
    },
    {
      kind: 'change',
      name: 'details',
      description: 'Change name, contact or languages.',
      route: `POST ${FACILITATOR}/details`,
      as: 'officer',
      thing: FACILITATOR,
      file: { format: 'json', description: 'what changes (JSON), or - for standard input' },
      inputs: [ID],
      done: 'The details of facilitator {id} are changed.',
      examples: ['facilitator details FACILITATOR_ID DETAILS.json'],
    },
    {
      kind: 'change',
      name: 'employ',
      description: 'Record a further employment.',
      route: `POST ${FACILITATOR}/employments`,
      as: 'officer',
      thing: FACILITATOR,
      inputs: [
        ID,
        typed('--carrier <id>', needed('carrierId', '', 'the carrier that employs')),
        needed('form', '<form>', 'form of employment', {
          choices: ['socialInsurance', 'marginal', 'freelance', 'other'],
        }),
        needed('weeklyHours', '<hours>', 'hours a week of the contract', { read: decimal }),
        optional('exception', '<code>', 'why the rule for form or hours does not hold'),
        dayIn('from', 'first day'),
        dayMaybe('to', 'first day on which it is no more'),
        NOTE,
      ],
      done: 'Recorded the employment {id}.',
      examples: [
        'facilitator employ FACILITATOR_ID --carrier CARRIER_ID --form socialInsurance --weekly-hours 39,40 --from 2026-01-01',
      ],
    },
    {
      kind: 'change',
      name: 'end-employment',
      description: 'End an employment.',
      route: `POST ${FACILITATOR}/employments/{employmentId}/end`,
      as: 'officer',
      thing: FACILITATOR,
      inputs: [
        ID,
        path('employmentId', 'id of the employment'),
        dayIn('to', 'first day on which it is no more'),
        REASON,
        NOTE,
      ],
      done: 'Employment {employmentId} ends on {to}.',
      examples: ['facilitator end-employment FACILITATOR_ID EMPLOYMENT_ID --to 2026-12-31 --reason termExpired'],
    },
  ],
};

export const FUNCTION_COMMANDS: Group = {
  name: 'function',
  description: 'District coordinators, team leads and contact persons, from when to when.',
  operations: [
    {
      kind: 'list',
      name: 'list',
      description: 'Functions and who holds them.',
      route: `GET ${FUNCTIONS}`,
      as: 'officer',
      inputs: STAFFING_FILTERS,
      columns: ['kind', 'district', 'carrier', 'name', 'paidBy', 'from', 'to', 'id'],
      examples: ['function list', 'function list --district 05'],
    },
    {
      kind: 'show',
      name: 'show',
      description: 'One function.',
      route: `GET ${FUNCTION}`,
      as: 'officer',
      inputs: [FUNCTION_ID, RECORDED_BY],
      examples: ['function show FUNCTION_ID'],
    },
    {
      kind: 'change',
      name: 'assign',
      description: 'Assign a function to a person.',
      route: `POST ${FUNCTIONS}`,
      as: 'officer',
      file: { format: 'json', description: 'the function as the interface takes it (JSON), or - for standard input' },
      inputs: [],
      done: 'Assigned the function {id}.',
      examples: ['function assign FUNCTION.json'],
    },
    {
      kind: 'change',
      name: 'end',
      description: 'End a function.',
      route: `POST ${FUNCTION}/end`,
      as: 'officer',
      thing: FUNCTION,
      inputs: [FUNCTION_ID, dayIn('to', 'first day on which it is no more'), REASON, NOTE],
      done: 'Function {id} ends on {to}.',
      examples: ['function end FUNCTION_ID --to 2026-12-31 --reason functionPassedOn'],
    },
  ],
};
