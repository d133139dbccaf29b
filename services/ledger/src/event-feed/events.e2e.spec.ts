import type { TestApplication } from '@lotsenbuch/testing';
import { startLedger } from '../ledger.fixture.js';
import type { EventAnswer } from './event-answer.js';

interface EventPage {
  readonly items: readonly EventAnswer[];
  readonly nextCursor?: string;
}

let application: TestApplication;
beforeAll(async () => {
  application = await startLedger(
    ['carrier-1', 'carrier-2', 'carrier-1'].map((stream, number) => ({
      stream,
      type: 'SomethingHappened',
      data: { number, cell: '=cmd()', nested: { list: [1, 'ä'] } },
      at: `2026-03-01T12:00:0${number}.000Z`,
    })),
  );
});
afterAll(() => application.close());

const events = (query = '', who: string | undefined = 'auditor') =>
  application.client(who).get<EventPage>(`/v1/events${query}`);

describe('the log', () => {
  test('needs the role auditor', async () => {
    expect((await events('', 'officer')).status).toBe(403);
    expect((await events('', 'operator')).status).toBe(403);
    expect((await application.client().get('/v1/events')).status).toBe(401);
  });

  test('is every event as it is stored, with its place', async () => {
    const { items } = (await events()).body;
    expect(items.map(({ stream, revision }) => `${stream} ${revision}`)).toEqual([
      'carrier-1 0',
      'carrier-2 0',
      'carrier-1 1',
    ]);
    expect(items[2]).toMatchObject({
      recordedAt: '2026-03-01T12:00:02.000Z',
      actor: 'officer:local',
      data: { number: 2, cell: '=cmd()', nested: { list: [1, 'ä'] } },
    });
  });

  test('can be followed: nextCursor is where it goes on, also from its end', async () => {
    const first = (await events('?limit=2')).body;
    expect(first.nextCursor).toBe(first.items[1]?.logPosition);
    const second = (await events(`?after=${first.nextCursor}`)).body;
    expect(second.items.map(({ revision }) => revision)).toEqual([1]);
    expect(second.nextCursor).toBe(second.items[0]?.logPosition);
    expect((await events(`?after=${second.nextCursor}`)).body).toEqual({ items: [] });
  });

  test.each([
    ['2026-02-28', 0],
    ['2026-03-01', 3],
  ])('recordedBy=%s ends at what was recorded by then: %d events', async (day, count) => {
    expect((await events(`?recordedBy=${day}&limit=2`)).body.items).toHaveLength(Math.min(count, 2));
    expect((await events(`?recordedBy=${day}`)).body.items).toHaveLength(count);
  });

  test('a position of another store is refused', async () => {
    const { status, body } = await events('?after=ffffffffffff-00000000000000000001');
    expect([status, body]).toMatchObject([400, { type: 'urn:lotsenbuch:problem:foreign-log-position' }]);
  });

  test('as CSV every event is one line, its data as JSON', async () => {
    const { text } = await events('?format=csv');
    const lines = text.trimEnd().split('\r\n');
    expect(lines).toHaveLength(4);
    expect(lines[0]).toMatch(/^logPosition,id,stream,revision,type,.*,data$/);
    expect(lines[1]).toContain('"{""cell"":""=cmd()"",""nested"":{""list"":[1,""ä""]},""number"":0}"');
  });
});
