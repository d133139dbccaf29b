import {
  cosign,
  formatNote,
  formatSignerKey,
  formatVerifierKey,
  generateSignerKey,
  type Hash,
  mergeSignatures,
  parseNote,
  type SignerKey,
  signCheckpoint,
  signNote,
} from '../index.js';
import { base64Of, bytesOf, type Claim } from './claim.fixture.js';
import type { ClaimMaker } from './claim-maker.fixture.js';

const TEXTS = [
  'one line\n',
  'several\n\nlines, with an empty one – prüfe\n',
  '\n\ne\n',
  '\ufeffe\n',
  'no control character of ASCII: \u007f\u0085\u2028\u2029\n',
  'outside the first plane: \u{1f9ed}\n',
];
const NAMES = ['\ufeffkey', 'key\u200bname', 'k€y', 'key\u007fname', 'x'.repeat(200)];

type NoteHolder = Extract<Claim, { readonly note: string }>;

const noteOf = (text: string, ...keys: readonly SignerKey[]): string =>
  formatNote({ text, signatures: keys.map((key) => signNote(text, key)) });

/** Flips a bit of the bytes that stand in base64 from the start on. */
const reencoded = (maker: ClaimMaker, text: string, start: number): string => {
  const base64 = text.slice(start).trimEnd();
  return text.slice(0, start) + base64Of(maker.random.flip(bytesOf(base64))) + text.slice(start + base64.length);
};

const flippedSignature = (maker: ClaimMaker, note: string): string => reencoded(maker, note, note.lastIndexOf(' ') + 1);

/** The type of a key and its 32 bytes, which stand at the end of its text. */
const KEY_IN_BASE64 = 44;

/** For claims with one key, which made the last signature of the note. */
export function makeCorruptedNotes(maker: ClaimMaker, genuine: NoteHolder): void {
  const { note } = genuine;
  const lastLine = note.lastIndexOf('— ');
  const changes: Readonly<Record<string, string>> = {
    'a bit of the signature flipped': flippedSignature(maker, note),
    'a letter of the text changed': note.replace('e', 'E'),
    'a line put before': `more\n${note}`,
    'a line put after the text': note.replace('\n\n—', '\nmore\n\n—'),
    'another name': `${note.slice(0, lastLine)}— x${note.slice(lastLine + 2)}`,
    'no final newline': note.slice(0, -1),
    CRLF: note.replaceAll('\n', '\r\n'),
    'something after its end': `${note}more\n`,
    'no signature': note.slice(0, lastLine),
    'a hyphen instead of the dash': note.replaceAll('\n— ', '\n- '),
  };
  for (const [what, changed] of Object.entries(changes)) {
    maker.corrupted(genuine, what, { note: changed });
  }
}

export function makeNotes(maker: ClaimMaker): void {
  const { log, sameName, other } = maker;
  const [logKey, otherKey] = [log, other].map(({ verifierKey }) => formatVerifierKey(verifierKey)) as [string, string];
  for (const text of TEXTS) {
    const common = { kind: 'note', accept: true, text } as const;
    const name = JSON.stringify(text);
    const one = maker.genuine({ ...common, name, note: noteOf(text, log), verifierKeys: [logKey] });
    makeCorruptedNotes(maker, one);
    maker.corrupted(one, 'under another key', { verifierKeys: [otherKey] });
    const two = { ...common, name: `${name} by two`, note: noteOf(text, log, other) };
    maker.genuine({ ...two, verifierKeys: [logKey, otherKey] });
    const known = maker.genuine({ ...two, name: `${two.name}, one of them known`, verifierKeys: [otherKey] });
    maker.corrupted(known, 'a bit of its signature flipped', { note: flippedSignature(maker, known.note) });
    const twins = { ...common, name: `${name} by two of one name, one known`, note: noteOf(text, sameName, log) };
    maker.genuine({ ...twins, verifierKeys: [logKey] });
  }
}

/** The private key as one line of text, which the other side signs with. */
export function makeKeys(maker: ClaimMaker): void {
  for (const keyName of NAMES) {
    const key = generateSignerKey(keyName);
    const text = 'text\n';
    const genuine = maker.genuine({
      kind: 'key',
      name: JSON.stringify(keyName),
      accept: true,
      signerKey: formatSignerKey(key),
      text,
      note: noteOf(text, key),
      verifierKeys: [formatVerifierKey(key.verifierKey)],
    });
    const { signerKey } = genuine;
    maker.corrupted(genuine, 'a bit flipped', {
      signerKey: reencoded(maker, signerKey, signerKey.length - KEY_IN_BASE64),
    });
    maker.corrupted(genuine, 'another name', { signerKey: signerKey.replace(keyName, `${keyName}x`) });
    maker.corrupted(genuine, 'not private', { signerKey: signerKey.replace('PRIVATE+KEY+', '') });
    maker.corrupted(genuine, 'another key id', {
      signerKey: signerKey.replace(/\+[0-9a-f]{8}\+/, '+00000000+'),
    });
  }
}

/** A checkpoint as the log signs it, and the same cosigned. */
export function makeCheckpoint(maker: ClaimMaker, size: number, root: Hash): void {
  const { log, witness } = maker;
  const origin = log.verifierKey.name;
  const name = `${size} leaves`;
  const note = signCheckpoint({ origin, size, root, extensions: [] }, log);
  const genuine = maker.genuine({
    kind: 'checkpoint',
    name,
    accept: true,
    note,
    verifierKeys: [formatVerifierKey(log.verifierKey)],
    origin,
    size,
    root: base64Of(root),
  });
  makeCorruptedNotes(maker, genuine);
  maker.corrupted(genuine, 'another origin', { origin: `${origin}x` });
  maker.corrupted(genuine, 'another size', { size: size + 1 });
  maker.corrupted(genuine, 'a bit of the root flipped', { root: base64Of(maker.random.flip(root)) });
  for (const lines of [
    [origin, `0${size}`, base64Of(root)],
    [origin, `+${size}`, base64Of(root)],
    [origin, `${size}`],
    [origin, `${size}`, base64Of(root.subarray(1))],
  ]) {
    const text = `${lines.join('\n')}\n`;
    maker.corrupted(genuine, `signed as ${JSON.stringify(text)}`, { note: noteOf(text, log) });
  }
  const extensions = ['anything ü', 'stream 3'];
  const extended = signCheckpoint({ origin, size, root, extensions }, log);
  maker.genuine({ ...genuine, name: `${name}, with extension lines`, note: extended });

  const at = 1 + maker.random.below(2 ** 33);
  const cosigned = mergeSignatures(note, [cosign(parseNote(note).text, witness, at)]);
  maker.genuine({ ...genuine, name: `${name}, cosigned`, note: cosigned });
  const cosignature = maker.genuine({
    kind: 'cosignature',
    name,
    accept: true,
    note: cosigned,
    verifierKeys: [formatVerifierKey(witness.verifierKey)],
    cosignedAt: at,
  });
  makeCorruptedNotes(maker, cosignature);
  maker.corrupted(cosignature, 'another time', { cosignedAt: at + 1 });
}
