import type { Command } from 'commander';
import type { OpenSession } from '../../session.js';
import { examples } from '../arguments.js';
import { registerReceiptCheck } from './check.js';
import { registerReceiptFetch } from './fetch.js';

/** The proofs of single events. */
export function registerReceipt(program: Command, open: OpenSession): void {
  const receipt = program
    .command('receipt')
    .description(
      'Proofs that an event is in the signed log: `receipt EVENT` fetches one, `receipt check` checks it later.',
    )
    .helpCommand(false)
    .addHelpText('after', examples('receipt EVENT', 'receipt check RECEIPT.tlog-proof --event EVENT.txt --key VKEY'));
  registerReceiptFetch(receipt, open);
  registerReceiptCheck(receipt, open);
}
