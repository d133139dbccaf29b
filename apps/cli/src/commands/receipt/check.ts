import type { Command } from 'commander';
import { EXIT } from '../../exit-code.js';
import { Failure } from '../../failure.js';
import { readBytes } from '../../operations/request.js';
import { oneLine } from '../../output/one-line.js';
import type { OpenSession } from '../../session.js';
import { examples } from '../arguments.js';
import { keyOption } from '../ledger/verifier-keys.js';
import { readText } from '../read-text.js';
import { checkedReceipt, eventNamed } from './checked-receipt.js';

interface CheckOptions {
  readonly event: string;
  readonly key: readonly string[];
}

const NEWLINE = 0x0a;

export function registerReceiptCheck(receipt: Command, open: OpenSession): void {
  receipt
    .command('check')
    .description(
      'Check a proof that was kept against the event that was kept, without asking anybody. Exit code 10 if they do not ' +
        'belong together, 12 if none of the keys signed.',
    )
    .argument('<file>', 'the proof; - is standard input')
    .requiredOption('--event <file>', 'the event, byte for byte as --with-event wrote it')
    .addOption(keyOption().makeOptionMandatory())
    .addHelpText('after', examples('receipt check RECEIPT.tlog-proof --event EVENT.txt --key VKEY'))
    .action(async (file: string, { event: eventFile, key }: CheckOptions, command: Command) => {
      const session = open(command);
      const proof = await readText(file);
      const event = await readBytes(eventFile);
      const named = eventIn(event, eventFile);
      const shown = checkedReceipt(proof, { event }, key);
      session.print({ event: named.reference, type: named.type, recordedAt: named.recordedAt, ...shown }, () =>
        [
          `${oneLine(named.reference)} (${oneLine(named.type)}, recorded at ${oneLine(named.recordedAt)}) is in the log.`,
          `  Tree index: ${shown.treeIndex}`,
          `  Checkpoint value (Prüfwert): ${oneLine(shown.checkpointLine)}`,
        ].join('\n'),
      );
    });
}

function eventIn(bytes: Uint8Array, file: string): ReturnType<typeof eventNamed> {
  if (bytes.at(-1) === NEWLINE) {
    throw new Failure(
      EXIT.usage,
      `error: ${file} ends in a newline, which the event has not: take the file as --with-event wrote it.`,
    );
  }
  try {
    return eventNamed(bytes);
  } catch {
    throw new Failure(EXIT.usage, `error: ${file} holds no event: expected is one JSON object in one line.`);
  }
}
