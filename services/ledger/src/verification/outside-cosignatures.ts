import { readFile } from 'node:fs/promises';
import { checkUnderPolicy, NoteRefused, PolicyRefused, parsePolicy } from '@lotsenbuch/transparency-log';
import type { Findings } from './findings.js';
import type { LimitCode } from './limits.js';
import type { OutsideCosignatures } from './verification-report.js';

/** Who outside vouches for the published checkpoint, and what cannot be seen because nobody does. */
export const outsideCosignatures = async (
  policyFile: string | undefined,
  published: string | undefined,
  findings: Findings,
): Promise<{ readonly cosignatures: OutsideCosignatures; readonly limits: readonly LimitCode[] }> => {
  const none = { policy: policyFile !== undefined, quorumMet: false, by: [], missing: [] };
  if (policyFile === undefined || published === undefined) {
    return { cosignatures: none, limits: ['noOutsideCosignature'] };
  }
  try {
    const policy = parsePolicy(await readFile(policyFile, 'utf8'));
    const { cosignedBy, quorumMet, missing } = checkUnderPolicy(published, policy);
    const by = cosignedBy.map(({ name, at }) => ({ name, at: new Date(at * 1000).toISOString() }));
    const limits: readonly LimitCode[] =
      by.length === 0 ? ['noOutsideCosignature'] : quorumMet ? [] : ['quorumMissing'];
    return { cosignatures: { policy: true, quorumMet, by, missing }, limits };
  } catch (reason) {
    if (reason instanceof NoteRefused && reason.reason === 'bad-signature') {
      findings.add({ kind: 'signatureInvalid', path: 'checkpoint', text: reason.message });
    } else if (!(reason instanceof PolicyRefused || reason instanceof NoteRefused || isSystemError(reason))) {
      throw reason;
    }
    return { cosignatures: none, limits: ['noOutsideCosignature', 'policyNotUsable'] };
  }
};

const isSystemError = (reason: unknown): boolean => reason instanceof Error && 'code' in reason;
