import {
  cosign,
  cosignedAt,
  formatCheckpoint,
  formatNote,
  formatSignatureLines,
  generateSignerKey,
  mergeSignatures,
  type NoteSignature,
  openCheckpoint,
  openNote,
  parseNote,
  parseSignatureLines,
  parseVerifierKey,
  signCheckpoint,
} from '../index.js';
import { CT_LOG, CT_NOTE, CT_WITNESSES } from '../note/published-notes.fixture.js';
import { reasonOf } from '../note/refusal.fixture.js';

const log = generateSignerKey('log.example/1');
const witness = generateSignerKey('witness.example/1', 'cosignature/v1');
const checkpoint = { origin: 'log.example/1', size: 7, root: new Uint8Array(32), extensions: [] };
const text = formatCheckpoint(checkpoint);
const note = signCheckpoint(checkpoint, log);
const open = (signature: NoteSignature) => openNote(mergeSignatures(note, [signature]), [witness.verifierKey]);

describe('published cosignatures', () => {
  const keys = [CT_LOG, ...Object.values(CT_WITNESSES)].map(parseVerifierKey);

  test('a checkpoint of a public log is verified with its four witnesses; its signature of another type is skipped', () => {
    const opened = openCheckpoint(CT_NOTE, 'arche2025h1.staging.ct.transparency.dev', keys);
    expect(opened.checkpoint.size).toBe(1432088532);
    expect(opened.note.verified).toHaveLength(5);
    expect(opened.note.unverified.map(({ keyId }) => keyId)).toEqual([0xcd333cb1]);
    expect(opened.note.verified.slice(1).map(cosignedAt)).toEqual([1779573024, 1779573024, 1779573024, 1779573024]);
  });

  test('none of its witnesses signed another size', () => {
    for (const key of keys) {
      expect(reasonOf(() => openNote(CT_NOTE.replace('1432088532', '1432088533'), [key]))).toBe('bad-signature');
    }
  });

  // c2sp.org/tlog-cosignature, and transparency-dev/formats, note/note_cosigv1_test.go.
  test.each([
    [
      'jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJsX3b2oyin1nPZqhf5nNo0xUe+mbIUBkBIfZ+qnA==',
      1679315147,
    ],
    [
      'ZGhGuQAAAABm/qTPeyKXD+R2rzyQsxPiP8mXum7qq/iF0u4vanlqJyocWODBt97w9uL+8qT7S5gxEHWWOworDcFiEBYJXORmnFBOBA==',
      1727964367,
    ],
  ])('the time of %s', (base64, time) => {
    expect(cosignedAt(parseSignatureLines(`— w ${base64}\n`)[0]!)).toBe(time);
  });

  test('a plain signature has no time', () => {
    const line = '— w eQjRQm6eSKzFoiYalgwCPXu2y3ijtg68is9M46JKxuZB+dRfTmeQeDBoXnvxZx2ugnkyV+MUMLXpWs1hPb/W/4xkNQY=\n';
    expect(reasonOf(() => cosignedAt(parseSignatureLines(line)[0]!))).toBe('bad-signature');
  });
});

