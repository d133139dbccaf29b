import { ReadModelRefused } from './errors.js';
import type { ReadModelStore } from './read-model-store.js';
import { openSqliteReadModelStore } from './sqlite/sqlite-read-model-store.js';

const SQLITE = 'sqlite:';

/**
 * Opens the store of read models a URL names: `sqlite:<file>`.
 * @throws ReadModelRefused another scheme, or a store that cannot be used
 */
export const openReadModelStore = async (url: string): Promise<ReadModelStore> => {
  const file = url.startsWith(SQLITE) ? url.slice(SQLITE.length) : '';
  if (file === '') {
    // Only the scheme is shown: the rest may hold a password.
    const [scheme] = url.split(':', 1);
    throw new ReadModelRefused(
      `READ_MODEL_URL begins with ${JSON.stringify(scheme)} or names no file: expected sqlite:<file>, such as sqlite:data/read-models.db`,
    );
  }
  return openSqliteReadModelStore({ file });
};
