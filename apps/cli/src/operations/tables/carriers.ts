import { dayIn, id, needed, optional } from '../inputs.js';
import type { Group } from '../operation.js';

export const CARRIER_COMMANDS: Group = {
  name: 'carriers',
  description: '',
  operations: [
    {
      kind: 'change',
      name: 'register',
      description: 'Register a carrier that received nothing yet.',
      route: 'POST /v1/carriers',
      as: 'officer',
      inputs: [
        needed('name', '<name>', 'name with its legal form'),
        optional('distinct', '', 'it is another organisation than those whose names resemble it'),
      ],
      done: 'Registered {name}: carrier {carrierId}.',
      examples: ['carriers register --name "Kiezlicht e. V."'],
    },
    {
      kind: 'change',
      name: 'transparency-entry',
      description: 'Record that a carrier was found in the transparency register.',
      route: 'POST /v1/carriers/{id}/transparency-register-entry',
      as: 'officer',
      thing: '/v1/carriers/{id}',
      inputs: [
        id('id of the carrier'),
        needed('entryNumber', '<number>', 'number of the entry as the register writes it'),
        dayIn('seenOn', 'day on which it was looked at'),
        optional('document', '<hash>', 'SHA-256 of the extract'),
      ],
      done: 'Entry {entryNumber} of carrier {id} is recorded.',
      examples: ['carriers transparency-entry CARRIER_ID --entry-number TDB-4711 --seen-on 2026-01-15'],
    },
  ],
};
