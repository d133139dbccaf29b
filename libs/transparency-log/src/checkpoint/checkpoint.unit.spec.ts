import {
  type Checkpoint,
  checkpointLine,
  EMPTY_ROOT,
  formatCheckpoint,
  formatNote,
  generateSignerKey,
  openCheckpoint,
  parseCheckpoint,
  parseCheckpointLine,
  parseVerifierKey,
  signCheckpoint,
  signNote,
} from '../index.js';
import { SUMDB_KEY, SUMDB_NOTE } from '../note/published-notes.fixture.js';
import { everyBitFlip, reasonOf } from '../note/refusal.fixture.js';

// c2sp.org/tlog-checkpoint.
const SPEC_TEXT = 'example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n';
const ROOT = 'CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=';
const root = Buffer.from(ROOT, 'base64');
const key = generateSignerKey('log.example/1');
const checkpoint: Checkpoint = { origin: 'log.example/1', size: 7, root, extensions: [] };
const open = (note: string | Uint8Array) => openCheckpoint(note, 'log.example/1', [key.verifierKey]);

describe('the text of a checkpoint', () => {
  test('the example of the specification is read and written', () => {
    const read = parseCheckpoint(SPEC_TEXT);
    expect(read).toEqual({ origin: 'example.com/behind-the-sofa', size: 20852163, root, extensions: [] });
    expect(formatCheckpoint(read)).toBe(SPEC_TEXT);
  });

  test.each([0, 1, 2 ** 32 - 1, 2 ** 32, 2 ** 32 + 1, Number.MAX_SAFE_INTEGER])('a tree of %d leaves', (size) => {
    const text = formatCheckpoint({ ...checkpoint, size, root: size === 0 ? EMPTY_ROOT : root });
    expect(parseCheckpoint(text).size).toBe(size);
  });

  test('extension lines are kept in their order', () => {
    const extensions = ['streams 12 abc', 'second'];
    expect(parseCheckpoint(formatCheckpoint({ ...checkpoint, extensions })).extensions).toEqual(extensions);
  });

  test.each([
    ['CRLF', SPEC_TEXT.replaceAll('\n', '\r\n')],
    ['no newline at the end', SPEC_TEXT.slice(0, -1)],
    ['an empty line at the end', `${SPEC_TEXT}\n`],
    ['an empty line before an extension', `${SPEC_TEXT}\nextension\n`],
    ['bytes at the end', `${SPEC_TEXT}x`],
    ['an empty origin', SPEC_TEXT.replace('example.com/behind-the-sofa', '')],
    ['a control character in the origin', SPEC_TEXT.replace('sofa', 'so\tfa')],
    ['half a surrogate pair in the origin', SPEC_TEXT.replace('sofa', 'so\ud800fa')],
    ['a size with a leading zero', SPEC_TEXT.replace('20852163', '020852163')],
    ['a size with a plus', SPEC_TEXT.replace('20852163', '+20852163')],
    ['a size with a minus', SPEC_TEXT.replace('20852163', '-1')],
    ['a size with a space', SPEC_TEXT.replace('20852163', ' 20852163')],
    ['a size with an exponent', SPEC_TEXT.replace('20852163', '2e7')],
    ['a hexadecimal size', SPEC_TEXT.replace('20852163', '0x13e2d43')],
    ['a size in Arabic digits', SPEC_TEXT.replace('20852163', '٢٠')],
    ['a size of 2^53', SPEC_TEXT.replace('20852163', '9007199254740992')],
    ['an empty size', SPEC_TEXT.replace('20852163', '')],
    ['a root of 31 bytes', SPEC_TEXT.replace(ROOT, Buffer.alloc(31).toString('base64'))],
    ['a root of 33 bytes', SPEC_TEXT.replace(ROOT, Buffer.alloc(33).toString('base64'))],
    ['a root whose last character has other spare bits', SPEC_TEXT.replace('q2I=', 'q2J=')],
    ['a root without padding', SPEC_TEXT.replace('q2I=', 'q2I')],
    ['a root of the URL alphabet', SPEC_TEXT.replace('om/Xa', 'om_Xa')],
    ['an empty tree with some root', SPEC_TEXT.replace('20852163', '0')],
    ['two lines only', 'log.example/1\n7\n'],
    ['nothing', ''],
  ])('%s is refused', (_, text) => {
    expect(text).not.toBe(SPEC_TEXT);
    expect(reasonOf(() => parseCheckpoint(text))).toBe('malformed-checkpoint');
  });

  test.each<[string, Partial<Checkpoint>]>([
    ['an origin that smuggles lines in', { origin: `log.example/1\n9\n${ROOT}` }],
    ['an extension of two lines', { extensions: ['one\ntwo'] }],
    ['an extension that ends in a newline', { extensions: ['one\n'] }],
    ['an empty extension', { extensions: [''] }],
    ['an empty origin', { origin: '' }],
    ['a size beyond 2^53', { size: 2 ** 53 }],
    ['a size that is no integer', { size: 1.5 }],
    ['a negative size', { size: -1 }],
    ['a root of 20 bytes', { root: new Uint8Array(20) }],
  ])('%s is not written', (_, change) => {
    expect(reasonOf(() => formatCheckpoint({ ...checkpoint, ...change }))).toBe('malformed-checkpoint');
    expect(reasonOf(() => signCheckpoint({ ...checkpoint, ...change }, key))).toBe('malformed-checkpoint');
  });
});

