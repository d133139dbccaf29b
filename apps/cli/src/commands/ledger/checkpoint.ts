import { checkpointLine, NoteRefused, parseCheckpoint, parseNote } from '@lotsenbuch/transparency-log';
import type { Command } from 'commander';
import type { Client } from '../../connection/client.js';
import { EXIT } from '../../exit-code.js';
import { Failure } from '../../failure.js';
import type { OpenSession } from '../../session.js';
import { examples } from '../arguments.js';

export function registerCheckpoint(ledger: Command, open: OpenSession): void {
  ledger
    .command('checkpoint')
    .description(
      'Print the latest signed checkpoint, to be kept in a file of yours; with --line only its checkpoint value ' +
        '(Prüfwert), the one line to copy, print or mail. Needs no token.',
    )
    .option('--line', 'one line: origin, number of events, root of the tree')
    .addHelpText(
      'after',
      examples('ledger checkpoint', 'ledger checkpoint --line', 'ledger checkpoint --line >> NOTEBOOK.txt'),
    )
    .action(async ({ line: asLine }: { line?: true }, command: Command) => {
      const session = open(command);
      const checkpoint = await publishedCheckpoint(session.client);
      const line = lineOf(checkpoint, session.client.url);
      session.print({ line, checkpoint }, () => (asLine === true ? line : checkpoint.trimEnd()));
    });
}

/** The signed note that is published now; nothing of it is verified. */
export const publishedCheckpoint = async (client: Client): Promise<string> =>
  (await client.download('/v1/ledger/checkpoint', {})).toString('utf8');

function lineOf(checkpoint: string, url: string): string {
  try {
    return checkpointLine(parseCheckpoint(parseNote(checkpoint).text));
  } catch (error) {
    if (!(error instanceof NoteRefused)) throw error;
    throw new Failure(EXIT.checkpointWrong, `What ${url} publishes is no signed checkpoint. ${error.message}`);
  }
}
