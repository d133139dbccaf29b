import { type EventStore, newEventId, openSqliteEventStore, streamName } from '@lotsenbuch/event-store';
import type { DomainEvent } from '@lotsenbuch/kernel';
import { type TemporaryFolder, temporaryFolder } from '@lotsenbuch/testing';
import type { FundingPorts } from '../funding-ports.js';
import type { SelectionEvent } from './domain/events.js';
import { Nominations } from './nominations.js';

const YEAR = { from: '2026-01-01', to: '2027-01-01' };
const BY = { actor: 'person:ada' };

let folder: TemporaryFolder;
let store: EventStore;
let nominations: Nominations;
beforeEach(async () => {
  folder = await temporaryFolder();
  store = await openSqliteEventStore({ file: `${folder.path}/events.db` });
  nominations = new Nominations({ eventStore: store } as FundingPorts);
});
afterEach(async () => {
  await store.close();
  await folder.remove();
});

const record = async (stream: string, ...events: readonly DomainEvent[]): Promise<void> => {
  const command = { actor: 'person:ada', commandId: newEventId(), correlationId: 'test', deciderVersion: 'test/1' };
  const expected = (await store.streamHead(stream)) ?? 'noStream';
  await store.append(
    stream,
    expected,
    events.map((event) => ({ ...event, ...command, id: newEventId() })),
  );
};
const carrier = (carrierId: string) =>
  record(streamName('carrier', carrierId), {
    type: 'CarrierRegistered',
    schemaVersion: 1,
    effectiveOn: '2016-01-01',
    data: { carrierId, name: carrierId, recordId: 'r1' },
  });
const nominate = async (selectionId: string, carrierId: string, area = '08', period = YEAR) => {
  const opened: SelectionEvent = {
    type: 'SelectionOpened',
    schemaVersion: 1,
    effectiveOn: '2025-09-01',
    data: {
      selectionId,
      area,
      period,
      bidsUntil: '2025-10-15',
      applicationsUntil: '2025-11-30',
      criteria: [],
      maxPoints: 10,
      by: BY,
    },
  };
  const nominated: SelectionEvent = {
    type: 'CarrierNominated',
    schemaVersion: 1,
    effectiveOn: '2025-10-16',
    data: { selectionId, area, bidId: 'b1', carrierId, period, reason: 'onlyBid', by: BY },
  };
  await record(streamName('carrierSelection', selectionId), opened, nominated);
};

test('holds for the carrier, the area, and every day of the period, with the day until which to apply', async () => {
  await carrier('kiezlicht');
  await nominate('s1', 'kiezlicht');
  const nomination = { selectionId: 's1', period: YEAR, applicationsUntil: '2025-11-30' };
  expect(await nominations.nominationOf('kiezlicht', '08', YEAR)).toEqual(nomination);
  expect(await nominations.nominationOf('kiezlicht', '08', { from: '2026-03-01', to: '2026-06-01' })).toEqual(
    nomination,
  );
  expect(await nominations.nominationOf('kiezlicht', '08', { from: '2026-01-01', to: '2027-01-02' })).toBeUndefined();
  expect(await nominations.nominationOf('kiezlicht', '01', YEAR)).toBeUndefined();
  expect(await nominations.nominationOf('sonnenhof', '08', YEAR)).toBeUndefined();
});

test('of a changed carrier ends on the day before, and that of the new one begins, with no day to apply by', async () => {
  await nominate('s1', 'kiezlicht');
  expect(await nominations.nominationOf('sonnenhof', '08', { from: '2026-07-01', to: '2027-01-01' })).toBeUndefined();
  const split = { method: 'days' as const, period: YEAR, totalCents: 0, formerCents: 0, newCents: 0 };
  const data = {
    selectionId: 's1',
    area: '08',
    from: 'kiezlicht',
    to: 'sonnenhof',
    split,
    reason: 'carrierGaveUp',
    by: BY,
  };
  const changed: SelectionEvent = { type: 'CarrierChanged', schemaVersion: 1, effectiveOn: '2026-07-01', data };
  await record('carrierSelection-s1', changed);
  expect(await nominations.nominationOf('kiezlicht', '08', YEAR)).toBeUndefined();
  expect(await nominations.nominationOf('kiezlicht', '08', { from: '2026-01-01', to: '2026-07-01' })).toMatchObject({
    applicationsUntil: '2025-11-30',
  });
  expect(await nominations.nominationOf('sonnenhof', '08', { from: '2026-07-01', to: '2027-01-01' })).toEqual({
    selectionId: 's1',
    period: { from: '2026-07-01', to: '2027-01-01' },
  });
});

test('of a merged carrier counts for the winner', async () => {
  await carrier('kiezlicht');
  await carrier('sonnenhof');
  await nominate('s1', 'kiezlicht');
  await record('carrier-kiezlicht', {
    type: 'CarrierMerged',
    schemaVersion: 1,
    data: { carrierId: 'kiezlicht', into: 'sonnenhof', reason: 'organisationsUnited' },
  });
  expect(await nominations.nominationOf('sonnenhof', '08', YEAR)).toMatchObject({ selectionId: 's1' });
});
