import { randomUUID } from 'node:crypto';
import { type TemporaryVault, temporaryVault } from '@lotsenbuch/vault/testing';
import { sealNote } from './seal-note.js';

let kept: TemporaryVault;
beforeEach(async () => {
  kept = await temporaryVault();
});
afterEach(() => kept.dispose());

describe('a command that comes again', () => {
  const commandId = randomUUID();

  test('with its note has the note it had', async () => {
    const first = await sealNote(kept.vault, commandId, 'Rücksprache gehalten');
    await expect(sealNote(kept.vault, commandId, 'Rücksprache gehalten')).resolves.toEqual(first);
  });

  test('with another note, or after its note was erased, is refused as another request', async () => {
    const { note } = await sealNote(kept.vault, commandId, 'Rücksprache gehalten');
    const refused = expect.objectContaining({ kind: expect.objectContaining({ name: 'idempotency-key-reused' }) });
    await expect(sealNote(kept.vault, commandId, 'etwas anderes')).rejects.toEqual(refused);
    await kept.vault.erase(note?.subject ?? '');
    await expect(sealNote(kept.vault, commandId, 'Rücksprache gehalten')).rejects.toEqual(refused);
  });
});
