import type { EventStore } from '@lotsenbuch/event-store';
import { type PersonalValue, type Vault, VaultDamaged } from '@lotsenbuch/vault';

/** How long a value may wait for its event: far longer than any request. */
const WAIT_MS = 24 * 3_600_000;

/**
 * Drops values that no event refers to: of commands that were refused, or that nobody repeated after a crash. Only what
 * was sealed a day before the last event, and only if the vault knows the value that was referred to last: a log or
 * vault from an old backup, or of somebody else, is no reason to throw anything away.
 * @returns how many were dropped
 */
export const sweepOrphans = async (
  eventStore: Pick<EventStore, 'readAll'>,
  vault: Pick<Vault, 'open' | 'sweep'>,
): Promise<number> => {
  const refs = new Set<string>();
  let latest: PersonalValue | undefined;
  let lastRecordedAt = '';
  for await (const { events } of eventStore.readAll()) {
    for (const { envelope } of events) {
      lastRecordedAt = envelope.recordedAt;
      for (const value of personalValuesIn(envelope.data)) {
        refs.add(value.ref);
        latest = value;
      }
    }
  }
  if (latest === undefined || !(await knows(vault, latest))) return 0;
  return vault.sweep(new Date(Date.parse(lastRecordedAt) - WAIT_MS), async (ref) => refs.has(ref));
};

const knows = async (vault: Pick<Vault, 'open'>, value: PersonalValue): Promise<boolean> => {
  try {
    await vault.open([value]);
    return true;
  } catch (cause) {
    if (cause instanceof VaultDamaged) return false;
    throw cause;
  }
};

function* personalValuesIn(data: unknown): Generator<PersonalValue> {
  if (typeof data !== 'object' || data === null) return;
  if (isPersonalValue(data)) yield data;
  else for (const value of Object.values(data)) yield* personalValuesIn(value);
}

const isPersonalValue = (data: object): data is PersonalValue =>
  'subject' in data && 'ref' in data && 'commitment' in data;
