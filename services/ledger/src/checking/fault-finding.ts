import { TreeFileFault } from '../tree-files/tree-file-fault.js';
import type { Finding } from './finding.js';

/**
 * What a file of the ledger gave that is not there, or not as it was written, as a finding.
 * @throws anything else that was thrown
 */
export const findingOfFault = (reason: unknown): Finding => {
  if (!(reason instanceof TreeFileFault)) throw reason;
  const { kind, path, line, message } = reason;
  return { kind, path, text: message, ...(line !== undefined && { line }) };
};
