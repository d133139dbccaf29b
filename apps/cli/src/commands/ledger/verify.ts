import { type Command, Option } from 'commander';
import { EXIT, exitCodeFrom } from '../../exit-code.js';
import { Failure } from '../../failure.js';
import type { Verification } from '../../ledger-contract.js';
import { Progress } from '../../output/progress.js';
import { runPlatformProgram } from '../../platform-program.js';
import type { OpenSession } from '../../session.js';
import { examples } from '../arguments.js';
import { keyOption } from './verifier-keys.js';
import { remainingText, verificationText } from './verify-text.js';

interface VerifyOptions {
  readonly key?: readonly string[];
  readonly workers: '1' | '2';
  readonly fromStart?: true;
}

export function registerVerify(ledger: Command, open: OpenSession): void {
  ledger
    .command('verify')
    .description(
      'Hold every event of the store against the tree, and the tree against everything that was signed. Works on the ' +
        'files of the platform with its settings (DATA_DIR and the URLs), whether it runs or not, and changes nothing ' +
        'in them. Interrupted, it goes on from there at the next run. Exit codes 10 to 15 say what was found.',
    )
    .addOption(keyOption(' (default: those that lie beside what is checked)'))
    .addOption(new Option('--workers <number>', 'how many cores to use').choices(['1', '2']).default('1'))
    .option('--from-start', 'check everything, also what an interrupted run has checked')
    .addHelpText(
      'after',
      examples('ledger verify', 'ledger verify --key VKEY --workers 2', 'ledger verify --from-start --json'),
    )
    .action(async ({ key = [], workers, fromStart }: VerifyOptions, command: Command) => {
      const session = open(command);
      const progress = new Progress(session.terminal, 'Verifying', 'events');
      let verification: Verification;
      try {
        const request = { keys: key, workers: Number(workers), fromStart: fromStart === true };
        verification = await runPlatformProgram<Verification>('verifyLedger', session.env, request, (message) => {
          const { done, total, eventsPerSecond } = message as Reached;
          progress.update(done, total, remainingText(done, total, eventsPerSecond));
        });
      } finally {
        progress.end();
      }
      session.print(verification, () => verificationText(verification, session.terminal.width));
      const { findings } = verification.inWords;
      if (verification.exitCode === EXIT.ok) return;
      throw new Failure(exitCodeFrom(verification.exitCode), `The ledger does not hold: ${findings.length} found.`);
    });
}

/** What the program says while it works. */
interface Reached {
  readonly done: number;
  readonly total: number;
  readonly eventsPerSecond: number;
}
