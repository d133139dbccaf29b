import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { anEvent, readAll, readStream } from '../conformance/harness.js';
import { Follower } from '../conformance/subscribing.js';
import type { Envelope } from '../envelope.js';
import { openSqliteEventStore } from './open-sqlite-event-store.js';

const euros = (envelope: Envelope): Envelope => {
  if (envelope.type !== 'GrantRecorded' || envelope.schemaVersion !== 1) return envelope;
  const { euros, ...rest } = envelope.data as { euros: number };
  return { ...envelope, schemaVersion: 2, data: { ...rest, cents: euros * 100 } };
};

describe('upcasting on read', () => {
  const folder = mkdtempSync(join(tmpdir(), 'event-store-upcasting-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  test('every way of reading shows the new shape; what is hashed is what is stored, never something upcast', async () => {
    const file = join(folder, 'events.db');
    const old = anEvent({ type: 'GrantRecorded', data: { euros: 5, grant: 'g' } });
    const other = anEvent({ type: 'CarrierRegistered', data: { euros: 5 } });
    const plain = await openSqliteEventStore({ file });
    await plain.append('grant-1', 'noStream', [old, other]);
    const stored = await readAll(plain);
    await plain.close();

    const store = await openSqliteEventStore({ file, upcast: euros });
    const follower = new Follower(store);
    await follower.caughtUp();
    await follower.stop();
    for (const events of [await readStream(store, 'grant-1'), await readAll(store), follower.events]) {
      expect(events.map(({ envelope }) => [envelope.schemaVersion, envelope.data])).toEqual([
        [2, { grant: 'g', cents: 500 }],
        [1, { euros: 5 }],
      ]);
      expect(events.map(({ canonical }) => canonical)).toEqual(stored.map(({ canonical }) => canonical));
    }
    expect(await store.append('grant-1', 'noStream', [old, other])).toMatchObject({ repeated: true });
    await store.close();

    const reopened = await openSqliteEventStore({ file, readOnly: true });
    expect(await readAll(reopened)).toEqual(stored);
    await reopened.close();
  });
});
