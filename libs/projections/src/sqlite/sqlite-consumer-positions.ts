import type { ConsumerPositions } from '@lotsenbuch/consumers';
import type { LogPosition } from '@lotsenbuch/event-store';
import type Database from 'better-sqlite3';
import { explained } from './read-model-file.js';

export const sqliteConsumerPositions = (file: string, database: Database.Database): ConsumerPositions => ({
  get: async (name) =>
    explained(file, () =>
      database
        .prepare<[string], LogPosition>('SELECT position FROM consumer_positions WHERE name = ?')
        .pluck()
        .get(name),
    ),
  set: async (name, position) => {
    explained(file, () =>
      database
        .prepare(
          'INSERT INTO consumer_positions (name, position) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET position = excluded.position',
        )
        .run(name, position),
    );
  },
});
