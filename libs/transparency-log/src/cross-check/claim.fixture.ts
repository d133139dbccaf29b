import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What every claim says; the Go program reads and writes the same fields. */
interface Made {
  /** What it is about, and what was changed in it. */
  readonly name: string;
  /** False for what was corrupted. */
  readonly accept: boolean;
}

/** Every key has signed the note, which holds exactly this text. */
export interface NoteClaim extends Made {
  readonly kind: 'note';
  readonly text: string;
  readonly note: string;
  readonly verifierKeys: readonly string[];
}

/** The private key belongs to the first verifier key, and makes exactly this note of the text. */
export interface KeyClaim extends Made {
  readonly kind: 'key';
  readonly signerKey: string;
  readonly text: string;
  readonly note: string;
  readonly verifierKeys: readonly string[];
}

export interface CheckpointClaim extends Made {
  readonly kind: 'checkpoint';
  readonly note: string;
  readonly verifierKeys: readonly string[];
  readonly origin: string;
  readonly size: number;
  readonly root: string;
}

/** The witness, whose verifier key is the first, cosigned the checkpoint at this time in POSIX seconds. */
export interface CosignatureClaim extends Made {
  readonly kind: 'cosignature';
  readonly note: string;
  readonly verifierKeys: readonly string[];
  readonly cosignedAt: number;
}

/** A proof in one text, in the form of tlog-proof. */
export interface ProofClaim extends Made {
  readonly kind: 'proof';
  readonly note: string;
  readonly verifierKeys: readonly string[];
  readonly origin: string;
  readonly leafHash: string;
}

export interface InclusionClaim extends Made {
  readonly kind: 'inclusion';
  readonly size: number;
  readonly root: string;
  readonly index: number;
  readonly leafHash: string;
  readonly hashes: readonly string[];
}

export interface ConsistencyClaim extends Made {
  readonly kind: 'consistency';
  readonly size: number;
  readonly root: string;
  readonly oldSize: number;
  readonly oldRoot: string;
  readonly hashes: readonly string[];
}

/** The tiles and entry bundles in the folder are those of the tree. */
export interface TreeClaim extends Made {
  readonly kind: 'tree';
  readonly size: number;
  readonly root: string;
  readonly folder: string;
  /** The files that are otherwise than in the folder, by their paths; null where there is none. */
  readonly changed?: Readonly<Record<string, string | null>>;
}

export interface PathClaim extends Made {
  readonly kind: 'path';
  readonly path: string;
  /** −1 for an entry bundle. */
  readonly level: number;
  readonly index: number;
  readonly width: number;
}

/** One thing that its maker says, and that the other side judges. Bytes are base64. */
export type Claim =
  | NoteClaim
  | KeyClaim
  | CheckpointClaim
  | CosignatureClaim
  | ProofClaim
  | InclusionClaim
  | ConsistencyClaim
  | TreeClaim
  | PathClaim;

export const bytesOf = (base64: string): Buffer => Buffer.from(base64, 'base64');
export const base64Of = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

const FILE = 'claims.json';

export const readClaims = (folder: string): readonly Claim[] =>
  JSON.parse(readFileSync(join(folder, FILE), 'utf8')) as readonly Claim[];

export const writeClaims = (folder: string, claims: readonly Claim[]): void =>
  writeFileSync(join(folder, FILE), JSON.stringify(claims));

/** One line for each kind, as the Go program prints them. */
export const tallyOf = (claims: readonly Claim[]): string => {
  const kinds = [...new Set(claims.map(({ kind }) => kind))].sort();
  const count = (kind: string, accept: boolean) =>
    claims.filter((claim) => claim.kind === kind && claim.accept === accept).length;
  return kinds.map((kind) => `${kind}: ${count(kind, true)} accepted, ${count(kind, false)} refused\n`).join('');
};
