import type { Group } from '../operation.js';
import { APPLYING } from './grant-application.js';
import { DECIDING } from './grant-decision.js';
import { NOTIFYING } from './grant-notice.js';

export const GRANT_COMMANDS: Group = {
  name: 'grant',
  description: 'Grants from the application to the notice, with payments and documents.',
  operations: [...APPLYING, ...DECIDING, ...NOTIFYING],
};
