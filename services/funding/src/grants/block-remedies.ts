import type { Block } from './domain/events.js';

/** The rule behind each block and what takes it away. */
export const BLOCK_REMEDIES: Readonly<Record<Block, string>> = {
  noTransparencyRegisterEntry:
    'The carrier has no entry in the transparency register, which every legal person needs before approval: record the entry at the carrier, then settle the open point.',
  applicationLate:
    'The application came after the last day of the call: settle the open point with the reason for which it is taken all the same.',
  notNominated:
    'No district nominated this carrier for this area and period: have it nominated, then settle the open point.',
  startedWithoutConsent:
    'The period began before the decision without consent to an early start on its first day (AV § 44 LHO no. 1.3), and consent cannot be given afterwards: apply for a later period.',
  documentsMissing:
    'A document that the rule set asks for before a decision is not in the file: attach the extract of the transparency register.',
};

export const BLOCKS = Object.keys(BLOCK_REMEDIES) as Block[];
