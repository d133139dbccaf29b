import '../node-version.js';

import { KeyRefused, readKnownKeys } from '@lotsenbuch/ledger';
import { ConfigurationRefused, readConfiguration } from '@lotsenbuch/service-kit';
import { formatVerifierKey, shortForm } from '@lotsenbuch/transparency-log';
import { PROGRAM_EXIT, ProgramEnd, runProgram } from '../run-program.js';

// The key that signs, from the list beside what was signed: the secret half is not opened for this.
await runProgram([ConfigurationRefused, KeyRefused], async () => {
  const { checkpointDir } = readConfiguration(process.env);
  const key = (await readKnownKeys(checkpointDir)).at(-1)?.verifierKey;
  if (key === undefined) {
    throw new ProgramEnd(
      PROGRAM_EXIT.cannotBeChecked,
      `${checkpointDir} knows no key: set DATA_DIR or CHECKPOINT_DIR as the platform has them; before its first start there is none.`,
    );
  }
  return { origin: key.name, verifierKey: formatVerifierKey(key), shortForm: shortForm(key) };
});
