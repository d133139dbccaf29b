import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeEventStoreConformance } from '../conformance/event-store-conformance.js';
import { openSqliteEventStore } from './open-sqlite-event-store.js';

describeEventStoreConformance('SQLite', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'event-store-'));
  return {
    open: () => openSqliteEventStore({ file: join(folder, 'events.db') }),
    remove: () => rm(folder, { recursive: true }),
  };
});