describe('a signed checkpoint', () => {
  test('the Go checksum database is believed, though its key has another name than its origin', () => {
    const opened = openCheckpoint(SUMDB_NOTE, 'go.sum database tree', [parseVerifierKey(SUMDB_KEY)]);
    expect(opened.checkpoint.size).toBe(6476701);
  });

  test('is read as it was signed', () => {
    expect(open(signCheckpoint(checkpoint, key)).checkpoint).toEqual(checkpoint);
  });

  test('of another origin under the same key is refused', () => {
    const other = signCheckpoint({ ...checkpoint, origin: 'log.example/2' }, key);
    expect(reasonOf(() => open(other))).toBe('other-origin');
  });

  test('of another key under the same name is refused', () => {
    expect(reasonOf(() => open(signCheckpoint(checkpoint, generateSignerKey('log.example/1'))))).toBe(
      'no-known-signature',
    );
  });

  test('that is signed but is no checkpoint is refused', () => {
    const text = 'log.example/1\n7\n';
    expect(reasonOf(() => open(formatNote({ text, signatures: [signNote(text, key)] })))).toBe('malformed-checkpoint');
  });

  test('with each flipped bit is refused', () => {
    for (const flipped of everyBitFlip(Buffer.from(signCheckpoint(checkpoint, key)))) {
      expect(reasonOf(() => open(flipped))).toMatch(/^(malformed|bad|no-known)-/);
    }
  });
});

describe('the line for the notebook', () => {
  test('is origin, size and root', () => {
    expect(checkpointLine(checkpoint)).toBe(`log.example/1 7 ${ROOT}`);
    expect(parseCheckpointLine(`log.example/1 7 ${ROOT}`)).toEqual({ origin: 'log.example/1', size: 7, root });
  });

  test('keeps an origin with spaces', () => {
    const head = { origin: 'go.sum database tree 5', size: 2 ** 32 + 1, root };
    expect(parseCheckpointLine(checkpointLine(head))).toEqual(head);
  });

  test.each([
    ['nothing', ''],
    ['no origin', `7 ${ROOT}`],
    ['an empty origin', ` 7 ${ROOT}`],
    ['a leading zero', `log.example/1 07 ${ROOT}`],
    ['2^53 leaves', `log.example/1 9007199254740992 ${ROOT}`],
    ['a shortened root', `log.example/1 7 ${ROOT.slice(0, -4)}`],
    ['a newline', `log.example/1 7 ${ROOT}\n`],
    ['two spaces before the root', `log.example/1 7  ${ROOT}`],
  ])('with %s is refused', (_, line) => {
    expect(reasonOf(() => parseCheckpointLine(line))).toBe('malformed-checkpoint');
  });

  test('is not written for an origin of two lines', () => {
    expect(reasonOf(() => checkpointLine({ ...checkpoint, origin: 'a\nb' }))).toBe('malformed-checkpoint');
  });
});
