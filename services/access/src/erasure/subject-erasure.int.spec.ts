import { randomUUID } from 'node:crypto';
import { createCommandHandler, type EventStore, openEventStore, type RecordedEvent } from '@lotsenbuch/event-store';
import { localDate } from '@lotsenbuch/kernel';
import { temporaryFolder } from '@lotsenbuch/testing';
import { temporaryVault } from '@lotsenbuch/vault/testing';
import { erasureAggregate } from './domain/erasure.js';
import { applyErasuresAgain, SubjectErasure } from './subject-erasure.js';

const today = localDate('2026-11-23');

/** A released erasure of a subject that the vault knows. */
const releasedErasure = async (eventStore: EventStore, subject: string): Promise<RecordedEvent> => {
  const commands = createCommandHandler({ store: eventStore });
  const erasureId = randomUUID();
  const context = () => ({ commandId: randomUUID(), actor: 'person:1', correlationId: 'test' });
  const by = (actor: string) => ({ by: { actor }, claims: [], today });
  await commands.handle(
    erasureAggregate,
    erasureId,
    { type: 'RequestErasure', erasureId, subject, reason: 'askedByPerson', ...by('person:1') },
    context(),
  );
  await commands.handle(erasureAggregate, erasureId, { type: 'ReleaseErasure', ...by('person:2') }, context());
  const released = (await eventStore.readLatest(1))[0];
  if (released?.envelope.type !== 'ErasureReleased') throw new Error('it was not released');
  return released;
};

const typesOf = async (eventStore: EventStore): Promise<readonly string[]> =>
  (await eventStore.readLatest(10)).map(({ envelope }) => envelope.type).toReversed();

const withStores = async (
  check: (stores: {
    eventStore: EventStore;
    vault: Awaited<ReturnType<typeof temporaryVault>>['vault'];
  }) => Promise<void>,
) => {
  await using folder = await temporaryFolder();
  await using temporary = await temporaryVault();
  const eventStore = await openEventStore(`sqlite:${folder.path}/events.sqlite`);
  try {
    await check({ eventStore, vault: temporary.vault });
  } finally {
    await eventStore.close();
  }
};

const aPerson = () => ({ subject: randomUUID(), commandId: randomUUID(), path: 'name', text: 'Miriam Beispiel' });

describe('the process of erasure', () => {
  test.each([
    ['before the vault was asked', 'before'],
    ['after the vault had answered', 'after'],
    ['after it was recorded', 'recorded'],
  ])('killed %s, it ends the same way when it is handed the event again', (_, moment) =>
    withStores(async ({ eventStore, vault }) => {
      const value = aPerson();
      const sealed = await vault.seal([value]);
      const released = await releasedErasure(eventStore, value.subject);
      const commands = createCommandHandler({ store: eventStore });
      const killed = new SubjectErasure(
        {
          erase: async (subject) => {
            if (moment === 'before') throw new Error('killed');
            await vault.erase(subject);
          },
        },
        moment === 'after' ? { ...commands, handle: () => Promise.reject(new Error('killed')) } : commands,
      );
      const first = killed.react(released);
      if (moment === 'recorded') await first;
      else await expect(first).rejects.toThrow('killed');
      await new SubjectErasure(vault, createCommandHandler({ store: eventStore })).react(released);
      expect(await typesOf(eventStore)).toEqual(['ErasureRequested', 'ErasureReleased', 'SubjectErased']);
      expect([...(await vault.open(sealed)).values()]).toEqual([{ kind: 'erased' }]);
    }),
  );

  test('at a start, a vault that came back with a backup forgets again whom the log says it forgot', () =>
    withStores(async ({ eventStore, vault }) => {
      const [done, onlyReleased, other] = [aPerson(), aPerson(), aPerson()];
      const process = new SubjectErasure({ erase: async () => {} }, createCommandHandler({ store: eventStore }));
      await process.react(await releasedErasure(eventStore, done.subject));
      await releasedErasure(eventStore, onlyReleased.subject);
      const sealed = await vault.seal([done, onlyReleased, other]);
      expect(await applyErasuresAgain(eventStore, vault)).toBe(2);
      const opened = await vault.open(sealed);
      expect(sealed.map(({ ref }) => opened.get(ref)?.kind)).toEqual(['erased', 'erased', 'text']);
      expect(await applyErasuresAgain(eventStore, vault)).toBe(2);
    }));
});
