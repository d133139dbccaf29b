import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type Checkpoint,
  consistencyProof,
  formatAddCheckpoint,
  GrowingTree,
  generateSignerKey,
  type Hash,
  leafHash,
  type SignerKey,
  signCheckpoint,
  tileRoot,
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
