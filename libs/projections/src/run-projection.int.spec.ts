import { type ConsumerStatus, type RunningConsumer, runConsumer, systemClock } from '@lotsenbuch/consumers';
import { type LogPosition, openSqliteEventStore, type RecordedEvent } from '@lotsenbuch/event-store';
import Database from 'better-sqlite3';
import { PositionMoved } from './errors.js';
import { foldProjection } from './fold-projection.js';
import type { Projection } from './projection.js';
import { projectionConsumer } from './projection-consumer.js';
import type { ReadModel, ReadModelStore } from './read-model-store.js';
import { type RunningProjection, runProjection } from './run-projection.js';
import { openSqliteReadModelStore } from './sqlite/sqlite-read-model-store.js';
import { allRows, dump, type GrantRow, grantEvents, grants, headOf, Scene } from './support.spec.js';

/** Tries again as soon as the test allows it. */
class Retries {
  #next = () => {};
  #stopped: ((status: ConsumerStatus) => void) | undefined;

  readonly options = {
    clock: {
      now: systemClock.now,
      sleep: (_: number, signal: AbortSignal) =>
        new Promise<void>((resolve) => {
          this.#next = resolve;
          if (signal.aborted) resolve();
          signal.addEventListener('abort', () => resolve());
        }),
    },
    onChange: (status: ConsumerStatus) => {
      if (status.state === 'stopped') this.#stopped?.(status);
    },
  };

  stopped(): Promise<ConsumerStatus> {
    return new Promise((resolve) => {
      this.#stopped = resolve;
    });
  }

  async allow(): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve));
    this.#next();
  }
}

