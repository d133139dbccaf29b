import { createHmac, createSecretKey, hash } from 'node:crypto';
import { isUuid } from '@lotsenbuch/kernel';
import fc from 'fast-check';
import { bindingOf, commitmentOf, decrypt, encrypt, newKey, newSalt, refOf } from './value-cipher.js';

const address = { subject: 'a subject', commandId: 'a command', path: 'name' };
const text = fc.string({ unit: 'binary', minLength: 1 });

describe('encryption', () => {
  test('what was encrypted is decrypted with the same key and binding, and with no other', () => {
    fc.assert(
      fc.property(text, text, text, (plain, bound, other) => {
        fc.pre(bound !== other);
        const key = createSecretKey(newKey());
        const sealed = encrypt(key, Buffer.from(plain), Buffer.from(bound));
        expect(decrypt(key, sealed, Buffer.from(bound))?.toString()).toBe(plain);
        expect(decrypt(key, sealed, Buffer.from(other))).toBeUndefined();
        expect(decrypt(createSecretKey(newKey()), sealed, Buffer.from(bound))).toBeUndefined();
      }),
    );
  });

  test('the same text twice gives different bytes', () => {
    const key = createSecretKey(newKey());
    const plain = Buffer.from('Miriam Beispiel');
    expect(encrypt(key, plain, plain).equals(encrypt(key, plain, plain))).toBe(false);
  });

  test('no two addresses are bound in the same way', () => {
    const parts = fc.tuple(text, text, text);
    fc.assert(
      fc.property(parts, parts, (a, b) => {
        fc.pre(a.join('\0') !== b.join('\0'));
        const [one, other] = [a, b].map(([subject, commandId, path]) => ({ subject, commandId, path }));
        if (one === undefined || other === undefined) throw new Error('there are two');
        expect(bindingOf(one, 'r').equals(bindingOf(other, 'r'))).toBe(false);
        expect(refOf(one)).not.toBe(refOf(other));
      }),
    );
    // Joined without borders these two would be one.
    expect(refOf({ ...address, commandId: 'ab', path: 'c' })).not.toBe(
      refOf({ ...address, commandId: 'a', path: 'bc' }),
    );
  });
});

describe('a commitment', () => {
  test('is HMAC-SHA256 with the salt over the canonical array of version, address and text', () => {
    const salt = newSalt();
    const expected = createHmac('sha256', salt).update('[1,"a subject","a command","name","Miriam"]').digest('hex');
    expect(commitmentOf(salt, address, 'Miriam')).toBe(expected);
  });

  test('cannot be confirmed by guessing the text without the salt', () => {
    const commitment = commitmentOf(newSalt(), address, 'Miriam');
    const guessed = '[1,"a subject","a command","name","Miriam"]';
    const guesses = [
      hash('sha256', guessed),
      hash('sha256', 'Miriam'),
      createHmac('sha256', '').update(guessed).digest('hex'),
      createHmac('sha256', address.subject).update(guessed).digest('hex'),
      commitmentOf(newSalt(), address, 'Miriam'),
      commitmentOf(Buffer.alloc(32), address, 'Miriam'),
    ];
    expect(guesses).not.toContain(commitment);
  });
});

test('a reference is a UUID, and the same for ever', () => {
  expect(isUuid(refOf(address))).toBe(true);
  expect(refOf(address)).toBe(REF_OF_ADDRESS);
});

const REF_OF_ADDRESS = '8c75a8ef-72a5-8a87-b5a7-f0943bb7e0d3';
