import { hostname } from 'node:os';
import { formatVerifierKey, parseVerifierKey } from '@lotsenbuch/transparency-log';
import { type Command, InvalidArgumentError } from 'commander';
import { EXIT } from '../../exit-code.js';
import { Failure } from '../../failure.js';
import { oneLine } from '../../output/one-line.js';
import type { OpenSession } from '../../session.js';
import { examples } from '../arguments.js';
import { logKeys } from '../ledger/verifier-keys.js';
import { serveWitness } from './serve-witness.js';
import { witnessKeyAndState } from './witness-key.js';

interface WitnessCommandOptions {
  readonly key: string;
  readonly state: string;
  readonly log: readonly string[];
  readonly port: number;
  readonly host: string;
  readonly name?: string;
}

export function registerWitness(program: Command, open: OpenSession): void {
  program
    .command('witness')
    .description(
      'Cosign the checkpoints of any log, as C2SP tlog-witness has it: only what goes on from what was cosigned before. ' +
        'Runs apart from the platform, best with somebody else. Makes its key at the first start; runs until it is ' +
        'told to end (Ctrl-C, SIGTERM) and writes one line for each decision to standard error.',
    )
    .requiredOption('--key <file>', 'its key; made at the first start, readable by its owner alone')
    .requiredOption(
      '--state <folder>',
      'what it cosigned last, of each log; for one witness at a time, and never to be lost',
    )
    .requiredOption('--log <vkey>', 'verifier key of a log that it cosigns; may be given several times', logKeys)
    .option('--port <number>', 'where it listens; 0 takes any free port', port, 8090)
    .option('--host <host>', 'address on which it listens', '127.0.0.1')
    .option('--name <name>', `name of its key, made at the first start (default: the name of this machine)`)
    .addHelpText(
      'after',
      examples(
        'witness --key WITNESS_KEY --state FOLDER --log VKEY',
        'witness --key WITNESS_KEY --state FOLDER --log VKEY --port 8091 --name witness.example.org',
      ),
    )
    .action(async ({ key: keyFile, state, log, port, host, name }: WitnessCommandOptions, command: Command) => {
      const session = open(command);
      const key = await witnessKeyAndState({ keyFile, stateFolder: state, name, defaultName: hostname() });
      const logs = log.map(parseVerifierKey);
      const witness = await serveWitness({
        key,
        logs,
        stateFolder: state,
        host,
        port,
        say: session.terminal.err,
      }).catch((error: unknown) => {
        throw new Failure(
          EXIT.usage,
          `error: cannot listen on ${host} port ${port}: ${error instanceof Error ? error.message : error}.`,
        );
      });
      const vkey = formatVerifierKey(key.verifierKey);
      session.print({ verifierKey: vkey, url: witness.url, logs: logs.map(formatVerifierKey) }, () =>
        [
          `Witness ${oneLine(key.verifierKey.name)} listens on ${witness.url}`,
          `Verifier key: ${vkey}`,
          ...logs.map(({ name: origin }) => `Cosigns: ${oneLine(origin)}`),
          `Line for the witness policy of the log: witness ${policyName(key.verifierKey.name)} ${vkey} ${witness.url}`,
        ].join('\n'),
      );
      await witness.untilEnded();
    });
}

function port(text: string): number {
  if (/^\d{1,5}$/.test(text) && Number(text) <= 65_535) return Number(text);
  throw new InvalidArgumentError('Expected a port from 0 to 65535.');
}

/** A name for a policy; only within it does it mean something. */
const policyName = (name: string): string => name.replace(/[^A-Za-z0-9.-]+/g, '-');
