import { createHash } from 'node:crypto';
import {
  formatNote,
  formatSignerKey,
  formatVerifierKey,
  generateSignerKey,
  openNote,
  parseSignerKey,
  parseVerifierKey,
  shortForm,
  signNote,
} from '../index.js';
import { CT_WITNESSES, ENOCH, PETER, PETER_SIGNS, SPEC_KEY, SUMDB_KEY } from './published-notes.fixture.js';
import { reasonOf } from './refusal.fixture.js';

describe('verifier keys', () => {
  test.each([PETER, ENOCH, SPEC_KEY, SUMDB_KEY, ...Object.values(CT_WITNESSES)])('%s is read and written', (vkey) => {
    expect(formatVerifierKey(parseVerifierKey(vkey))).toBe(vkey);
  });

  test('the type byte says what a key is for', () => {
    expect(parseVerifierKey(PETER).algorithm).toBe('ed25519');
    expect(parseVerifierKey(CT_WITNESSES.remora).algorithm).toBe('cosignature/v1');
  });

  test('no part of a key passes for a key', () => {
    for (let from = 0; from <= PETER.length; from += 1) {
      for (let to = from + 1; to <= PETER.length; to += 1) {
        if (from === 0 && to === PETER.length) continue;
        expect(reasonOf(() => parseVerifierKey(PETER.slice(from, to)))).toMatch(/key/);
      }
    }
  });

  test('no key with another character passes for a key', () => {
    for (let at = 0; at < PETER.length; at += 1) {
      const changed = PETER.slice(0, at) + String.fromCharCode(PETER.charCodeAt(at) + 1) + PETER.slice(at + 1);
      expect(reasonOf(() => parseVerifierKey(changed))).toMatch(/key/);
    }
  });

  test.each([
    // golang.org/x/mod, sumdb/note/note_test.go.
    [
      'a key of another length',
      'PeterNeumann+cc469956+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TWBADKEY==',
      'malformed-key',
    ],
    ['an unknown key type', 'PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW', 'unknown-key-type'],
    // transparency-dev/formats, note/note_cosigv1_test.go.
    ['too few parts', 'bananas.sigstore.dev+12344556', 'malformed-key'],
    ['what is no base64', 'rekor.sigstore.dev+12345678+THIS_IS_NOT_BASE64!', 'malformed-key'],
    ['a key id in capitals', PETER.replace('c74f20a3', 'C74F20A3'), 'malformed-key'],
    ['a newline at the end', `${PETER}\n`, 'malformed-key'],
    ['an empty name', PETER.replace('PeterNeumann', ''), 'malformed-key'],
    ['a space in the name', PETER.replace('PeterNeumann', 'Peter Neumann'), 'malformed-key'],
  ])('%s is refused', (_, vkey, reason) => {
    expect(reasonOf(() => parseVerifierKey(vkey))).toBe(reason);
  });

  test('the short form is six groups of five digits of the SHA-256 of the key, five bytes each', () => {
    const digest = createHash('sha256').update(PETER).digest('hex');
    const groups = (digest.slice(0, 60).match(/.{10}/g) ?? []).map((hex) => (BigInt(`0x${hex}`) % 100_000n).toString());
    expect(shortForm(parseVerifierKey(PETER))).toBe(groups.map((group) => group.padStart(5, '0')).join(' '));
    expect(shortForm(parseVerifierKey(PETER))).toMatch(/^\d{5}( \d{5}){5}$/);
    expect(shortForm(parseVerifierKey(ENOCH))).not.toBe(shortForm(parseVerifierKey(PETER)));
  });
});

describe('signer keys', () => {
  test("Go's signer key is read and written, and has Go's verifier key", () => {
    const key = parseSignerKey(PETER_SIGNS);
    expect(formatVerifierKey(key.verifierKey)).toBe(PETER);
    expect(formatSignerKey(key)).toBe(PETER_SIGNS);
  });

  test.each(['ed25519', 'cosignature/v1'] as const)(
    'a new key of the type %s is read as it was written',
    (algorithm) => {
      const key = generateSignerKey('log.example/1', algorithm);
      const read = parseSignerKey(formatSignerKey(key));
      expect(read.verifierKey).toEqual(key.verifierKey);
      expect(read.verifierKey.algorithm).toBe(algorithm);
    },
  );

  test('a key read from its text signs for its verifier key', () => {
    const key = generateSignerKey('log.example/1');
    const signatures = [signNote('text\n', parseSignerKey(formatSignerKey(key)))];
    expect(openNote(formatNote({ text: 'text\n', signatures }), [key.verifierKey]).verified).toHaveLength(1);
  });

  test('no signer key with another character passes for one, and no message quotes it', () => {
    for (let at = 0; at < PETER_SIGNS.length; at += 1) {
      const changed =
        PETER_SIGNS.slice(0, at) + String.fromCharCode(PETER_SIGNS.charCodeAt(at) + 1) + PETER_SIGNS.slice(at + 1);
      expect(reasonOf(() => parseSignerKey(changed))).toMatch(/^(malformed-key|unknown-key-type)$/);
      expect(() => parseSignerKey(changed)).not.toThrow(/KFALVFGyNhPJEM/);
    }
  });

  test('a verifier key is no signer key', () => {
    expect(reasonOf(() => parseSignerKey(PETER))).toBe('malformed-key');
  });

  test('a name with a space or a plus gets no key', () => {
    expect(reasonOf(() => generateSignerKey('my log'))).toBe('malformed-key');
    expect(reasonOf(() => generateSignerKey('my+log'))).toBe('malformed-key');
  });
});
