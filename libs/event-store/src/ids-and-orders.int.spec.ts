import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Aggregate, type Decider, type DomainEvent, isUuidV7, ok } from '@lotsenbuch/kernel';
import {
  type CommandContext,
  type CommandHandler,
  commandIdOf,
  createCommandHandler,
  deriveUuid,
  type EventStore,
  formatEventReference,
  openSqliteEventStore,
  ordinalOf,
  processCommandId,
} from './index.js';

const OFFICER = 'officer:7d0c';
const KEY = '5b2c1e9a-6d0f-4c7a-8a53-90b1d2f4e6c8';
const EVENT_IDS = [
  '01a207af-0c06-7b42-9d07-3e51c08a6f14',
  '01a207af-0c06-7b42-9d0b-71a80e5d2c93',
  '01a207af-0c80-7e05-8c6f-b2093d41a7e8',
  '01a207af-0c97-7190-a7d2-0c64f9be1835',
  '01a207f6-3dbe-7c3d-b581-e47a29f06d5c',
] as const;
const RECORDED = EVENT_IDS[1];

const register = processCommandId('carrierResolution', RECORDED, 'register');
const resolve = processCommandId('carrierResolution', RECORDED, 'resolve');
const carrierId = deriveUuid('carrier', register);
const route = `POST /v1/carriers/${carrierId}/rename`;
const rename = commandIdOf(OFFICER, route, KEY);

/** Decides what it is told: the example is about ids and orders, not about rules. */
const recorder: Decider<number, readonly string[], DomainEvent, never> = {
  version: 'example-1',
  initialState: 0,
  decide: (types) => ok(types.map((type) => ({ type, schemaVersion: 1, data: {} }))),
  evolve: (count) => count + 1,
};
const aggregate = (category: string): Aggregate<number, readonly string[], DomainEvent, never> => ({
  category,
  decider: recorder,
  touches: () => [category],
});
const year = aggregate('publishedRegister');
const carrier = aggregate('carrier');

const by = (actor: string, commandId: string, causationId?: string): CommandContext => ({
  commandId,
  actor,
  correlationId: 'import-1',
  ...(causationId !== undefined && { causationId }),
});

let page: string;
let folder: string;
let store: EventStore;
let handler: CommandHandler;

const open = async (eventIds: readonly string[]) => {
  const left = [...eventIds];
  store = await openSqliteEventStore({ file: join(folder, 'events.db') });
  handler = createCommandHandler({ store, newEventId: () => left.shift() ?? 'no event is expected here' });
};

beforeAll(async () => {
  page = await readFile(new URL('../../../docs/ids-and-orders.md', import.meta.url), 'utf8');
  folder = await mkdtemp(join(tmpdir(), 'ids-and-orders-'));
  await open(EVENT_IDS);
  const resolution = 'process:carrierResolution';
  const importId = commandIdOf(OFFICER, 'POST /v1/register-imports', 'import-key');
  await handler.handle(year, '2016', ['RegisterImported', 'PublishedGrantRecorded'], by(OFFICER, importId));
  await handler.handle(carrier, carrierId, ['CarrierRegistered'], by(resolution, register, RECORDED));
  await handler.handle(year, '2016', ['PublishedGrantCarrierResolved'], by(resolution, resolve, RECORDED));
  await handler.handle(carrier, carrierId, ['CarrierRenamed'], by(OFFICER, rename));
});
afterAll(async () => {
  await store.close();
  await rm(folder, { recursive: true });
});

describe('docs/ids-and-orders.md', () => {
  test('shows each event at the places it has on a real store', async () => {
    const rows: string[] = [];
    for await (const { events } of store.readAll()) {
      for (const { envelope, position } of events) {
        const ordinal = rows.length + 1;
        const at = String(ordinalOf(store.storeId, position)).padStart(2, '0');
        rows.push(
          `| ${ordinal} \`${envelope.type}\` | \`${envelope.stream}\` | ${envelope.revision} | …${at} | ${ordinal - 1} |`,
        );
      }
    }
    expect(rows).toHaveLength(5);
    expect(page).toContain(rows.join('\n'));
  });

  test.each([
    ['the command id of a request', ['command', OFFICER, route, KEY], rename],
    ["a process manager's first command", ['processCommand', 'carrierResolution', RECORDED, 'register'], register],
    ["a process manager's second command", ['processCommand', 'carrierResolution', RECORDED, 'resolve'], resolve],
    ['the id of a new thing', ['carrier', register], carrierId],
  ])('derives %s as the code does', (_, parts, id) => {
    expect(page).toContain(`${JSON.stringify(parts)}\n→ ${id}\n`);
  });

  test('shows an event id and a log position as they look', () => {
    expect(EVENT_IDS.every(isUuidV7)).toBe(true);
    const [position = '', storeId = ''] = /([0-9a-f]{12})-[0-9]{20}/.exec(page) ?? [];
    expect(ordinalOf(storeId, position)).toBe(5n);
  });

  test('tells what a repetition does: restart, three other commands, and the original answer', async () => {
    await store.close();
    await open([
      '01a207f6-3dc0-7000-8000-000000000001',
      '01a207f6-3dc0-7000-8000-000000000002',
      '01a207f6-3dc0-7000-8000-000000000003',
    ]);
    for (const key of ['a', 'b', 'c']) {
      await handler.handle(carrier, carrierId, ['CarrierRenamed'], by(OFFICER, commandIdOf(OFFICER, route, key)));
    }
    const again = await handler.handle(carrier, carrierId, ['CarrierRenamed'], by(OFFICER, rename));
    expect(again).toMatchObject({ kind: 'accepted', replayed: true, revision: 1 });
    expect(again.kind === 'accepted' && ordinalOf(store.storeId, again.position)).toBe(5n);
    expect(page).toContain(`the renaming (5) is\n\`${again.kind === 'accepted' && formatEventReference(again)}\``);
    expect(await store.streamHead(`carrier-${carrierId}`)).toBe(4);
    expect(page).toContain(`give the command id \`${rename}\``);
    expect(page).toContain('revision 1, log position …05');
  });
});
