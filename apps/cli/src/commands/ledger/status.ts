import type { Command } from 'commander';
import { EXIT } from '../../exit-code.js';
import { Failure } from '../../failure.js';
import type { Cosignatures, LedgerFork, LedgerStatus } from '../../ledger-contract.js';
import { berlinTime, count } from '../../output/format.js';
import { oneLine } from '../../output/one-line.js';
import type { OpenSession } from '../../session.js';
import { examples } from '../arguments.js';

export function registerLedgerStatus(ledger: Command, open: OpenSession): void {
  ledger
    .command('status')
    .description(
      'Up to where the history is covered by a checkpoint value (Prüfwert), who cosigned it, and whether the ledger ' +
        'still signs. Needs no token. Exit code 7 if it has stopped.',
    )
    .addHelpText('after', examples('ledger status', 'ledger status --json'))
    .action(async (_options: object, command: Command) => {
      const session = open(command);
      const { body: status } = await session.client.get<LedgerStatus>('/v1/ledger');
      session.print(status, () => ledgerStatusText(status));
      if (status.state !== 'stopped') return;
      const why = status.finding === undefined ? '' : `\n  ${oneLine(status.finding.en)}`;
      throw new Failure(EXIT.notReady, `The ledger has stopped and signs nothing until somebody acts.${why}`);
    });
}

export function ledgerStatusText(status: LedgerStatus): string {
  const { checkpointLine, checkpointedAt, size, uncovered, verifierKey, shortForm, fault } = status;
  return [
    checkpointedAt === undefined ? 'Nothing was signed yet.' : oneLine(checkpointLine),
    '',
    ...(checkpointedAt === undefined
      ? []
      : [`The line above is the checkpoint value (Prüfwert) of ${berlinTime(checkpointedAt)}: keep it elsewhere.`]),
    `Covered: ${count(size, 'event', 'events')}${uncovered === 0 ? '' : `; not yet: ${uncovered}`}`,
    `State: ${STATES[status.state]}`,
    ...(fault === undefined
      ? []
      : [
          `Cannot write since ${berlinTime(fault.since)}, and keeps trying${fault.reason === undefined ? '.' : `: ${oneLine(fault.reason)}`}`,
        ]),
    `Cosigned: ${cosignedText(status.cosignatures)}`,
    ...status.forks.map(forkText),
    `Verifier key: ${oneLine(verifierKey)}`,
    `To compare by telephone: ${oneLine(shortForm)}`,
  ].join('\n');
}

const STATES: Readonly<Record<LedgerStatus['state'], string>> = {
  checking: 'compares all events with the tree after the start; signs once that ends well',
  running: 'signs what is new',
  stopped: 'STOPPED: signs nothing until somebody acts',
};

/** Who outside confirmed the checkpoint, and whether that is enough. */
export function cosignedText({ policy, quorumMet, by, missing }: Cosignatures): string {
  if (!policy) return 'nobody outside is asked to (no witness policy is set)';
  const names = by.map(({ name, at }) => `${oneLine(name)} (${berlinTime(at)})`).join(', ') || 'by nobody';
  return quorumMet ? names : `${names}; NOT ENOUGH, missing: ${missing.map(oneLine).join(', ')}`;
}

const forkText = ({ at, fromOrigin, size, lostSize, reason }: LedgerFork): string =>
  `Forked on ${berlinTime(at)} from ${oneLine(fromOrigin)} (${lostSize} events, of which ${size} are shared): ${oneLine(reason)}`;
