export * from './checkpoint/checkpoint.js';
export * from './checkpoint/checkpoint-line.js';
export * from './checkpoint/signed-checkpoint.js';
export * from './cosignature/cosignature.js';
export * from './cosignature/merge-signatures.js';
export * from './note/note.js';
export * from './note/open-note.js';
export * from './note/sign-note.js';
export * from './note/signature-lines.js';
export * from './note/signer-key.js';
export {
  formatVerifierKey,
  type NoteAlgorithm,
  parseVerifierKey,
  shortForm,
  type VerifierKey,
} from './note/verifier-key.js';
export * from './policy/check-under-policy.js';
export * from './policy/parse-policy.js';
export * from './policy/policy.js';
export * from './proof/log-proof.js';
export * from './proof/verify-proof.js';
export * from './refusals.js';
export { HASH_BYTES, hashAt } from './tree/bounds.js';
export { decodeEntryBundle, encodeEntryBundle } from './tree/entry-bundle.js';
export * from './tree/growing-tree.js';
export { EMPTY_ROOT, type Hash, leafHash, nodeHash } from './tree/hash.js';
export { HashedBundle } from './tree/hashed-bundle.js';
export * from './tree/proofs.js';
export * from './tree/root-at.js';
export * from './tree/tile.js';
export * from './tree/tile-path.js';
export * from './tree/tile-root.js';
export * from './tree/verify-consistency.js';
export * from './tree/verify-inclusion.js';
export { type AddCheckpoint, formatAddCheckpoint, parseAddCheckpoint } from './witness/add-checkpoint.js';
export * from './witness/ask-for-cosignature.js';
export * from './witness/file-witness-state.js';
export * from './witness/witness-server.js';
export * from './witness/witness-state.js';