describe('a cosignature', () => {
  test('is verified and says when it was made', () => {
    const { verified, unverified } = open(cosign(text, witness, 1_700_000_000));
    expect(verified.map(cosignedAt)).toEqual([1_700_000_000]);
    expect(unverified.map(({ keyName }) => keyName)).toEqual(['log.example/1']);
  });

  test('of another time is refused: each bit of the time is signed, and each of the signature', () => {
    const good = cosign(text, witness, 1_700_000_000);
    for (let bit = 0; bit < good.bytes.length * 8; bit += 1) {
      const bytes = Buffer.from(good.bytes);
      bytes[bit >> 3] = bytes[bit >> 3]! ^ (1 << (bit & 7));
      expect(reasonOf(() => open({ ...good, bytes }))).toBe('bad-signature');
    }
  });

  test('covers the extension lines', () => {
    const other = formatCheckpoint({ ...checkpoint, extensions: ['extension'] });
    expect(reasonOf(() => open(cosign(other, witness, 1)))).toBe('bad-signature');
  });

  test('of another length is refused', () => {
    const good = cosign(text, witness, 1);
    expect(reasonOf(() => open({ ...good, bytes: good.bytes.subarray(8) }))).toBe('bad-signature');
    expect(reasonOf(() => open({ ...good, bytes: Buffer.concat([good.bytes, Buffer.of(0)]) }))).toBe('bad-signature');
  });

  test('of the same secret is no signature of the log, nor the other way round', () => {
    const asNote = { ...cosign(text, witness, 1), bytes: cosign(text, witness, 1).bytes.subarray(8) };
    const ed25519 = { ...witness.verifierKey, algorithm: 'ed25519' as const };
    expect(reasonOf(() => openNote(formatNote({ text, signatures: [asNote] }), [ed25519]))).toBe('bad-signature');
  });

  test('alone is not the word of the log', () => {
    const alone = formatNote({ text, signatures: [cosign(text, witness, 1)] });
    expect(reasonOf(() => openCheckpoint(alone, 'log.example/1', [log.verifierKey, witness.verifierKey]))).toBe(
      'no-known-signature',
    );
  });

  test('is given for checkpoints only, with a key for cosignatures, at whole seconds', () => {
    expect(reasonOf(() => cosign('any text\n', witness, 1))).toBe('malformed-checkpoint');
    expect(reasonOf(() => cosign(text, log, 1))).toBe('wrong-algorithm');
    for (const time of [-1, 1.5, Number.NaN, 2 ** 53]) expect(() => cosign(text, witness, time)).toThrow(RangeError);
  });

  test('of a time beyond 2^63 is refused, beyond the last date it has no time we can say', () => {
    const timed = (hex: string) => ({
      ...cosign(text, witness, 1),
      bytes: Buffer.concat([Buffer.from(hex, 'hex'), Buffer.alloc(64)]),
    });
    expect(reasonOf(() => cosignedAt(timed('8000000000000000')))).toBe('bad-signature');
    expect(reasonOf(() => cosignedAt(timed('0020000000000000')))).toBe('malformed-signature');
    expect(reasonOf(() => cosignedAt(timed('000007dba8218001')))).toBe('malformed-signature');
    const last = cosignedAt(timed('000007dba8218000'));
    expect(new Date(last * 1000).toISOString()).toBe('+275760-09-13T00:00:00.000Z');
  });
});

describe('merging signatures', () => {
  test('adds each once, and leaves the text alone', () => {
    const cosignature = cosign(text, witness, 1);
    const once = mergeSignatures(note, [cosignature]);
    expect(mergeSignatures(once, [cosignature])).toBe(once);
    expect(parseNote(once)).toEqual({ text, signatures: [...parseNote(note).signatures, cosignature] });
  });

  test('a later cosignature of a key takes the place of its earlier one', () => {
    const other = cosign(text, generateSignerKey('witness.example/2', 'cosignature/v1'), 1);
    const merged = mergeSignatures(mergeSignatures(note, [cosign(text, witness, 1), other]), [
      cosign(text, witness, 2),
    ]);
    expect(openNote(merged, [witness.verifierKey]).verified.map(cosignedAt)).toEqual([2]);
    expect(parseNote(merged).signatures.map(({ keyName }) => keyName)).toEqual([
      'log.example/1',
      'witness.example/1',
      'witness.example/2',
    ]);
  });

  test('nothing merged is the same note', () => {
    expect(mergeSignatures(CT_NOTE, [])).toBe(CT_NOTE);
  });

  test('lines are written as they are read', () => {
    const lines = formatSignatureLines([cosign(text, witness, 1)]);
    expect(formatSignatureLines(parseSignatureLines(lines))).toBe(lines);
  });
});
