import { formatNote, openNote, parseSignerKey, parseVerifierKey, signNote } from '../index.js';

// golang.org/x/mod, sumdb/note/note_test.go.
const PETER = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW';
const PETER_SIGNS = 'PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz';
const ENOCH = 'EnochRoot+af0cfe78+ATtqJ7zOtqQtYqOo0CpvDXNlMhV3HeJDpjrASKGLWdop';
const TEXT = "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
const PETER_LINE =
  '— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n';
const ENOCH_LINE =
  '— EnochRoot rwz+eBzmZa0SO3NbfRGzPCpDckykFXSdeX+MNtCOXm2/5n2tiOHp+vAF1aGrQ5ovTG01oOTGwnWLox33WWd1RvMc+QQ=\n';

const peter = parseVerifierKey(PETER);
const enoch = parseVerifierKey(ENOCH);

describe('the notes of golang.org/x/mod', () => {
  test('we sign what Go signs, to the byte', () => {
    expect(formatNote({ text: TEXT, signatures: [signNote(TEXT, parseSignerKey(PETER_SIGNS))] })).toBe(
      `${TEXT}\n${PETER_LINE}`,
    );
  });

  test('a known signer is verified, an unknown one is kept unverified', () => {
    const { text, verified, unverified } = openNote(`${TEXT}\n${PETER_LINE}${ENOCH_LINE}`, [peter]);
    expect(text).toBe(TEXT);
    expect(verified.map(({ keyName, keyId }) => [keyName, keyId])).toEqual([['PeterNeumann', 0xc74f20a3]]);
    expect(unverified.map(({ keyName, keyId }) => [keyName, keyId])).toEqual([['EnochRoot', 0xaf0cfe78]]);
  });

  test('both are verified when both are known', () => {
    expect(openNote(`${TEXT}\n${PETER_LINE}${ENOCH_LINE}`, [peter, enoch]).verified).toHaveLength(2);
  });
});
