import { mkdtemp } from 'node:fs/promises';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import {
  fileWitnessState,
  formatVerifierKey,
  generateSignerKey,
  type SignerKey,
  type VerifierKey,
  witnessServer,
} from '@lotsenbuch/transparency-log';

export const WITNESSED_AT = new Date('2026-11-23T09:00:07.000Z');

export interface Server extends AsyncDisposable {
  readonly url: string;
  /** Requests so far. */
  readonly requests: () => number;
  close(): Promise<void>;
}

/** An HTTP server on the loopback address; a port of 0 takes any. */
export async function serve(listener: RequestListener, port = 0): Promise<Server> {
  let requests = 0;
  const server = createServer((request, response) => {
    requests += 1;
    listener(request, response);
  });
  await new Promise<void>((listening) => server.listen(port, '127.0.0.1', listening));
  const close = async () => {
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  };
  const { port: taken } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${taken}`, requests: () => requests, close, [Symbol.asyncDispose]: close };
}

/** A witness of our own library that watches one log and keeps its state in a new folder. */
export async function aWitness(name: string, log: VerifierKey, path: string) {
  const key = generateSignerKey(`witness.example/${name}`, 'cosignature/v1');
  const state = fileWitnessState(await mkdtemp(join(path, `${name}-`)));
  return { name, key, handler: witnessServer({ key, logs: [log], state, now: () => WITNESSED_AT }) };
}

/** A policy that asks for the cosignatures of this quorum. */
export const policyText = (
  witnesses: readonly { readonly name: string; readonly key: SignerKey; readonly url?: string }[],
  ...quorum: readonly string[]
): string =>
  [
    ...witnesses.map(({ name, key, url }) =>
      `witness ${name} ${formatVerifierKey(key.verifierKey)} ${url ?? ''}`.trim(),
    ),
    ...quorum,
    '',
  ].join('\n');
