import { day } from '../../commands/arguments.js';
import { AREAS, dayIn, id, NOTE, needed, query, REASON, RECORDED_BY, typed } from '../inputs.js';
import type { Group, Input } from '../operation.js';

const PROJECTS = '/v1/projects';
const PROJECT = `${PROJECTS}/{id}`;
const ID = id('id of the project');

/** What shortens every list of staffing. */
export const STAFFING_FILTERS: readonly Input[] = [
  query('district', '<key>', '01 to 12, or supraDistrict', { choices: AREAS }),
  typed('--carrier <id>', query('carrierId', '', 'only of this carrier')),
  query('on', '<day>', 'only what holds on this day', { read: day }),
  RECORDED_BY,
];

export const PROJECT_COMMANDS: Group = {
  name: 'project',
  description: 'Projects of carriers in a district or in all of Berlin.',
  operations: [
    {
      kind: 'list',
      name: 'list',
      description: 'Projects.',
      route: `GET ${PROJECTS}`,
      as: 'officer',
      inputs: STAFFING_FILTERS,
      columns: ['title', 'district', 'carrier', 'from', 'to', 'id'],
      examples: ['project list', 'project list --district 05 --on 2026-03-31'],
    },
    {
      kind: 'show',
      name: 'show',
      description: 'One project with the carriers that had it.',
      route: `GET ${PROJECT}`,
      as: 'officer',
      inputs: [ID, RECORDED_BY],
      examples: ['project show PROJECT_ID'],
    },
    {
      kind: 'change',
      name: 'open',
      description: 'Open a project.',
      route: `POST ${PROJECTS}`,
      as: 'officer',
      inputs: [
        needed('title', '<title>', 'name of the project, never of a person'),
        needed('district', '<key>', '01 to 12, or supraDistrict', { choices: AREAS }),
        typed('--carrier <id>', needed('carrierId', '', 'the carrier that is responsible')),
        dayIn('from', 'first day'),
      ],
      done: 'Opened the project {id}.',
      examples: ['project open --title "Lotsenhaus Nord" --district 05 --carrier CARRIER_ID --from 2026-01-01'],
    },
    {
      kind: 'change',
      name: 'transfer',
      description: 'Let another carrier go on with a project.',
      route: `POST ${PROJECT}/transfer`,
      as: 'officer',
      thing: PROJECT,
      inputs: [
        ID,
        typed('--carrier <id>', needed('carrierId', '', 'the carrier that goes on')),
        dayIn('from', 'its first day'),
        REASON,
        NOTE,
      ],
      done: 'Project {id} is with carrier {carrierId} from {from} on.',
      examples: ['project transfer PROJECT_ID --carrier CARRIER_ID --from 2026-07-01 --reason carrierSucceeded'],
    },
    {
      kind: 'change',
      name: 'end',
      description: 'End a project.',
      route: `POST ${PROJECT}/end`,
      as: 'officer',
      thing: PROJECT,
      inputs: [ID, dayIn('to', 'first day on which it is no more'), REASON, NOTE],
      done: 'Project {id} ends on {to}.',
      examples: ['project end PROJECT_ID --to 2027-01-01 --reason fundingEnded'],
    },
  ],
};
