import Database from 'better-sqlite3';

/** The bare database with the pragmas and the table of the embedded event store: what there is to be lost or gained. */
export function openRawStore(file) {
  const database = new Database(file);
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  database.pragma('cache_size = -65536');
  database.pragma('wal_autocheckpoint = 10000');
  database.exec(`CREATE TABLE IF NOT EXISTS event (
    position INTEGER PRIMARY KEY, stream TEXT NOT NULL, revision INTEGER NOT NULL, type TEXT NOT NULL, envelope TEXT NOT NULL
  ) STRICT; CREATE UNIQUE INDEX IF NOT EXISTS event_of_stream ON event (stream, revision);`);
  const begin = database.prepare('BEGIN IMMEDIATE');
  const commit = database.prepare('COMMIT');
  const insert = database.prepare('INSERT INTO event (stream, revision, type, envelope) VALUES (?, ?, ?, ?)');
  const revisions = new Map();
  return {
    begin: () => begin.run(),
    commit: () => commit.run(),
    insert(stream, event) {
      const revision = revisions.get(stream) ?? 0;
      revisions.set(stream, revision + 1);
      const envelope = { ...event, stream, revision, recordedAt: '2026-01-01T00:00:00.000Z' };
      insert.run(stream, revision, event.type, JSON.stringify(envelope));
    },
    close: () => database.close(),
  };
}
