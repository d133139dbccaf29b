import {
  formatNote,
  generateSignerKey,
  openNote,
  parseNote,
  parseSignerKey,
  parseVerifierKey,
  signNote,
  type VerifierKey,
} from '../index.js';
import {
  ENOCH,
  ENOCH_LINE,
  PETER,
  PETER_LINE,
  PETER_SIGNS,
  SPEC_KEY,
  SPEC_NOTE,
  TEXT,
} from './published-notes.fixture.js';
import { everyBitFlip, reasonOf } from './refusal.fixture.js';

const peter = parseVerifierKey(PETER);
const enoch = parseVerifierKey(ENOCH);
const note = `${TEXT}\n${PETER_LINE}`;
const namesOf = (signatures: readonly { keyName: string }[]) => signatures.map(({ keyName }) => keyName);

describe('published notes', () => {
  test('we sign what Go signs, to the byte', () => {
    expect(formatNote({ text: TEXT, signatures: [signNote(TEXT, parseSignerKey(PETER_SIGNS))] })).toBe(note);
  });

  test('the example of the specification opens', () => {
    expect(openNote(SPEC_NOTE, [parseVerifierKey(SPEC_KEY)]).text).toBe('This is an example message.\n');
  });

  test('the note of the specification with an empty line in its text is taken apart at the last one', () => {
    const text = 'Ognuno sta solo sul cuor della terra\ntrafitto da un raggio di sole:\n\ned è subito sera.\n';
    const line =
      '— quasimodo.example/salvatore NnugSzTjtVAewIS+Z/iJhUPeFDkO/5QQ2i5ddnGITLlC+EhfLW9oJKONrMouFSQU0xMcXxj99ihAQwaqP3ZekRwNtIc=\n';
    expect(parseNote(`${text}\n${line}`).text).toBe(text);
    expect(formatNote(parseNote(`${text}\n${line}`))).toBe(`${text}\n${line}`);
  });
});

describe('who signed', () => {
  test('a known signer is verified, an unknown one is kept unverified', () => {
    const { text, verified, unverified } = openNote(note + ENOCH_LINE, [peter]);
    expect(text).toBe(TEXT);
    expect(verified.map(({ keyName, keyId }) => [keyName, keyId])).toEqual([['PeterNeumann', 0xc74f20a3]]);
    expect(unverified.map(({ keyName, keyId }) => [keyName, keyId])).toEqual([['EnochRoot', 0xaf0cfe78]]);
  });

  test('both are verified when both are known', () => {
    expect(namesOf(openNote(note + ENOCH_LINE, [peter, enoch]).verified)).toEqual(['PeterNeumann', 'EnochRoot']);
  });

  test('a note that nobody known signed is refused', () => {
    expect(reasonOf(() => openNote(note, [enoch]))).toBe('no-known-signature');
    expect(reasonOf(() => openNote(note, []))).toBe('no-known-signature');
  });

  test('a known signer with a bad signature rejects the note, also beside a good one', () => {
    const bad = { keyName: enoch.name, keyId: enoch.keyId, bytes: new Uint8Array(64) };
    const both = formatNote({ text: TEXT, signatures: [...parseNote(note).signatures, bad] });
    expect(reasonOf(() => openNote(both, [peter, enoch]))).toBe('bad-signature');
    expect(namesOf(openNote(both, [peter]).verified)).toEqual(['PeterNeumann']);
  });

  test('a second signature of one key is verified like the first', () => {
    const [good] = parseNote(note).signatures;
    const bad = { ...good!, bytes: new Uint8Array(64) };
    expect(openNote(note + PETER_LINE, [peter]).verified).toHaveLength(2);
    expect(reasonOf(() => openNote(formatNote({ text: TEXT, signatures: [good!, bad] }), [peter]))).toBe(
      'bad-signature',
    );
  });

  test('a signature of another length than 64 bytes is bad', () => {
    const { signatures } = parseNote(note);
    for (const bytes of [new Uint8Array(63), Buffer.concat([signatures[0]!.bytes, Buffer.alloc(1)])]) {
      const changed = formatNote({ text: TEXT, signatures: [{ ...signatures[0]!, bytes }] });
      expect(reasonOf(() => openNote(changed, [peter]))).toBe('bad-signature');
    }
  });

  test('a signature over another text is bad', () => {
    expect(reasonOf(() => openNote(`Another text.\n\n${PETER_LINE}`, [peter]))).toBe('bad-signature');
  });

  test('a key that shares only name or only key id with a known one is unknown', () => {
    const sameName: VerifierKey = { ...peter, keyId: peter.keyId + 1 };
    const sameId: VerifierKey = { ...peter, name: 'Somebody' };
    expect(reasonOf(() => openNote(note, [sameName, sameId]))).toBe('no-known-signature');
  });

  test('two known keys that share name and key id are refused; the same key twice is not', () => {
    expect(reasonOf(() => openNote(note, [peter, { ...peter, publicKey: enoch.publicKey }]))).toBe('ambiguous-key');
    expect(openNote(note, [peter, peter]).verified).toHaveLength(1);
  });

  test('a key for cosignatures signs no note', () => {
    expect(reasonOf(() => signNote(TEXT, generateSignerKey('witness.example/1', 'cosignature/v1')))).toBe(
      'wrong-algorithm',
    );
  });

  test('each flipped bit of text, key name, key id or signature is refused', () => {
    let flips = 0;
    for (const flipped of everyBitFlip(Buffer.from(note))) {
      flips += 1;
      expect(reasonOf(() => openNote(flipped, [peter]))).toMatch(/^(malformed|bad|no-known)-/);
    }
    expect(flips).toBe(Buffer.byteLength(note) * 8);
  });
});

