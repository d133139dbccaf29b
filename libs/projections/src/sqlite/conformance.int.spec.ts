import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeReadModelStore } from '../conformance/index.js';
import { openSqliteReadModelStore } from './sqlite-read-model-store.js';

describeReadModelStore('SQLite', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'lotsenbuch-read-models-'));
  return {
    open: async () => openSqliteReadModelStore({ file: join(folder, 'read-models.db') }),
    remove: () => rm(folder, { recursive: true }),
  };
});
