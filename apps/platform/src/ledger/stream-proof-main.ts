import '../node-version.js';

import { parseStreamProof, StreamProofRefused, verifyStreamProof } from '@lotsenbuch/ledger';
import { checkpointLine, NoteRefused, ProofRefused, parseVerifierKey } from '@lotsenbuch/transparency-log';
import { PROGRAM_EXIT, ProgramEnd, requested, runProgram } from '../run-program.js';

interface Request {
  /** The proof, as the platform gave it. */
  readonly proof: string;
  /** The stream that it is to be about. */
  readonly stream: string;
  /** Verifier keys of the log, all of one name. */
  readonly keys: readonly [string, ...string[]];
}

// Believes nothing but the keys: no file of the platform is read.
await runProgram([], async () => {
  const { proof, stream, keys: vkeys } = await requested<Request>();
  const keys = vkeys.map(parseVerifierKey);
  try {
    const origin = keys[0]?.name ?? '';
    const { lastRevision, checkpoint } = verifyStreamProof(parseStreamProof(proof), stream, { origin, keys });
    return { stream, ...(lastRevision !== undefined && { lastRevision }), checkpointLine: checkpointLine(checkpoint) };
  } catch (fault) {
    if (fault instanceof NoteRefused)
      throw new ProgramEnd(PROGRAM_EXIT.checkpointWrong, fault.message, { cause: fault });
    if (fault instanceof StreamProofRefused || fault instanceof ProofRefused) {
      throw new ProgramEnd(PROGRAM_EXIT.streamsWrong, `The proof does not show it: ${fault.message}.`, {
        cause: fault,
      });
    }
    throw fault;
  }
});
