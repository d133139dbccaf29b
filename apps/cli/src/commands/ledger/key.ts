import type { Command } from 'commander';
import type { LedgerKey, LedgerStatus } from '../../ledger-contract.js';
import { oneLine } from '../../output/one-line.js';
import { runPlatformProgram } from '../../platform-program.js';
import type { OpenSession, Session } from '../../session.js';
import { examples } from '../arguments.js';

export function registerKey(ledger: Command, open: OpenSession): void {
  ledger
    .command('key')
    .description(
      'Print the verifier key of the log, to be kept on paper. Needs no token: it is public. What signs is never shown.',
    )
    .option('--offline', 'from the files of the platform, with its settings, also while it is down')
    .addHelpText('after', examples('ledger key', 'ledger key --offline', 'ledger key --json'))
    .action(async ({ offline }: { offline?: true }, command: Command) => {
      const session = open(command);
      const key = offline === true ? await offlineKey(session) : await publishedKey(session);
      session.print(key, () => keyText(key));
    });
}

const offlineKey = (session: Session): Promise<LedgerKey> => runPlatformProgram('ledgerKey', session.env, {});

async function publishedKey({ client }: Session): Promise<LedgerKey> {
  const { origin, verifierKey, shortForm } = (await client.get<LedgerStatus>('/v1/ledger')).body;
  return { origin, verifierKey, shortForm };
}

export const keyText = ({ origin, verifierKey, shortForm }: LedgerKey): string =>
  [
    `Verifier key of the log ${oneLine(origin)}`,
    '',
    `  ${oneLine(verifierKey)}`,
    '',
    `To compare by telephone: ${oneLine(shortForm)}`,
    '',
    'Keep this on paper, and the date: with it everybody can check what this log signed, whoever runs the platform by',
    'then. Compare the digits with somebody who has it from elsewhere.',
  ].join('\n');
