import { id, needed, query, REASON, RECORDED_BY } from '../inputs.js';
import type { Group, Outcome } from '../operation.js';

const ERASURES = '/v1/erasures';
const ERASURE = `${ERASURES}/{id}`;
const ID = id('id of the erasure');

const ERASED: Outcome = {
  seenAt: ERASURE,
  of: (answer, erasure) => (erasure.stage === 'released' ? undefined : { ...answer, stage: erasure.stage }),
};

export const ERASURE_COMMANDS: Group = {
  name: 'erasure',
  description: 'Erasing what is known about a person, with four eyes.',
  operations: [
    {
      kind: 'list',
      name: 'list',
      description: 'Erasures.',
      route: `GET ${ERASURES}`,
      as: 'officer',
      inputs: [
        query('stage', '<stage>', 'only at this stage', { choices: ['requested', 'refused', 'released', 'erased'] }),
        RECORDED_BY,
      ],
      columns: ['stage', 'reason', 'requestedAt', 'decidedAt', 'refusal', 'erasedAt', 'subject', 'id'],
      examples: ['erasure list', 'erasure list --stage requested'],
    },
    {
      kind: 'show',
      name: 'show',
      description: 'One erasure.',
      route: `GET ${ERASURE}`,
      as: 'officer',
      inputs: [ID, RECORDED_BY],
      examples: ['erasure show ERASURE_ID'],
    },
    {
      kind: 'change',
      name: 'request',
      description: 'Ask for the erasure of a person or a note.',
      route: `POST ${ERASURES}`,
      as: 'officer',
      inputs: [needed('subject', '<id>', 'random id of the person or note, as what holds it shows it'), REASON],
      done: 'Asked for it: erasure {id}. An approver has to release it.',
      examples: ['erasure request --subject SUBJECT_ID --reason noLongerNeeded'],
    },
    {
      kind: 'change',
      name: 'release',
      description: 'Release an erasure as the second person. It cannot be undone.',
      route: `POST ${ERASURE}/release`,
      as: 'approver',
      thing: ERASURE,
      inputs: [ID],
      outcome: ERASED,
      done: 'Erasure {id}: {stage}.',
      examples: ['erasure release ERASURE_ID'],
    },
    {
      kind: 'change',
      name: 'refuse',
      description: 'Refuse an erasure.',
      route: `POST ${ERASURE}/refuse`,
      as: 'approver',
      thing: ERASURE,
      inputs: [ID, REASON],
      done: 'Erasure {id} is refused.',
      examples: ['erasure refuse ERASURE_ID --reason mustBeKept'],
    },
  ],
};
