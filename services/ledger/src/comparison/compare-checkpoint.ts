import {
  type Checkpoint,
  checkpointLine,
  consistencyProof,
  EMPTY_ROOT,
  type Hash,
  NoteRefused,
  openCheckpoint,
  ProofRefused,
  parseCheckpoint,
  parseNote,
  rootAt,
  type TileSource,
  type TreeHead,
  type VerifierKey,
  verifyConsistency,
} from '@lotsenbuch/transparency-log';
import { refusedUnder } from '../checking/unknown-signer.js';
import { type NamedFork, namedForks } from '../fork/forked-from-line.js';
import { base64 } from '../tree-files/base64.js';
import { TreeFileFault } from '../tree-files/tree-file-fault.js';
import type { ComparedCheckpoint, ComparisonReport, Vouching } from './comparison-report.js';
import { type EarlierCheckpoint, readEarlierCheckpoints } from './earlier-checkpoints.js';

export interface LogOfToday {
  /** The published checkpoint, a signed note. */
  readonly checkpoint: string;
  /** Its tiles, from files or over HTTP: believed only as far as they lead to the checkpoint. */
  readonly source: TileSource;
}

/**
 * Compares checkpoints that somebody kept with the log of today.
 * @param earlier text of a file with signed checkpoints and lines `<origin> <size> <base64 root>`
 * @param keys of the log, from where the caller trusts them
 * @throws NoteRefused the checkpoint of today is not one, or none of the keys signed it
 */
export const compareCheckpoints = async (
  earlier: string,
  { checkpoint, source }: LogOfToday,
  keys: readonly VerifierKey[],
): Promise<ComparisonReport> => {
  const { origin } = parseCheckpoint(parseNote(checkpoint).text);
  const today = openToday(checkpoint, origin, keys);
  const forks = namedForks(today.extensions);
  const compared: ComparedCheckpoint[] = [];
  for (const entry of readEarlierCheckpoints(earlier)) {
    if ('reason' in entry) compared.push({ verdict: 'unreadable', ...entry });
    else compared.push(await compareOne(entry, today, forks, source, keys));
  }
  const sizesThat = (verdict: ComparedCheckpoint['verdict']) =>
    compared.flatMap((each) => (each.verdict === verdict && each.size !== undefined ? [each.size] : []));
  const [held, broken] = [sizesThat('consistent'), sizesThat('forked')];
  return {
    today: { origin, size: today.size, root: base64(today.root), line: checkpointLine(today) },
    compared,
    ...(held.length > 0 && { holdsUpTo: Math.max(...held) }),
    ...(broken.length > 0 && { forkedBy: Math.min(...broken) }),
    forks,
  };
};

const openToday = (checkpoint: string, origin: string, keys: readonly VerifierKey[]): Checkpoint => {
  try {
    return openCheckpoint(checkpoint, origin, keys).checkpoint;
  } catch (cause) {
    if (cause instanceof NoteRefused) throw new NoteRefused(cause.reason, `${refusedUnder(cause)}.`);
    throw cause;
  }
};

const compareOne = async (
  { line, text, note, head }: EarlierCheckpoint,
  today: Checkpoint,
  forks: readonly NamedFork[],
  source: TileSource,
  keys: readonly VerifierKey[],
): Promise<ComparedCheckpoint> => {
  const entry = { line, text, origin: head.origin, size: head.size, root: base64(head.root) };
  let vouching: Vouching;
  try {
    vouching = vouchingFor(note, head, keys);
  } catch (reason) {
    if (!(reason instanceof NoteRefused)) throw reason;
    return { verdict: 'unreadable', ...entry, reason: reason.message };
  }
  const fork = head.origin === today.origin ? undefined : narrowestSince(head.origin, forks);
  const named = { ...entry, vouching, ...(fork && { fork }) };
  if (head.origin !== today.origin && fork === undefined) return { verdict: 'otherLog', ...named };
  if (fork !== undefined && head.size > fork.size) {
    const reason = `the log was forked at tree size ${fork.size}: what it held behind that is not in the log of today`;
    return { verdict: 'forked', ...named, reason };
  }
  if (head.size > today.size) return { verdict: 'tooNew', ...named };
  return { ...named, ...(await held(head, today, source)) };
};

/** @throws NoteRefused a known key, but its signature does not fit */
const vouchingFor = (note: string | undefined, head: TreeHead, keys: readonly VerifierKey[]): Vouching => {
  if (note === undefined) return 'line';
  try {
    openCheckpoint(note, head.origin, keys);
    return 'signed';
  } catch (reason) {
    if (reason instanceof NoteRefused && reason.reason === 'no-known-signature') return 'unknownKey';
    throw reason;
  }
};

/** Of the forks since the log of that origin the one that took over least: up to there it goes on in the log of today. */
const narrowestSince = (origin: string, forks: readonly NamedFork[]): NamedFork | undefined => {
  const first = forks.findIndex(({ fromOrigin }) => fromOrigin === origin);
  if (first < 0) return undefined;
  return forks.slice(first).reduce((narrowest, fork) => (fork.size < narrowest.size ? fork : narrowest));
};

type Held = Pick<ComparedCheckpoint, 'verdict' | 'rootToday' | 'reason'>;

/**
 * Whether the tree of today begins with the earlier one. Where it does not, the tiles must still prove which other root it
 * has there: else they, not the log, are at fault.
 */
const held = async (head: TreeHead, today: Checkpoint, source: TileSource): Promise<Held> => {
  const proves = (oldRoot: Hash, proof: readonly Hash[]): boolean => {
    try {
      verifyConsistency({ oldSize: head.size, oldRoot, newSize: today.size, newRoot: today.root, proof });
      return true;
    } catch (reason) {
      if (reason instanceof ProofRefused) return false;
      throw reason;
    }
  };
  if (head.size === 0) return { verdict: Buffer.compare(head.root, EMPTY_ROOT) === 0 ? 'consistent' : 'forked' };
  if (head.size === today.size) {
    if (Buffer.compare(head.root, today.root) === 0) return { verdict: 'consistent' };
    return { verdict: 'forked', rootToday: base64(today.root) };
  }
  try {
    const proof = await consistencyProof(head.size, today.size, source);
    if (proves(head.root, proof)) return { verdict: 'consistent' };
    const rootToday = await rootAt(head.size, source);
    if (proves(rootToday, proof)) return { verdict: 'forked', rootToday: base64(rootToday) };
    return { verdict: 'treeDamaged', reason: 'the tiles do not lead to the checkpoint of today' };
  } catch (reason) {
    if (!(reason instanceof TreeFileFault || reason instanceof ProofRefused)) throw reason;
    return { verdict: 'treeDamaged', reason: reason.message };
  }
};
