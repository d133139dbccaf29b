import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { NoteRefused } from '../refusals.js';
import { encodeBase64 } from './canonical-base64.js';
import {
  formatKeyId,
  type NoteAlgorithm,
  parseTypedKey,
  requireKeyId,
  splitKeyText,
  typedKey,
  type VerifierKey,
  verifierKeyOf,
} from './verifier-key.js';

/** Who signs: the private key and the verifier key that belongs to it. */
export interface SignerKey {
  readonly verifierKey: VerifierKey;
  readonly privateKey: KeyObject;
}

const PREFIX = 'PRIVATE+KEY+';
/** RFC 8410: what stands before the 32 bytes of the seed in PKCS #8. */
const PKCS8_ED25519 = Buffer.from('302e020100300506032b657004220420', 'hex');

const signerKeyOf = (name: string, algorithm: NoteAlgorithm, privateKey: KeyObject): SignerKey => {
  const { x = '' } = createPublicKey(privateKey).export({ format: 'jwk' });
  return { verifierKey: verifierKeyOf(name, algorithm, Buffer.from(x, 'base64url')), privateKey };
};

/**
 * A new key: `ed25519` to sign notes and checkpoints, `cosignature/v1` for a witness.
 * @throws NoteRefused `malformed-key`: no such name can be that of a key
 */
export const generateSignerKey = (name: string, algorithm: NoteAlgorithm = 'ed25519'): SignerKey =>
  signerKeyOf(name, algorithm, generateKeyPairSync('ed25519').privateKey);

/**
 * Reads Go's signer key line, `PRIVATE+KEY+<name>+<key id>+<base64 of type and seed>`; no newline. Messages never quote it.
 * @throws NoteRefused `malformed-key`, `unknown-key-type`
 */
export const parseSignerKey = (text: string): SignerKey => {
  if (!text.startsWith(PREFIX)) {
    throw new NoteRefused('malformed-key', `A signer key must begin with ${PREFIX}; a verifier key cannot sign.`);
  }
  const { name, keyId, bytes } = splitKeyText(text.slice(PREFIX.length));
  const { algorithm, key } = parseTypedKey(bytes);
  const der = Buffer.concat([PKCS8_ED25519, key]);
  const parsed = signerKeyOf(name, algorithm, createPrivateKey({ key: der, format: 'der', type: 'pkcs8' }));
  requireKeyId(parsed.verifierKey, keyId);
  return parsed;
};

/** The secret as one line of text. Whoever has it can sign. */
export const formatSignerKey = ({ verifierKey, privateKey }: SignerKey): string => {
  const { d = '' } = privateKey.export({ format: 'jwk' });
  const { name, keyId, algorithm } = verifierKey;
  return `${PREFIX}${name}+${formatKeyId(keyId)}+${encodeBase64(typedKey(algorithm, Buffer.from(d, 'base64url')))}`;
};
