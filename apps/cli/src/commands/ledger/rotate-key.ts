import type { Command } from 'commander';
import type { RotatedKey } from '../../ledger-contract.js';
import { oneLine } from '../../output/one-line.js';
import { runPlatformProgram } from '../../platform-program.js';
import type { OpenSession } from '../../session.js';
import { examples } from '../arguments.js';
import { putInPlaceText } from './put-in-place.js';

export function registerRotateKey(ledger: Command, open: OpenSession): void {
  ledger
    .command('rotate-key')
    .description(
      'Change the key of the log while the platform is stopped, with its settings. The old key vouches for the new one ' +
        'and is destroyed; what it signed stays verifiable. Acts as the operator of credentials.json.',
    )
    .option('--to <file>', 'a key of the same name to change to (default: one is made)')
    .addHelpText('after', examples('ledger rotate-key', 'ledger rotate-key --to KEY_FILE'))
    .action(async ({ to }: { to?: string }, command: Command) => {
      const session = open(command);
      const request = { actor: session.actorFor('operator'), ...(to !== undefined && { to }) };
      const rotated = await runPlatformProgram<RotatedKey>('rotateLedgerKey', session.env, request);
      session.print(rotated, () => rotatedText(rotated));
    });
}

export const rotatedText = (rotated: RotatedKey): string =>
  [
    `The key of the log ${oneLine(rotated.origin)} is changed. Its verifier key is now`,
    '',
    `  ${oneLine(rotated.verifierKey)}`,
    '',
    `To compare by telephone: ${oneLine(rotated.shortForm)}`,
    `Before it was ${oneLine(rotated.earlierVerifierKey)}; what that one signed is still checked with it.`,
    ...putInPlaceText(rotated),
    'Give the new one to everybody who keeps the old one, and to whoever cosigns.',
  ].join('\n');