describe('a running projection', () => {
  let scene: Scene;
  let store: ReadModelStore;
  let running: RunningConsumer[];

  const run = async (
    projection: Projection<GrantRow>,
    retries = new Retries(),
  ): Promise<RunningProjection<GrantRow>> => {
    const started = await runProjection(scene.store, projection, store, retries.options);
    running.push(started.consumer);
    return started;
  };

  beforeEach(async () => {
    scene = await Scene.open();
    store = openSqliteReadModelStore({ file: scene.file('read-models.db') });
    running = [];
  });

  afterEach(async () => {
    await Promise.all(running.map((consumer) => consumer.stop()));
    await store.close();
    await scene.remove();
  });

  test('reads as the fold of the log, while catching up and live', async () => {
    await scene.append(...grantEvents(2_500));
    const { readModel, consumer } = await run(grants());
    await consumer.caughtUp();
    const events = await scene.events();
    expect(dump(await allRows(readModel))).toEqual(dump(foldProjection(grants(), events)));
    expect(await readModel.position()).toBe(headOf(events));

    await scene.append({ type: 'GrantRecorded', grant: 9_999, carrier: 'new', cents: 1 });
    await consumer.caughtUp();
    expect(await readModel.get('carrier new')).toMatchObject({ cents: 1 });
  });

  test('a page of a thousand events is one read and one write', async () => {
    await scene.append(...grantEvents(2_500));
    const readModel = await store.open(grants(), scene.store.storeId);
    const calls: string[] = [];
    const counted: ReadModel<GrantRow> = {
      position: () => readModel.position(),
      get: (key) => readModel.get(key),
      find: (query) => readModel.find(query),
      count: (where) => readModel.count(where),
      getMany: (keys) => {
        calls.push('read');
        return readModel.getMany(keys);
      },
      putMany: (...write) => {
        calls.push('write');
        return readModel.putMany(...write);
      },
    };
    const consumer = runConsumer(scene.store, projectionConsumer(grants(), counted));
    running.push(consumer);
    await consumer.caughtUp();
    expect(calls).toEqual(['read', 'write', 'read', 'write', 'read', 'write']);
  });

  describe('at a failure', () => {
    /** Goes wrong at the event of this revision until it is fixed. */
    const failsAt = (revision: number, broken: Partial<Projection<GrantRow>>) => {
      const right = grants();
      let isBroken = true;
      const at = (event: RecordedEvent) =>
        isBroken && event.envelope.revision === revision ? { ...right, ...broken } : right;
      const projection: Projection<GrantRow> = {
        ...right,
        keys: (event) => at(event).keys(event),
        evolve: (row, event, key) => at(event).evolve(row, event, key),
      };
      const fix = () => {
        isBroken = false;
      };
      return { projection, fix };
    };
    const throws = (reason: string) => () => {
      throw new Error(reason);
    };

    test.each<[string, Partial<Projection<GrantRow>>, string]>([
      ['its keys cannot be told', { keys: throws('the grant has no number') }, 'the grant has no number'],
      [
        'one of its rows cannot evolve',
        {
          evolve: (_row, _event, key) => {
            if (key.startsWith('grant')) throw new Error('the grant is not known');
            return { kind: 'carrier', cents: 1, grants: 1, history: ['half done'] };
          },
        },
        'the grant is not known',
      ],
      [
        'its row cannot be stored',
        { evolve: () => ({ kind: 'grant', cents: 0.5, grants: 1, history: [] }) },
        'grants: row "carrier carrier 1" cannot be found by cents: 0.5 is not text, a whole number or true or false',
      ],
    ])('it stops at exactly the event where %s, and goes on after the fix', async (_, broken, reason) => {
      await scene.append(...grantEvents(100));
      const events = await scene.events();
      const { projection, fix } = failsAt(40, broken);
      const retries = new Retries();
      const stopped = retries.stopped();
      const { readModel, consumer } = await run(projection, retries);

      expect(await stopped).toMatchObject({
        name: 'grants',
        state: 'stopped',
        position: events[39]?.position,
        failure: { at: { position: events[40]?.position, eventId: events[40]?.envelope.id }, reason, attempts: 1 },
      });
      expect(await readModel.position()).toBe(events[39]?.position);
      expect(dump(await allRows(readModel))).toEqual(dump(foldProjection(grants(), events.slice(0, 40))));

      const again = retries.stopped();
      await retries.allow();
      expect((await again).failure?.attempts).toBe(2);

      fix();
      await retries.allow();
      await consumer.caughtUp();
      expect(consumer.status()).toEqual({ name: 'grants', state: 'live', position: headOf(events) });
      expect(dump(await allRows(readModel))).toEqual(dump(foldProjection(grants(), events)));
    });

    test('rows and position are one write: where one row fails, nothing of it is there', async () => {
      await scene.append(...grantEvents(100));
      const readModel = await store.open(grants(), scene.store.storeId);
      const other = new Database(scene.file('read-models.db'));
      other.exec(`CREATE TRIGGER full BEFORE INSERT ON "grants@1" WHEN NEW.key = 'grant 0'
        BEGIN SELECT RAISE(ABORT, 'the disk is full'); END`);

      const retries = new Retries();
      const stopped = retries.stopped();
      const { consumer } = await run(grants(), retries);
      expect((await stopped).failure).toMatchObject({ at: { revision: 0 }, reason: 'the disk is full' });
      expect(await readModel.count()).toBe(0);
      expect(await readModel.position()).toBeUndefined();

      other.exec('DROP TRIGGER full');
      other.close();
      await retries.allow();
      await consumer.caughtUp();
      expect(dump(await allRows(readModel))).toEqual(dump(foldProjection(grants(), await scene.events())));
    });

    test('two processes on one read model harm nothing: the slower one begins again where the other is', async () => {
      await scene.append(...grantEvents(50));
      const events = await scene.events();
      const last = events[49]?.position as LogPosition;
      const readModel = await store.open(grants(), scene.store.storeId);
      const [fast, slow] = [projectionConsumer(grants(), readModel), projectionConsumer(grants(), readModel)];
      expect([await fast.position(), await slow.position()]).toEqual([undefined, undefined]);

      await fast.handle(events, last);
      await expect(slow.handle(events, last)).rejects.toThrow(PositionMoved);
      expect(dump(await allRows(readModel))).toEqual(dump(foldProjection(grants(), events)));

      const both = [runConsumer(scene.store, fast), runConsumer(scene.store, slow)];
      running.push(...both);
      await scene.append(...grantEvents(50).map((event) => ({ ...event, carrier: 'another' })));
      await Promise.all(both.map((consumer) => consumer.caughtUp()));
      expect(dump(await allRows(readModel))).toEqual(dump(foldProjection(grants(), await scene.events())));
    });
  });

  describe('is rebuilt', () => {
    test('from nothing, after its rows were dropped', async () => {
      await scene.append(...grantEvents(1_200));
      const before = await run(grants());
      await before.consumer.caughtUp();
      const clean = dump(await allRows(before.readModel));
      await before.consumer.stop();

      await store.drop('grants');
      const after = await run(grants());
      await after.consumer.caughtUp();
      expect(clean.length).toBeGreaterThan(800);
      expect(dump(await allRows(after.readModel))).toEqual(clean);
    });

    test('at a higher version beside the old one, which is dropped once the new one has caught up', async () => {
      await scene.append(...grantEvents(100));
      const old = await run(grants(1));
      await old.consumer.caughtUp();
      await old.consumer.stop();

      const changed = { ...grants(2), indexes: { grants: (row: GrantRow) => row.grants } };
      const { readModel, swapIn } = await run(changed);
      expect(await old.readModel.count()).toBeGreaterThan(0);

      await swapIn();
      expect(await readModel.count({ grants: { from: 2 } })).toBe(13);
      await expect(old.readModel.count()).rejects.toThrow('was dropped while it was in use');
    });

    test('the old version stays while the new one fails', async () => {
      await scene.append(...grantEvents(100));
      const old = await run(grants(1));
      await old.consumer.caughtUp();
      await old.consumer.stop();

      const retries = new Retries();
      const stopped = retries.stopped();
      const failing = {
        ...grants(2),
        keys: () => {
          throw new Error('not yet');
        },
      };
      const { consumer, swapIn } = await run(failing, retries);
      await stopped;
      const swapped = expect(swapIn()).rejects.toThrow('was stopped before it had caught up');
      await consumer.stop();
      await swapped;
      expect(await old.readModel.count()).toBeGreaterThan(0);
    });
  });

  test('rows of another event store are refused with a sentence', async () => {
    await scene.append(...grantEvents(3));
    await (await run(grants())).consumer.caughtUp();
    const other = await openSqliteEventStore({ file: scene.file('other-events.db') });
    await expect(runProjection(other, grants(), store)).rejects.toThrow('was built from event store');
    await other.close();
  });
});
