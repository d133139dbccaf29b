import { resolve } from 'node:path';
import { type Command, InvalidArgumentError } from 'commander';
import type { ShownStream } from '../../ledger-contract.js';
import { count } from '../../output/format.js';
import { oneLine } from '../../output/one-line.js';
import { runPlatformProgram } from '../../platform-program.js';
import type { OpenSession } from '../../session.js';
import { examples } from '../arguments.js';
import { requireNew, writeNew } from '../write-new.js';
import { KEY_NOT_GIVEN, keyOrPublishedOption, keysOfLog } from './verifier-keys.js';

interface StreamProofOptions {
  readonly out?: string;
  readonly now?: true;
  readonly key?: readonly string[];
}

export function registerStreamProof(ledger: Command, open: OpenSession): void {
  ledger
    .command('stream-proof')
    .description(
      'Fetch the proof of which events a stream had when all streams were last cut (the first checkpoint of each day), ' +
        'or that there was no such stream, and check it before it is written. Uses the role auditor; --as names another ' +
        'identity.',
    )
    .argument('<stream>', 'name of the stream, such as grant-1', streamName)
    .option('--now', 'have all streams cut first, so that it is about this moment')
    .option('--out <file>', 'where to write it (default: STREAM.stream-proof); a file that exists is not overwritten')
    .addOption(keyOrPublishedOption())
    .addHelpText(
      'after',
      examples(
        'ledger stream-proof STREAM_NAME',
        'ledger stream-proof STREAM_NAME --now --key VKEY --out PROOF.stream-proof',
      ),
    )
    .action(async (stream: string, { out, now, key }: StreamProofOptions, command: Command) => {
      const session = open(command);
      const { client } = session;
      const file = out ?? `${stream}.stream-proof`;
      requireNew(file);
      if (now === true) {
        await session.change('/v1/ledger/stream-heads', { as: 'auditor', idempotencyKey: undefined, body: {} });
      }
      const { body } = await client.get<object>('/v1/ledger/stream-proof', { as: 'auditor', query: { stream } });
      const keys = await keysOfLog(client, key);
      const proof = JSON.stringify(body);
      const shown = await runPlatformProgram<ShownStream>('checkStreamProof', session.env, { proof, stream, keys });
      await writeNew(file, `${proof}\n`);
      session.print({ ...shown, file: resolve(file), keyFromPlatform: key === undefined }, () =>
        [
          shownStreamText(shown),
          `Wrote the proof to ${oneLine(file)}.`,
          ...(key === undefined ? [KEY_NOT_GIVEN] : []),
        ].join('\n'),
      );
    });
}

/** @throws InvalidArgumentError what is no name of a stream also would be no name of a file */
export function streamName(text: string): string {
  if (text.length <= 200 && /^[a-z][A-Za-z0-9]*-[A-Za-z0-9][A-Za-z0-9._-]*$/.test(text)) return text;
  throw new InvalidArgumentError('Expected the name of a stream, such as grant-1.');
}

export const shownStreamText = ({ stream, lastRevision, checkpointLine }: ShownStream): string =>
  [
    lastRevision === undefined
      ? `There was no stream ${oneLine(stream)}.`
      : `The stream ${oneLine(stream)} had ${count(lastRevision + 1, 'event', 'events')}, revisions 0 to ${lastRevision}, and no others.`,
    `As of the checkpoint value (Prüfwert): ${oneLine(checkpointLine)}`,
  ].join('\n');
