import '../node-version.js';

import { compareCheckpoints, comparisonExitCode, verdictText } from '@lotsenbuch/ledger';
import { NoteRefused, parseVerifierKey } from '@lotsenbuch/transparency-log';
import { PROGRAM_EXIT, ProgramEnd, requested, runProgram } from '../run-program.js';
import { tilesOverHttp } from './tiles-over-http.js';

interface Request {
  /** Text of the file with the checkpoints that were kept. */
  readonly earlier: string;
  /** The one that is published today. */
  readonly checkpoint: string;
  /** Verifier keys of the log. */
  readonly keys: readonly string[];
  /** Address in front of `tile/…`, with a slash at its end. */
  readonly prefix: string;
}

// Works on what is public alone: no file of the platform is read.
await runProgram([], async () => {
  const { earlier, checkpoint, keys, prefix } = await requested<Request>();
  try {
    const today = { checkpoint, source: tilesOverHttp(prefix) };
    const report = await compareCheckpoints(earlier, today, keys.map(parseVerifierKey));
    const inWords = report.compared.map((each) => verdictText(each, 'en'));
    return { ...report, exitCode: comparisonExitCode(report), inWords };
  } catch (fault) {
    if (!(fault instanceof NoteRefused)) throw fault;
    throw new ProgramEnd(
      PROGRAM_EXIT.checkpointWrong,
      `The published checkpoint is not to be believed. ${fault.message}`,
      {
        cause: fault,
      },
    );
  }
});
