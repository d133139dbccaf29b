import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type Checkpoint,
  consistencyProof,
  fileWitnessState,
  formatAddCheckpoint,
  GrowingTree,
  generateSignerKey,
  type Hash,
  leafHash,
  type SignerKey,
  signCheckpoint,
  tileRoot,
  type WitnessState,
  witnessServer,
} from '../index.js';

/** A log of fewer than 257 leaves and its key: what a witness is asked about. `other` leaves are those of a forked log. */
export class SmallLog {
  readonly key: SignerKey;
  private readonly leaves: Buffer;

  constructor(
    readonly origin: string,
    key?: SignerKey,
    other = '',
  ) {
    this.key = key ?? generateSignerKey(origin);
    this.leaves = Buffer.concat(Array.from({ length: 256 }, (_, index) => leafHash(`${other}${index}`)));
  }

  root(size: number): Hash {
    return size === 0 ? GrowingTree.empty().root() : tileRoot(this.leaves.subarray(0, size * 32));
  }

  checkpoint(size: number, change: Partial<Checkpoint> = {}): string {
    return signCheckpoint({ origin: this.origin, size, root: this.root(size), extensions: [], ...change }, this.key);
  }

  proof(from: number, to: number): Promise<readonly Hash[]> {
    return consistencyProof(from, to, async ({ width }) => this.leaves.subarray(0, width * 32));
  }

  async request(from: number, to: number): Promise<string> {
    const proof = from === 0 ? [] : await this.proof(from, to);
    return formatAddCheckpoint({ oldSize: from, proof, checkpoint: this.checkpoint(to) });
  }
}

/** Serves a handler on a free port while something is done. */
export const served = async <T>(handler: RequestListener, act: (url: string) => Promise<T>): Promise<T> => {
  const server = createServer(handler);
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  try {
    return await act(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  } finally {
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  }
};

/** Gives a folder that is gone afterwards. */
export const inFolder = async <T>(act: (folder: string) => Promise<T>): Promise<T> => {
  const folder = await mkdtemp(join(tmpdir(), 'witness-'));
  try {
    return await act(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

export const key = generateSignerKey('witness.example/1', 'cosignature/v1');
export const log = new SmallLog('log.example/1');
/** Has the key of `log` and other leaves. */
export const forked = new SmallLog('log.example/1', log.key, 'forked ');
export const now = () => new Date(1_700_000_000_999);

/** What the operators of all witnesses here were told. */
export const failures: string[] = [];

export const handlerOf = (state: WitnessState) =>
  witnessServer({ key, logs: [log.key.verifierKey], state, now, onFailure: ({ message }) => failures.push(message) });

export const post = async (url: string, body: string | Uint8Array<ArrayBuffer>) => {
  const response = await fetch(`${url}/add-checkpoint`, { method: 'POST', body });
  return { status: response.status, type: response.headers.get('content-type'), body: await response.text() };
};

export const status = async (url: string, body: string) => (await post(url, body)).status;

/** A witness that keeps its state in a folder. */
export const running = (act: (url: string, state: WitnessState, folder: string) => Promise<void>) =>
  inFolder((folder) => {
    const state = fileWitnessState(folder);
    return served(handlerOf(state), (url) => act(url, state, folder));
  });
