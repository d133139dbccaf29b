import type { Command } from 'commander';
import type { ShownStream } from '../../ledger-contract.js';
import { runPlatformProgram } from '../../platform-program.js';
import type { OpenSession } from '../../session.js';
import { examples } from '../arguments.js';
import { readText } from '../read-text.js';
import { shownStreamText, streamName } from './stream-proof.js';
import { keyOption } from './verifier-keys.js';

interface CheckOptions {
  readonly stream: string;
  readonly key: readonly string[];
}

export function registerCheckStreamProof(ledger: Command, open: OpenSession): void {
  ledger
    .command('check-stream-proof')
    .description(
      'Check a proof about a stream that was kept, without asking anybody. Exit code 13 if it does not show it.',
    )
    .argument('<file>', 'the proof; - is standard input')
    .requiredOption('--stream <name>', 'the stream that it is to be about', streamName)
    .addOption(keyOption().makeOptionMandatory())
    .addHelpText('after', examples('ledger check-stream-proof PROOF.stream-proof --stream STREAM_NAME --key VKEY'))
    .action(async (file: string, { stream, key: keys }: CheckOptions, command: Command) => {
      const session = open(command);
      const proof = await readText(file);
      const shown = await runPlatformProgram<ShownStream>('checkStreamProof', session.env, { proof, stream, keys });
      session.print(shown, () => shownStreamText(shown));
    });
}
