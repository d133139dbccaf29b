import type { Command } from 'commander';
import type { Restored } from '../contract.js';
import { count } from '../output/format.js';
import { oneLine } from '../output/one-line.js';
import { runPlatformProgram } from '../platform-program.js';
import type { OpenSession } from '../session.js';
import { examples } from './arguments.js';

export function registerRestore(program: Command, open: OpenSession): void {
  program
    .command('restore')
    .description(
      'Put a backup in the place of the event store and the vault, while the platform is stopped, with its settings ' +
        '(DATA_DIR and the URLs). What was there is kept aside; what is derived from events is rebuilt at the next start. ' +
        'Says what it could not bring back.',
    )
    .argument('<folder>', 'the backup')
    .option('--key-ring <folder>', 'a backup of the key ring; only where the key ring itself is lost')
    .addHelpText('after', examples('restore FOLDER', 'restore FOLDER --key-ring KEY_RING_FOLDER'))
    .action(async (folder: string, { keyRing }: { keyRing?: string }, command: Command) => {
      const session = open(command);
      const restored = await runPlatformProgram<Restored>('restore', session.env, {
        folder,
        ...(keyRing !== undefined && { keyRing }),
      });
      session.print(restored, () => restoredText(restored));
    });
}

export function restoredText({ madeAt, eventStore, keptAside, lost, ledger }: Restored): string {
  return [
    `Restored the backup of ${madeAt}: event store ${eventStore.storeId}, ${eventStore.head === undefined ? 'empty' : `up to ${eventStore.head}`}`,
    ...(keptAside === undefined ? [] : [`  What was there before: ${oneLine(keptAside)}`]),
    'Not brought back:',
    `  ${lostText(lost)}`,
    '  names of persons erased since: they stay erased, because the key ring was not replaced',
    '  personal values sealed after the backup of the vault',
    'Read models are rebuilt at the next start.',
    ...ledgerLines(ledger),
  ].join('\n');
}

/** What was signed cannot be taken back: where it does not fit any more, somebody has to say so. */
function ledgerLines(ledger: Restored['ledger']): readonly string[] {
  switch (ledger.kind) {
    case 'goesOn':
      return ['The ledger goes on as it is: everything that was signed is in the restored store.'];
    case 'forkNeeded': {
      const { from, signed, command } = ledger;
      return [
        from < signed
          ? `The ledger was signed over ${count(signed, 'event', 'events')}; the restored store has the first ${from} of them.`
          : 'The files of the ledger are not here, or are damaged: bring LEDGER_DIR and CHECKPOINT_DIR back if they lie elsewhere.',
        'Until its log is begun anew nothing is signed, and the platform that is started is not ready. While it is stopped, run:',
        `  ${command}`,
      ];
    }
    case 'unknown':
      return [`What the ledger needs is not known: ${oneLine(ledger.reason)}`];
  }
}

function lostText(lost: Restored['lost']): string {
  switch (lost.kind) {
    case 'none':
      return 'no events: none was recorded after the backup';
    case 'events':
      return `${count(lost.count, 'event', 'events')} recorded after the backup, the last at ${lost.last.recordedAt} (${lost.last.head})`;
    case 'unknown':
      return `nobody knows how many events recorded after the backup: ${oneLine(lost.reason)}`;
  }
}
