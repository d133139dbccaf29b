/**
 * SQLite's result code of an error, such as `SQLITE_BUSY`; empty if it is no error of SQLite. Told by its shape, because
 * the native module makes its errors with the class of whoever loaded it first, which may be another realm.
 */
export const sqliteCode = (cause: unknown): string => {
  if (typeof cause !== 'object' || cause === null || !('code' in cause)) return '';
  return typeof cause.code === 'string' && cause.code.startsWith('SQLITE_') ? cause.code : '';
};

/** What went wrong, in the words of who found it. */
export const messageOf = (cause: unknown): string =>
  typeof cause === 'object' && cause !== null && 'message' in cause ? String(cause.message) : String(cause);
