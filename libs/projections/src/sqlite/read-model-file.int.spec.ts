import { readFile, stat, writeFile } from 'node:fs/promises';
import Database from 'better-sqlite3';
import { planFind } from '../find-plan.js';
import { projectionConsumer } from '../projection-consumer.js';
import type { FindQuery } from '../read-model-store.js';
import { grantEvents, grants, recorded, Scene } from '../support.spec.js';
import { openReadModelFile } from './read-model-file.js';
import { findSql } from './sql.js';
import { openSqliteReadModelStore } from './sqlite-read-model-store.js';

describe('a file of read models', () => {
  let scene: Scene;
  let file: string;

  const fill = async () => {
    const store = openSqliteReadModelStore({ file });
    const events = recorded(grantEvents(500));
    const consumer = projectionConsumer(grants(), await store.open(grants(), scene.store.storeId));
    await consumer.position();
    await consumer.handle(events, events.at(-1)!.position);
    await store.close();
  };

  beforeEach(async () => {
    scene = await Scene.open();
    file = scene.file('read-models.db');
  });

  afterEach(() => scene.remove());

  test('keeps a write-ahead log and is synced at its checkpoints, also when it is opened again', async () => {
    for (let opened = 1; opened <= 2; opened += 1) {
      const database = openReadModelFile(file);
      expect(database.pragma('journal_mode', { simple: true })).toBe('wal');
      expect(database.pragma('synchronous', { simple: true })).toBe(1);
      database.close();
    }
  });

  describe('that cannot be used is refused with what to do, and left as it is', () => {
    const expectRefusal = async (sentence: RegExp) => {
      const before = await readFile(file);
      expect(() => openSqliteReadModelStore({ file })).toThrow(expect.objectContaining({ name: 'ReadModelRefused' }));
      expect(() => openSqliteReadModelStore({ file })).toThrow(sentence);
      expect(await readFile(file)).toEqual(before);
    };

    test('no database at all', async () => {
      await writeFile(file, 'Rechnung '.repeat(1_000));
      await expectRefusal(/damaged.*nothing is lost.*delete .*read-models\.db/s);
    });

    test('a damaged header', async () => {
      await fill();
      const bytes = await readFile(file);
      await writeFile(file, bytes.fill(0x5a, 0, 200));
      await expectRefusal(/damaged.*delete/s);
    });

    test('cut short', async () => {
      await fill();
      await writeFile(file, (await readFile(file)).subarray(0, 4_096));
      await expectRefusal(/damaged.*delete/s);
    });

    test('the database of something else, which is not to be deleted', async () => {
      await scene.store.close();
      file = scene.file('events.db');
      await expectRefusal(/is a database of something else.*must name another file/);
    });

    test('another format', async () => {
      await fill();
      const database = new Database(file);
      database.pragma('user_version = 2');
      database.close();
      await expectRefusal(/have format 2, this version of Lotsenbuch uses format 1.*delete/s);
    });

    test('a folder that does not exist', () => {
      expect(() => openSqliteReadModelStore({ file: scene.file('nowhere/read-models.db') })).toThrow(
        /cannot be opened.*READ_MODEL_URL must name a file in a folder that exists/,
      );
    });
  });

  test('that turns out to be damaged while it is read says so, and what to do', async () => {
    await fill();
    const bytes = await readFile(file);
    const { size } = await stat(file);
    await writeFile(file, bytes.fill(0x5a, 16_384, size));

    const store = openSqliteReadModelStore({ file });
    const asked = store.open(grants(), scene.store.storeId).then((readModel) => readModel.find({ limit: 1_000 }));
    await expect(asked).rejects.toThrow(/damaged.*nothing is lost.*delete/s);
    await store.close();
  });

  describe('has SQL indexes that answer', () => {
    const planOf = async (query: Partial<FindQuery>): Promise<string> => {
      const database = new Database(file);
      const { sql, values } = findSql('grants@1', planFind('grants@1', ['kind', 'cents'], { limit: 10, ...query }));
      const steps = database.prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`).all(...values);
      database.close();
      return steps.map(({ detail }) => detail).join('; ');
    };

    beforeEach(fill);

    const ascending = { by: 'cents', direction: 'ascending' } as const;

    test.each<[string, Partial<FindQuery>]>([
      ['equality', { where: { cents: { equals: 100 } } }],
      ['a prefix', { where: { kind: { prefix: 'gr' } } }],
      ['a range', { where: { cents: { from: 100, below: 200 } } }],
    ])('%s by search', async (_, query) => {
      expect(await planOf(query)).toMatch(/^SEARCH grants@1 USING INDEX grants@1\/(cents|kind) /);
    });

    test.each(['ascending', 'descending'] as const)('an %s sort without sorting', async (direction) => {
      expect(await planOf({ sort: { by: 'cents', direction } })).toMatch(
        /^SEARCH grants@1 USING INDEX grants@1\/cents [^;]*$/,
      );
    });

    test('equality and order by key without sorting', async () => {
      expect(await planOf({ where: { cents: { equals: 100 } } })).not.toContain('TEMP B-TREE');
    });

    test('the page after a cursor by search', async () => {
      const store = openSqliteReadModelStore({ file });
      const readModel = await store.open(grants(), scene.store.storeId);
      const { next: cursor = '' } = await readModel.find({ sort: ascending, limit: 10 });
      await store.close();
      expect(await planOf({ sort: ascending, cursor })).toBe(
        'SEARCH grants@1 USING INDEX grants@1/cents ((by_cents,key)>(?,?))',
      );
    });
  });
});
