import {
  consistencyProof,
  formatProof,
  formatVerifierKey,
  type Hash,
  inclusionProof,
  ProofRefused,
  rootAt,
  signCheckpoint,
  type TileSource,
  verifyConsistency,
  verifyInclusion,
} from '../index.js';
import { base64Of, bytesOf, type ConsistencyClaim, type InclusionClaim } from './claim.fixture.js';
import type { ClaimMaker } from './claim-maker.fixture.js';
import { makeCorruptedNotes } from './make-notes.fixture.js';

/** Our verdict where a change need not be wrong: a root may come out the same in a tree of another size. */
const accepted = (verify: () => void): boolean => {
  try {
    verify();
    return true;
  } catch (error) {
    if (error instanceof ProofRefused) return false;
    throw error;
  }
};

const acceptedInclusion = ({ leafHash, index, size, root, hashes }: InclusionClaim): boolean =>
  accepted(() =>
    verifyInclusion({ leafHash: bytesOf(leafHash), index, size, root: bytesOf(root), proof: hashes.map(bytesOf) }),
  );

const acceptedConsistency = ({ oldSize, oldRoot, size, root, hashes }: ConsistencyClaim): boolean =>
  accepted(() =>
    verifyConsistency({
      oldSize,
      oldRoot: bytesOf(oldRoot),
      newSize: size,
      newRoot: bytesOf(root),
      proof: hashes.map(bytesOf),
    }),
  );

/** What every proof has. */
function makeCorruptedHashes<C extends InclusionClaim | ConsistencyClaim>(maker: ClaimMaker, genuine: C): void {
  const { root, hashes } = genuine;
  const flipped = (base64: string) => base64Of(maker.random.flip(bytesOf(base64)));
  const corrupted = (what: string, change: Partial<Pick<InclusionClaim, 'root' | 'hashes'>>) =>
    maker.corrupted<InclusionClaim | ConsistencyClaim>(genuine, what, change);
  corrupted('a bit of the root flipped', { root: flipped(root) });
  corrupted('one hash more at the end', { hashes: [...hashes, root] });
  corrupted('one hash more at the beginning', { hashes: [root, ...hashes] });
  const [first, ...rest] = hashes;
  if (first === undefined) return;
  const place = maker.random.below(hashes.length);
  const change = (hash: string, at: number) => (at === place ? flipped(hash) : hash);
  corrupted('a bit of the proof flipped', { hashes: hashes.map(change) });
  corrupted('the last hash missing', { hashes: hashes.slice(0, -1) });
  corrupted('the first hash missing', { hashes: rest });
  corrupted('a hash cut', { hashes: [base64Of(bytesOf(first).subarray(1)), ...rest] });
  const last = rest.at(-1);
  if (last !== undefined && last !== first) {
    corrupted('two hashes exchanged', { hashes: [last, ...rest.slice(0, -1), first] });
  }
}

const otherSizes = (size: number): readonly number[] =>
  [size - 1, size + 1, Math.floor(size / 2), size * 2].filter(
    (each) => each > 0 && each !== size && Number.isSafeInteger(each),
  );

/** An inclusion proof of one leaf, and a consistency proof from the tree that ends with it. */
export async function makeProofs(
  maker: ClaimMaker,
  source: TileSource,
  { size, index, leafHash }: { size: number; index: number; leafHash: Hash },
): Promise<void> {
  const root = base64Of(await rootAt(size, source));
  const flippedLeaf = base64Of(maker.random.flip(leafHash));
  const inclusion = maker.genuine({
    kind: 'inclusion',
    name: `leaf ${index} of ${size}`,
    accept: true,
    size,
    root,
    index,
    leafHash: base64Of(leafHash),
    hashes: (await inclusionProof(index, size, source)).map(base64Of),
  });
  maker.corrupted(inclusion, 'a bit of the leaf hash flipped', { leafHash: flippedLeaf });
  maker.corrupted(inclusion, 'the next index', { index: index + 1 });
  maker.corrupted(inclusion, 'the index before', { index: index - 1 });
  maker.corrupted(inclusion, 'an index outside the tree', { index: index + size });
  makeCorruptedHashes(maker, inclusion);
  for (const other of otherSizes(size)) {
    maker.changed(inclusion, `the size ${other}`, { size: other }, acceptedInclusion);
  }

  const oldSize = index + 1;
  const oldRoot = await rootAt(oldSize, source);
  const consistency = maker.genuine({
    kind: 'consistency',
    name: `${oldSize} to ${size}`,
    accept: true,
    size,
    root,
    oldSize,
    oldRoot: base64Of(oldRoot),
    hashes: (await consistencyProof(oldSize, size, source)).map(base64Of),
  });
  maker.corrupted(consistency, 'a bit of the old root flipped', { oldRoot: base64Of(maker.random.flip(oldRoot)) });
  maker.corrupted(consistency, 'an old tree that is larger', { oldSize: size + 1 });
  makeCorruptedHashes(maker, consistency);
  for (const other of otherSizes(size)) {
    maker.changed(consistency, `the size ${other}`, { size: other }, acceptedConsistency);
  }
  for (const other of [oldSize - 1, oldSize + 1].filter((each) => each > 0)) {
    maker.changed(consistency, `the old size ${other}`, { oldSize: other }, acceptedConsistency);
  }
}

/** A proof in one text, in the form of tlog-proof. */
export async function makeLogProof(
  maker: ClaimMaker,
  source: TileSource,
  { size, index, leafHash }: { size: number; index: number; leafHash: Hash },
): Promise<void> {
  const { log } = maker;
  const origin = log.verifierKey.name;
  const checkpoint = signCheckpoint({ origin, size, root: await rootAt(size, source), extensions: [] }, log);
  const proof = maker.genuine({
    kind: 'proof',
    name: `leaf ${index} of ${size}`,
    accept: true,
    note: formatProof({ index, hashes: await inclusionProof(index, size, source), checkpoint }),
    verifierKeys: [formatVerifierKey(log.verifierKey)],
    origin,
    leafHash: base64Of(leafHash),
  });
  makeCorruptedNotes(maker, proof);
  maker.corrupted(proof, 'a bit of the leaf hash flipped', { leafHash: base64Of(maker.random.flip(leafHash)) });
  maker.corrupted(proof, 'another origin', { origin: `${origin}x` });
  maker.corrupted(proof, 'the next index', {
    note: proof.note.replace(`\nindex ${index}\n`, `\nindex ${index + 1}\n`),
  });
}
