import {
  cosignedAt,
  entriesPath,
  formatNote,
  formatSignerKey,
  formatVerifierKey,
  NoteRefused,
  openCheckpoint,
  openNote,
  ProofRefused,
  parseSignerKey,
  parseTilePath,
  parseVerifierKey,
  signNote,
  tilePath,
  verifyConsistency,
  verifyInclusion,
  verifyProof,
} from '../index.js';
import { bytesOf, type Claim, type NoteClaim, type PathClaim } from './claim.fixture.js';
import { ClaimRefused } from './claim-refused.fixture.js';
import { judgeTree } from './judge-tree.fixture.js';

const REFUSALS = [ProofRefused, NoteRefused, ClaimRefused];

/** Why our library refuses the claim, or undefined if it accepts. An error that is no refusal is thrown on. */
export async function refusalOf(claim: Claim, folder: string): Promise<string | undefined> {
  try {
    await accept(claim, folder);
    return undefined;
  } catch (error) {
    if (REFUSALS.some((refusal) => error instanceof refusal)) return (error as Error).message;
    throw new Error(`${claim.kind}: ${claim.name}: ended in ${error}, which is no refusal`, { cause: error });
  }
}

function accept(claim: Claim, folder: string): void | Promise<void> {
  switch (claim.kind) {
    case 'note':
      return acceptNote(claim);
    case 'key': {
      const key = parseSignerKey(claim.signerKey);
      requireSame(formatSignerKey(key), claim.signerKey);
      requireSame(formatVerifierKey(key.verifierKey), claim.verifierKeys[0]);
      requireSame(formatNote({ text: claim.text, signatures: [signNote(claim.text, key)] }), claim.note);
      return acceptNote(claim);
    }
    case 'checkpoint': {
      const { checkpoint } = openCheckpoint(claim.note, claim.origin, claim.verifierKeys.map(parseVerifierKey));
      requireSame(checkpoint.size, claim.size);
      return requireSame(Buffer.from(checkpoint.root).toString('base64'), claim.root);
    }
    case 'cosignature': {
      const { verified } = openNote(claim.note, claim.verifierKeys.map(parseVerifierKey));
      return requireSame(verified.map(cosignedAt).join(), `${claim.cosignedAt}`);
    }
    case 'proof': {
      const log = { origin: claim.origin, keys: claim.verifierKeys.map(parseVerifierKey) };
      verifyProof(claim.note, bytesOf(claim.leafHash), log);
      return undefined;
    }
    case 'inclusion':
      return verifyInclusion({
        leafHash: bytesOf(claim.leafHash),
        index: claim.index,
        size: claim.size,
        root: bytesOf(claim.root),
        proof: claim.hashes.map(bytesOf),
      });
    case 'consistency':
      return verifyConsistency({
        oldSize: claim.oldSize,
        oldRoot: bytesOf(claim.oldRoot),
        newSize: claim.size,
        newRoot: bytesOf(claim.root),
        proof: claim.hashes.map(bytesOf),
      });
    case 'tree':
      return judgeTree(claim, folder);
    case 'path':
      return acceptPath(claim);
  }
}

function requireSame(found: string | number, said: string | number | undefined): void {
  if (found !== said) throw new ClaimRefused(`it is ${found}`);
}

/** From bytes, so that reading UTF-8 is judged too. */
function acceptNote({ note, text, verifierKeys }: Pick<NoteClaim, 'note' | 'text' | 'verifierKeys'>): void {
  const opened = openNote(Buffer.from(note), verifierKeys.map(parseVerifierKey));
  requireSame(opened.text, text);
  requireSame(opened.verified.length, verifierKeys.length);
}

function acceptPath({ path, level, index, width }: PathClaim): void {
  const parsed = parseTilePath(path);
  if (parsed === undefined) throw new ClaimRefused('it is not the path of a tile');
  const found = parsed.kind === 'hashes' ? parsed : { ...parsed, level: -1 };
  requireSame(`${found.level} ${found.index} ${found.width}`, `${level} ${index} ${width}`);
  requireSame(parsed.kind === 'hashes' ? tilePath(parsed) : entriesPath(parsed), path);
}
