import fc from 'fast-check';
import {
  checkpointLine,
  cosign,
  formatAddCheckpoint,
  formatCheckpoint,
  formatNote,
  formatProof,
  formatVerifierKey,
  generateSignerKey,
  openNote,
  parseAddCheckpoint,
  parseCheckpoint,
  parseCheckpointLine,
  parseNote,
  parsePolicy,
  parseProof,
  parseSignatureLines,
  parseSignerKey,
  parseVerifierKey,
  signCheckpoint,
  signNote,
} from '../index.js';
import { reasonOf } from '../note/refusal.fixture.js';

const log = generateSignerKey('log.example/1');
const witness = generateSignerKey('witness.example/1', 'cosignature/v1');
const checkpoint = { origin: 'log.example/1', size: 3, root: new Uint8Array(32), extensions: ['extension'] };
const note = signCheckpoint(checkpoint, log);
const vkey = formatVerifierKey(witness.verifierKey);

const parsers: [string, (text: string) => unknown, string][] = [
  ['a note', parseNote, note],
  ['signature lines', parseSignatureLines, note.slice(note.indexOf('—'))],
  ['a checkpoint', parseCheckpoint, formatCheckpoint(checkpoint)],
  ['a checkpoint line', parseCheckpointLine, checkpointLine(checkpoint)],
  [
    'a proof',
    parseProof,
    formatProof({ index: 1, hashes: [new Uint8Array(32)], checkpoint: note, extra: Buffer.of(1) }),
  ],
  ['a request', parseAddCheckpoint, formatAddCheckpoint({ oldSize: 1, proof: [new Uint8Array(32)], checkpoint: note })],
  ['a policy', parsePolicy, `log ${formatVerifierKey(log.verifierKey)}\nwitness a ${vkey}\ngroup g 1 a\nquorum g\n`],
  ['a verifier key', parseVerifierKey, vkey],
  ['a signer key', parseSignerKey, 'PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz'],
];

const REASON = /^[a-z]+(-[a-z]+)+$/;
const isReadOrRefused = (parse: (text: string) => unknown, text: string) => {
  const reason = reasonOf(() => parse(text));
  return reason === 'not refused' || REASON.test(reason ?? '');
};

describe.each(parsers)('%s', (_, parse, good) => {
  test('is read', () => {
    expect(reasonOf(() => parse(good))).toBe('not refused');
  });

  test('made of anything is read or refused with a reason, never another error', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(...good.split(/(\s|\+)/), '\n\n', '— ', '\ud800'),
    );
    fc.assert(fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => isReadOrRefused(parse, pieces.join(''))));
  });

  test('with a piece cut out or put in elsewhere is read or refused with a reason', () => {
    const place = fc.nat(good.length);
    fc.assert(
      fc.property(place, place, fc.string({ unit: 'binary', maxLength: 3 }), (from, to, put) =>
        isReadOrRefused(parse, good.slice(0, from) + put + good.slice(to)),
      ),
    );
  });
});

describe('whatever is written is read as the same', () => {
  const line = fc.string({ unit: 'grapheme' }).filter((text) => text.isWellFormed() && !/\p{Cc}/u.test(text));
  const filled = line.filter((text) => text !== '');

  test('the text of a note', () => {
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        const text = `${lines.join('\n')}\n`;
        const signed = formatNote({ text, signatures: [signNote(text, log)] });
        expect(openNote(signed, [log.verifierKey]).text).toBe(text);
        expect(openNote(Buffer.from(signed), [log.verifierKey]).text).toBe(text);
      }),
    );
  });

  test('a checkpoint, its line for the notebook, and its cosignature', () => {
    fc.assert(
      fc.property(
        filled,
        fc.maxSafeNat().filter((size) => size > 0),
        fc.uint8Array({ minLength: 32, maxLength: 32 }),
        fc.array(filled, { maxLength: 3 }),
        (origin, size, bytes, extensions) => {
          const root = Buffer.from(bytes);
          const text = formatCheckpoint({ origin, size, root, extensions });
          expect(parseCheckpoint(text)).toEqual({ origin, size, root, extensions });
          expect(parseCheckpointLine(checkpointLine({ origin, size, root }))).toEqual({ origin, size, root });
          const cosigned = formatNote({ text, signatures: [cosign(text, witness, size)] });
          expect(openNote(cosigned, [witness.verifierKey]).text).toBe(text);
        },
      ),
    );
  });
});
