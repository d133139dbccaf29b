import { type BothLanguages, Problem, type ProblemKind, refusal } from '@lotsenbuch/service-kit';
import { NoteRefused, ProofRefused } from '@lotsenbuch/transparency-log';
import { StreamProofRefused } from './stream-heads/stream-proof-refused.js';
import { TreeFileFault } from './tree-files/tree-file-fault.js';

/** The refusals of the ledger; `docs/http-conventions.md` lists them for clients. */
export const LEDGER_PROBLEMS = {
  notCoveredYet: { name: 'not-covered-yet', status: 409, title: 'No signed checkpoint covers it yet' },
  ledgerDamaged: { name: 'ledger-damaged', status: 500, title: 'The files of the ledger do not fit together' },
  ledgerStopped: { name: 'ledger-stopped', status: 503, title: 'The ledger signs nothing at the moment' },
} as const satisfies Record<string, ProblemKind>;

/** Worth asking again after a second. */
export const notCoveredYet = (texts: BothLanguages): Problem =>
  refusal(LEDGER_PROBLEMS.notCoveredYet, texts, { headers: { 'Retry-After': '1' } });

/**
 * Tells what is wrong with the ledger's own files as the problem it is.
 * @throws Problem `ledger-damaged`, 500: nothing that does not verify is given out
 */
export const orLedgerDamaged = async <Answer>(answer: Promise<Answer>): Promise<Answer> => {
  try {
    return await answer;
  } catch (fault) {
    const isOurs = [TreeFileFault, ProofRefused, NoteRefused, StreamProofRefused].some((kind) => fault instanceof kind);
    if (!isOurs) throw fault;
    throw refusal(
      LEDGER_PROBLEMS.ledgerDamaged,
      {
        en: 'The files of the ledger do not fit together, so nothing is shown of them. The operator runs ./lotsenbuch ledger verify, which names what differs.',
        de: 'Die Dateien des Vorgangsprotokolls passen nicht zusammen; deshalb wird nichts daraus gezeigt. Der Betrieb führt ./lotsenbuch ledger verify aus; das nennt, was abweicht.',
      },
      { cause: fault },
    );
  }
};
