import type { Command } from 'commander';
import type { OpenSession } from '../../session.js';
import { examples } from '../arguments.js';
import { registerCheckStreamProof } from './check-stream-proof.js';
import { registerCheckpoint } from './checkpoint.js';
import { registerCompare } from './compare.js';
import { registerFork } from './fork.js';
import { registerKey } from './key.js';
import { registerRotateKey } from './rotate-key.js';
import { registerLedgerStatus } from './status.js';
import { registerStreamProof } from './stream-proof.js';
import { registerVerify } from './verify.js';

/** The commands of the log over all events: what was signed, and whether it still holds. */
export function registerLedger(program: Command, open: OpenSession): void {
  const ledger = program
    .command('ledger')
    .description(
      'The log over all events: its checkpoint value (Prüfwert), its key, and whether everything still holds.',
    )
    .helpCommand(false)
    .addHelpText('after', examples('ledger status', 'ledger verify', 'ledger compare NOTEBOOK.txt --key VKEY'));
  for (const register of [
    registerLedgerStatus,
    registerCheckpoint,
    registerVerify,
    registerCompare,
    registerKey,
    registerRotateKey,
    registerFork,
    registerStreamProof,
    registerCheckStreamProof,
  ]) {
    register(ledger, open);
  }
}
