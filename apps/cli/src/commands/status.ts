import type { Command } from 'commander';
import type { ConsumerStatus, PlatformStatus, ReadinessAnswer } from '../contract.js';
import { EXIT } from '../exit-code.js';
import { Failure } from '../failure.js';
import { failureLines } from '../output/consumer-failure.js';
import { count } from '../output/format.js';
import { oneLine } from '../output/one-line.js';
import { type Column, table } from '../output/table.js';
import type { OpenSession } from '../session.js';
import { examples } from './arguments.js';

export function registerStatus(program: Command, open: OpenSession): void {
  program
    .command('status')
    .description('Whether the platform is ready, and where everything that follows its log stands. Needs any identity.')
    .addHelpText('after', examples('status', 'status --json'))
    .action(async (_options: object, command: Command) => {
      const session = open(command);
      const readiness = await session.client.readiness<ReadinessAnswer>();
      const { body: status } = await session.client.get<PlatformStatus>('/v1/status', { as: 'anyone' });
      const { ready } = readiness;
      const notReady = readiness.answer.checks.filter((check) => !check.ready);
      session.print({ url: session.client.url, ready, checks: readiness.answer.checks, ...status }, () =>
        statusText(session.client.url, ready, status, session.terminal.width),
      );
      if (ready) return;
      const reasons = notReady.map(({ name, reason }) => `\n  ${oneLine(name)}: ${oneLine(reason ?? 'not ready')}`);
      throw new Failure(EXIT.notReady, `The platform is not ready.${reasons.join('')}`);
    });
}

const COLUMNS: readonly Column<ConsumerStatus>[] = [
  { caption: 'Follows the log', value: ({ name }) => name, wrapsTo: 16 },
  { caption: 'State', value: ({ state }) => STATES[state] },
  { caption: 'Log position', value: ({ logPosition }) => logPosition ?? 'at the start', reference: true },
];

const STATES: Readonly<Record<ConsumerStatus['state'], string>> = {
  catchingUp: 'catching up',
  live: 'live',
  stopped: 'STOPPED',
};

const LEDGER_STATES: Readonly<Record<PlatformStatus['ledger']['state'], string>> = {
  checking: 'is checking every event after its start',
  running: 'running',
  stopped: 'STOPPED: nothing is signed any more',
};

const ledgerLines = ({ state, checkpointLine, shortForm, uncovered }: PlatformStatus['ledger']): readonly string[] => [
  `Ledger ${LEDGER_STATES[state]}; ${count(uncovered, 'event', 'events')} not covered yet`,
  ...(checkpointLine === '' ? [] : [`  Prüfwert, worth noting down: ${oneLine(checkpointLine)}`]),
  `  signed with the key of the short form ${oneLine(shortForm)}`,
];

export function statusText(url: string, ready: boolean, status: PlatformStatus, width: number): string {
  const { version, eventStore, ledger, consumers } = status;
  const lines = [
    `Lotsenbuch ${oneLine(version)} on ${url}: ${ready ? 'ready' : 'NOT READY'}`,
    `Event store ${eventStore.storeId}, head of the log: ${eventStore.head ?? 'empty'}`,
    ...ledgerLines(ledger),
    '',
  ];
  if (consumers.length === 0) return [...lines, 'Nothing follows the log.'].join('\n');
  return [...lines, table(COLUMNS, consumers, width, failureLines)].join('\n');
}
