import { type Command, InvalidArgumentError } from 'commander';
import type { ForkedLedger } from '../../ledger-contract.js';
import { oneLine } from '../../output/one-line.js';
import { runPlatformProgram } from '../../platform-program.js';
import type { OpenSession } from '../../session.js';
import { examples, reasonOption } from '../arguments.js';
import { putInPlaceText } from './put-in-place.js';

interface ForkOptions {
  readonly from: number;
  readonly reason: string;
  readonly to?: string;
}

export function registerFork(ledger: Command, open: OpenSession): void {
  ledger
    .command('fork')
    .description(
      'Begin the log anew under another name while the platform is stopped, because what was signed no longer fits the ' +
        'store (an older backup was restored, files were lost). The old log goes to the archive; every later checkpoint ' +
        'names the fork and its reason. Acts as the operator of credentials.json.',
    )
    .requiredOption('--from <size>', 'how many events, from the first on, both logs share', size)
    .addOption(reasonOption())
    .option('--to <file>', 'a key named as the new log will be (default: one is made)')
    .addHelpText('after', examples('ledger fork --from SIZE --reason restoredBackup'))
    .action(async ({ from, reason, to }: ForkOptions, command: Command) => {
      const session = open(command);
      const request = { from, reason, actor: session.actorFor('operator'), ...(to !== undefined && { to }) };
      const forked = await runPlatformProgram<ForkedLedger>('forkLedger', session.env, request);
      session.print(forked, () => forkedText(forked));
    });
}

function size(text: string): number {
  const number = /^\d{1,16}$/.test(text) ? Number(text) : Number.NaN;
  if (Number.isSafeInteger(number)) return number;
  throw new InvalidArgumentError('Expected a number of events from 0 to 2^53 − 1, in digits.');
}

export const forkedText = (forked: ForkedLedger): string =>
  [
    `The log goes on as ${oneLine(forked.toOrigin)} with the first ${forked.size} events of ${oneLine(forked.fromOrigin)}, ` +
      `which had ${forked.lostSize}. Reason: ${oneLine(forked.reason)}.`,
    `The log that was left lies in ${oneLine(forked.archive.ledgerDir)} and ${oneLine(forked.archive.checkpointDir)}: keep it.`,
    ...putInPlaceText(forked),
    'The next start takes every event of the store into the new log and signs it.',
    'Then give its verifier key (`lotsenbuch ledger key`) to everybody who keeps the old one, and to whoever cosigns.',
  ].join('\n');
