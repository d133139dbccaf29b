import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  fileWitnessState,
  type SignerKey,
  type VerifierKey,
  type WitnessDecision,
  witnessServer,
} from '@lotsenbuch/transparency-log';
import { oneLine } from '../../output/one-line.js';

export interface WitnessService {
  readonly key: SignerKey;
  readonly logs: readonly VerifierKey[];
  readonly stateFolder: string;
  readonly host: string;
  readonly port: number;
  /** Told one line for each decision. */
  readonly say: (line: string) => void;
}

export interface RunningWitness {
  readonly url: string;
  /** Resolves once it was told to end and has answered what it was asked before. */
  untilEnded(): Promise<void>;
}

/**
 * Serves a witness until SIGTERM or SIGINT.
 * @throws Error it cannot listen there
 */
export async function serveWitness({
  key,
  logs,
  stateFolder,
  host,
  port,
  say,
}: WitnessService): Promise<RunningWitness> {
  const now = () => new Date();
  const log = (line: string) => say(`${now().toISOString()} ${line}`);
  const server = createServer(
    witnessServer({
      key,
      logs,
      state: fileWitnessState(stateFolder),
      now,
      onDecision: (decision) => log(decisionText(decision)),
      onFailure: ({ message }) => log(`failed, cosigned nothing: ${oneLine(message)}`),
    }),
  );
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  const { address, family, port: taken } = server.address() as AddressInfo;
  const url = `http://${family === 'IPv6' ? `[${address}]` : address}:${taken}`;
  const untilEnded = () =>
    new Promise<void>((resolve) => {
      const end = () => {
        server.close(() => resolve());
        server.closeIdleConnections();
      };
      for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, end);
    });
  return { url, untilEnded };
}

function decisionText({ status, origin, size, refusal }: WitnessDecision): string {
  const about = origin === undefined ? 'a request' : `${oneLine(origin)} ${size}`;
  if (refusal === undefined) return `cosigned ${about}`;
  // In a 409 of this form the log learns from where it has to prove.
  const why = status === 409 && /^\d+$/.test(refusal) ? `${refusal} was cosigned last` : oneLine(refusal);
  return `refused ${about} (${status}): ${why}`;
}
