import type { Group } from '../operation.js';

/** What of the ledger is a plain list; its other commands check what they are answered. */
export const LEDGER_COMMANDS: Group = {
  name: 'ledger',
  description: 'What was signed.',
  operations: [
    {
      kind: 'list',
      name: 'checkpoints',
      description: 'Every checkpoint value (Prüfwert) that was signed, the latest first. Needs no token.',
      route: 'GET /v1/ledger/checkpoints',
      inputs: [],
      columns: ['Signed=at', 'Events=size', 'checkpointLine'],
      examples: ['ledger checkpoints --limit 20', 'ledger checkpoints --json'],
    },
  ],
};
