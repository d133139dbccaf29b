import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { LogPosition, RecordedEvent } from '@lotsenbuch/event-store';
import { foldProjection } from './fold-projection.js';
import { runProjection } from './run-projection.js';
import { openSqliteReadModelStore } from './sqlite/sqlite-read-model-store.js';
import { allRows, dump, grantEvents, grants, headOf, Scene } from './support.spec.js';

const EVENTS = 30_000;
const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));

const startChild = (...files: readonly string[]): ChildProcess => {
  const runTypescript = path('../../testing/src/run-typescript.mjs');
  const options = ['--conditions=@lotsenbuch/source', '--import', runTypescript];
  return spawn(process.execPath, [...options, path('./catch-up-child.spec.ts'), ...files], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
};

/** Kills the child at some moment of the page with this number, counted from 1. */
const killInPage = async (child: ChildProcess, page: number): Promise<NodeJS.Signals | null> => {
  let pages = 0;
  child.stdout?.on('data', (text: Buffer) => {
    pages += text.toString().split('\n').length - 1;
    if (pages >= page) setTimeout(() => child.kill('SIGKILL'), Math.random() * 8);
  });
  const [, signal] = (await once(child, 'close')) as [number | null, NodeJS.Signals | null];
  return signal;
};

describe('a projection whose process is killed while it catches up', () => {
  let scene: Scene;
  let events: RecordedEvent[];

  const look = async (file: string) => {
    const store = openSqliteReadModelStore({ file });
    const readModel = await store.open(grants(), scene.store.storeId);
    const seen = { position: await readModel.position(), rows: dump(await allRows(readModel)) };
    await store.close();
    return seen;
  };

  const finish = async (file: string) => {
    const store = openSqliteReadModelStore({ file });
    const { consumer } = await runProjection(scene.store, grants(), store);
    await consumer.caughtUp();
    await consumer.stop();
    await store.close();
    return look(file);
  };

  const upTo = (position: LogPosition | undefined) =>
    events.filter((event) => position !== undefined && event.position <= position);

  beforeEach(async () => {
    scene = await Scene.open();
    await scene.append(...grantEvents(EVENTS));
    events = await scene.events();
  });

  afterEach(() => scene.remove());

  test('stands after each kill exactly where its position says, and ends as a run that was never killed', async () => {
    const file = scene.file('killed.db');
    const places: (LogPosition | undefined)[] = [];
    for (let round = 1; round <= 8; round += 1) {
      const signal = await killInPage(startChild(scene.file('events.db'), file), 1 + (round % 2));
      expect(signal).toBe('SIGKILL');
      const { position, rows } = await look(file);
      expect(rows).toEqual(dump(foldProjection(grants(), upTo(position))));
      places.push(position);
    }
    const killed = await finish(file);
    const clean = await finish(scene.file('clean.db'));

    // Otherwise the rounds would have said nothing: no kill came too late, and the rounds did move.
    const last = places.at(-1);
    expect(last).not.toBe(headOf(events));
    expect(new Set(places).size).toBeGreaterThan(3);
    expect(clean.position).toBe(headOf(events));
    expect(killed).toEqual(clean);
  }, 120_000);
});
