import { randomUUID } from 'node:crypto';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { SealConflict, VaultDamaged, VaultRefused } from './errors.js';
import { temporaryVault } from './testing/temporary-vault.js';
import { aValue, VaultFiles } from './vault-files.fixture.js';

const readText = async (
  vault: { open: Awaited<ReturnType<typeof temporaryVault>>['vault']['open'] },
  ...values: Parameters<typeof vault.open>[0]
) => [...(await vault.open(values)).values()];

describe('sealing and opening', () => {
  test('what was sealed is read again, also after the vault was closed and opened', async () => {
    using files = new VaultFiles();
    let vault = await files.open();
    const [name, note] = await vault.seal([aValue(), aValue({ path: 'note', text: 'Zieht im März um 🚚' })]);
    await vault.close();
    vault = await files.open();
    if (name === undefined || note === undefined) throw new Error('two values were sealed');
    expect(await readText(vault, name, note)).toEqual([
      { kind: 'text', text: 'Miriam Beispiel' },
      { kind: 'text', text: 'Zieht im März um 🚚' },
    ]);
    await vault.close();
  });

  test('sealing the same value again answers as the first time, also within one call', async () => {
    await using temporary = await temporaryVault();
    const value = aValue();
    const [first, twice] = await temporary.vault.seal([value, value]);
    const [again] = await temporary.vault.seal([value]);
    expect(twice).toEqual(first);
    expect(again).toEqual(first);
  });

  test('the same subject, command and path with another text is refused, and nothing of that call is sealed', async () => {
    await using temporary = await temporaryVault();
    const { vault } = temporary;
    const value = aValue();
    await vault.seal([value]);
    const bystander = aValue();
    await expect(vault.seal([bystander, { ...value, text: 'Jemand Anderes' }])).rejects.toThrow(SealConflict);
    // Had it been sealed, another text would be a conflict now.
    await expect(vault.seal([{ ...bystander, text: 'Neu' }])).resolves.toHaveLength(1);
  });

  test('two values of one command and two commands with one value have different references', async () => {
    await using temporary = await temporaryVault();
    const value = aValue();
    const sealed = await temporary.vault.seal([
      value,
      { ...value, path: 'note' },
      { ...value, commandId: randomUUID() },
      { ...value, subject: randomUUID() },
    ]);
    expect(new Set(sealed.map(({ ref }) => ref)).size).toBe(4);
    expect(new Set(sealed.map(({ commitment }) => commitment)).size).toBe(4);
  });

  test.each([
    ['an empty text', { text: '' }],
    ['a lone surrogate', { text: 'a\ud800' }],
    ['more than 10,000 characters', { text: 'x'.repeat(10_001) }],
    ['an empty path', { path: '' }],
  ])('%s is refused without saying it', async (_, wrong) => {
    await using temporary = await temporaryVault();
    await expect(temporary.vault.seal([aValue(wrong)])).rejects.toThrow(RangeError);
  });

  test('a value that was never sealed is damage, not an empty answer', async () => {
    await using temporary = await temporaryVault();
    const unknown = { subject: randomUUID(), ref: randomUUID(), commitment: '00'.repeat(32) };
    await expect(temporary.vault.open([unknown])).rejects.toThrow(VaultDamaged);
  });

  test('a thousand names are read with one call', async () => {
    await using temporary = await temporaryVault();
    const sealed = await temporary.vault.seal(Array.from({ length: 1000 }, (_, i) => aValue({ text: `Person ${i}` })));
    const opened = await temporary.vault.open(sealed);
    expect(sealed.map(({ ref }) => opened.get(ref))).toEqual(
      sealed.map((_, i) => ({ kind: 'text', text: `Person ${i}` })),
    );
  });

  test('no file holds a text, and all files are for their owner alone', async () => {
    using files = new VaultFiles();
    const vault = await files.open();
    await vault.seal([aValue({ text: 'Miriam Beispiel-Musterfrau' })]);
    expect(files.filesWith(Buffer.from('Beispiel-Muster'))).toEqual([]);
    for (const name of readdirSync(files.folder)) {
      expect([name, (statSync(join(files.folder, name)).mode & 0o777).toString(8)]).toEqual([name, '600']);
    }
    expect(readdirSync(files.folder).length).toBeGreaterThanOrEqual(2);
    await vault.close();
  });

  test('a closed vault says so', async () => {
    await using temporary = await temporaryVault();
    await temporary.vault.close();
    await expect(temporary.vault.open([])).rejects.toThrow(VaultRefused);
    await expect(temporary.vault.seal([aValue()])).rejects.toThrow('the vault is closed');
  });
});

describe('sweeping', () => {
  test('values that no event refers to are dropped after their time; others and newer ones stay', async () => {
    using files = new VaultFiles();
    let now = new Date('2026-03-01T10:00:00.000Z');
    const vault = await files.open({ clock: () => now });
    const [kept, orphan, sealedAgain] = await vault.seal([aValue(), aValue(), aValue({ ...REPEATED })]);
    now = new Date('2026-03-02T10:00:00.000Z');
    const [newer] = await vault.seal([aValue()]);
    await vault.seal([REPEATED]);
    const dropped = await vault.sweep(new Date('2026-03-02T00:00:00.000Z'), async (ref) => ref === kept?.ref);
    expect(dropped).toBe(1);
    const rest = [kept, newer, sealedAgain].filter((value) => value !== undefined);
    expect((await vault.open(rest)).size).toBe(3);
    if (orphan === undefined) throw new Error('three values were sealed');
    await expect(vault.open([orphan])).rejects.toThrow(VaultDamaged);
    await vault.close();
  });

  const REPEATED = aValue();
});
