import type { Command } from 'commander';
import { EXIT, exitCodeFrom } from '../../exit-code.js';
import { Failure } from '../../failure.js';
import type { Comparison } from '../../ledger-contract.js';
import { runPlatformProgram } from '../../platform-program.js';
import type { OpenSession } from '../../session.js';
import { examples } from '../arguments.js';
import { readText } from '../read-text.js';
import { publishedCheckpoint } from './checkpoint.js';
import { comparisonText } from './compare-text.js';
import { keyOrPublishedOption, keysOfLog } from './verifier-keys.js';

export function registerCompare(ledger: Command, open: OpenSession): void {
  ledger
    .command('compare')
    .description(
      'Hold checkpoint values (Prüfwerte) that you kept against the log of today. Takes nothing from the platform but ' +
        'what is public, and believes of it only what its signed checkpoint proves. Exit code 14 if the history is ' +
        'not the one of then.',
    )
    .argument(
      '<file>',
      'what you kept: signed checkpoints and lines ORIGIN SIZE ROOT, in any order; - is standard input',
    )
    .addOption(keyOrPublishedOption())
    .addHelpText(
      'after',
      examples(
        'ledger compare NOTEBOOK.txt --key VKEY',
        'ledger compare NOTEBOOK.txt',
        'ledger compare NOTEBOOK.txt --json',
      ),
    )
    .action(async (file: string, { key }: { key?: readonly string[] }, command: Command) => {
      const session = open(command);
      const earlier = await readText(file);
      if (earlier.trim() === '') {
        throw new Failure(
          EXIT.cannotBeChecked,
          `${file === '-' ? 'Standard input' : file} is empty: expected are signed checkpoints, or lines ORIGIN SIZE ROOT.`,
        );
      }
      const checkpoint = await publishedCheckpoint(session.client);
      const keys = await keysOfLog(session.client, key);
      const request = { earlier, checkpoint, keys, prefix: `${session.client.url}/v1/ledger/` };
      const comparison = await runPlatformProgram<Comparison>('compareCheckpoints', session.env, request);
      const shown = { ...comparison, keyFromPlatform: key === undefined };
      session.print(shown, () => comparisonText(shown, session.terminal.width));
      if (comparison.exitCode === EXIT.ok) return;
      throw new Failure(exitCodeFrom(comparison.exitCode), 'Not everything that was kept holds today.');
    });
}
