import { randomUUID } from 'node:crypto';
import { type EventStore, newEventId, openEventStore } from '@lotsenbuch/event-store';
import { temporaryFolder } from '@lotsenbuch/testing';
import type { PersonalValue, StoredVault } from '@lotsenbuch/vault';
import { temporaryVault } from '@lotsenbuch/vault/testing';
import { sweepOrphans } from './sweep-orphans.js';

const DAY_MS = 24 * 3_600_000;

const aName = () => ({ subject: randomUUID(), commandId: randomUUID(), path: 'name', text: 'Miriam Beispiel' });

const record = (eventStore: EventStore, ...names: readonly PersonalValue[]) =>
  eventStore.append(`person-${randomUUID()}`, 'noStream', [
    {
      id: newEventId(),
      type: 'PersonRegistered',
      schemaVersion: 1,
      actor: 'person:1',
      commandId: randomUUID(),
      correlationId: 'test',
      deciderVersion: 'test/1',
      data: { people: names.map((name) => ({ name })) },
    },
  ]);

describe('values that no event refers to', () => {
  let now: number;
  const withStores = async (check: (eventStore: EventStore, vault: StoredVault) => Promise<void>) => {
    now = Date.parse('2026-03-01T10:00:00.000Z');
    const clock = () => new Date(now);
    await using folder = await temporaryFolder();
    await using temporary = await temporaryVault(clock);
    const eventStore = await openEventStore(`sqlite:${folder.path}/events.sqlite`, { clock });
    try {
      await check(eventStore, temporary.vault);
    } finally {
      await eventStore.close();
    }
  };

  test('are dropped once the log is a day further; what an event refers to, wherever in its data, stays', () =>
    withStores(async (eventStore, vault) => {
      const [first, second] = await vault.seal([aName(), aName(), aName()]);
      if (first === undefined || second === undefined) throw new Error('they were sealed');
      await record(eventStore, first, second);
      now += DAY_MS;
      await record(eventStore);
      expect(await sweepOrphans(eventStore, vault)).toBe(0);
      now += 1;
      await record(eventStore);
      expect(await sweepOrphans(eventStore, vault)).toBe(1);
      expect((await vault.open([first, second])).size).toBe(2);
    }));

  test('stay where the log knows no value of this vault: it may be the log of somebody else', () =>
    withStores(async (eventStore, vault) => {
      await vault.seal([aName()]);
      now += 10 * DAY_MS;
      await record(eventStore);
      expect(await sweepOrphans(eventStore, vault)).toBe(0);
      await record(eventStore, { subject: randomUUID(), ref: randomUUID(), commitment: 'ab' });
      expect(await sweepOrphans(eventStore, vault)).toBe(0);
      expect(await vault.sweep(new Date(now), async () => false)).toBe(1);
    }));
});