describe('the form of a note, to the byte', () => {
  const refused: [string, string | Uint8Array][] = [
    ['CRLF instead of newline', note.replaceAll('\n', '\r\n')],
    ['a carriage return in the text', note.replace(',\n', ',\r\n')],
    ['no newline at the end', note.slice(0, -1)],
    ['an empty line at the end', `${note}\n`],
    ['bytes after the last line', `${note}x`],
    ['a line among the signatures that is none', `${note}Unexpected line.\n`],
    ['no signature', `${TEXT}\n`],
    ['no empty line', TEXT],
    ['a control character', `\u0001${note}`],
    ['a tab', note.replace(' think', '\tthink')],
    ['a null character', note.replace(' think', '\0think')],
    ['invalid UTF-8', Buffer.concat([Buffer.of(0xff), Buffer.from(note)])],
    ['an overlong encoding', Buffer.concat([Buffer.of(0xc0, 0x8a), Buffer.from(note)])],
    ['half a surrogate pair', `\ud800${note}`],
    ['a byte order mark before a signature line', note.replace('—', '\ufeff—')],
    ['a hyphen instead of the em dash', note.replace('—', '-')],
    ['a key name with a space', note.replace('PeterNeumann', 'Peter Neumann')],
    ['a key name with a no-break space', note.replace('PeterNeumann', 'Peter\u00a0Neumann')],
    ['a key name with a plus', note.replace('PeterNeumann', 'Peter+Neumann')],
    ['an empty key name', note.replace('PeterNeumann', '')],
    ['two spaces', note.replace('PeterNeumann ', 'PeterNeumann  ')],
    ['a space at the end of a signature line', note.replace('nAM=\n', 'nAM= \n')],
    ['base64 without padding', note.replace('nAM=', 'nAM')],
    ['base64 with padding too many', note.replace('nAM=', 'nAM==')],
    ['base64 with other bits after the last byte', note.replace('nAM=', 'nAN=')],
    ['base64 of the URL alphabet', note.replaceAll('/', '_')],
    ['base64 in two pieces', note.replace('x08go', 'x08=go')],
    ['a signature of four bytes, the key id alone', `${TEXT}\n— PeterNeumann x08gow==\n`],
    ['more than a hundred signatures', `${TEXT}\n${PETER_LINE.repeat(101)}`],
    ['more than a million bytes', `${'x'.repeat(1_000_000)}\n\n${PETER_LINE}`],
  ];

  test.each(refused)('%s is refused', (_, changed) => {
    expect(changed).not.toEqual(note);
    expect(reasonOf(() => openNote(changed, [peter]))).toMatch(/^malformed-(note|signature)$|^note-too-large$/);
  });

  test('after an empty line among the signatures, those before it are text', () => {
    const changed = `${note}\n${ENOCH_LINE}`;
    expect(parseNote(changed).text).toBe(note);
    expect(reasonOf(() => openNote(changed, [peter]))).toBe('no-known-signature');
    expect(reasonOf(() => openNote(changed, [peter, enoch]))).toBe('bad-signature');
  });

  test('a byte order mark belongs to the signed text and is not dropped', () => {
    expect(reasonOf(() => openNote(Buffer.from(`\ufeff${note}`), [peter]))).toBe('bad-signature');
  });

  test('sixteen signatures and more are read', () => {
    expect(openNote(`${TEXT}\n${PETER_LINE.repeat(100)}`, [peter]).verified).toHaveLength(100);
  });

  test('empty lines within and at the end of the text are part of it', () => {
    const key = generateSignerKey('log.example/1');
    for (const text of ['\n', 'a\n\n', '\n\n\n', 'a\n\nb\n']) {
      expect(openNote(formatNote({ text, signatures: [signNote(text, key)] }), [key.verifierKey]).text).toBe(text);
    }
  });

  test('what could not be read again is not written', () => {
    const [signature] = parseNote(note).signatures;
    const write =
      (text: string, changed: object = {}) =>
      () =>
        formatNote({ text, signatures: [{ ...signature!, ...changed }] });
    expect(reasonOf(write('no newline'))).toBe('malformed-note');
    expect(reasonOf(write('a\rb\n'))).toBe('malformed-note');
    expect(reasonOf(write(TEXT, { keyName: 'a\n— b' }))).toBe('malformed-signature');
    expect(reasonOf(write(TEXT, { keyName: 'a b' }))).toBe('malformed-signature');
    expect(reasonOf(write(TEXT, { bytes: new Uint8Array() }))).toBe('malformed-signature');
    expect(reasonOf(() => formatNote({ text: TEXT, signatures: [] }))).toBe('malformed-signature');
    expect(reasonOf(() => signNote('no newline', parseSignerKey(PETER_SIGNS)))).toBe('malformed-note');
  });
});
