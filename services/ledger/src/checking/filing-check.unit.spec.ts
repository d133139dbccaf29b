import { canonicalEnvelopeJson, type Envelope, type StoredEvent } from '@lotsenbuch/event-store';
import { anEvent } from '@lotsenbuch/testing';
import { FilingCheck, type FilingFault } from './filing-check.js';

const rowOf = (fields: Partial<Envelope>): StoredEvent => {
  const { envelope } = anEvent()
    .with({ stream: 'grant-7', revision: 12, type: 'AmountGranted', ...fields })
    .buildRecorded();
  return [1, envelope.stream, envelope.revision, envelope.type, canonicalEnvelopeJson(envelope)];
};
const requestHash = 'ab'.repeat(32);
const recordedAt = '2026-03-04T05:06:07.089Z';

/** Envelopes lie one after the other in memory: what lies before one does not belong to it. */
const faultIn = (check: FilingCheck, row: StoredEvent, before = canonicalEnvelopeJson(rowEnvelope)) => {
  const start = Buffer.byteLength(before);
  const bytes = Buffer.from(`${before}${row[4]}}`);
  return check.faultOf(row, bytes, start, bytes.length - 1);
};
const { envelope: rowEnvelope } = anEvent().buildRecorded();

test.each<Partial<Envelope>>([
  {},
  { requestHash },
  { schemaVersion: 12, revision: 0 },
  { data: { revision: 9, recordedAt: '1999-12-31T00:00:00.000Z', text: 'für","stream":"grant-8","type":"Other"}' } },
])('an event that is filed under what it says is filed right, and its time of recording kept: %j', (fields) => {
  const check = new FilingCheck();
  expect(faultIn(check, rowOf({ ...fields, recordedAt }))).toBeUndefined();
  expect(check.recordedAt).toBe(recordedAt);
});

test.each<[string, number, unknown]>([
  ['another stream', 1, 'grant-8'],
  ['the end of its stream', 1, '7'],
  ['another revision', 2, 11],
  ['the end of its revision', 2, 2],
  ['another type', 3, 'AmountPaid'],
  ['the end of its type', 3, 'Granted'],
  ['what is no envelope', 4, '{}'],
  ['what is cut off', 4, '","type":"AmountGranted"}'],
])('it is not filed right under %s', (_, column, value) => {
  const row = rowOf({ requestHash }).with(column, value as string) as unknown as StoredEvent;
  expect(faultIn(new FilingCheck(), row)).toBe('rowMisfiled');
});

test('what is cut off is not completed by what lies before it', () => {
  const row = rowOf({});
  for (const kept of [1, 40, 90]) {
    const [before, rest] = [row[4].slice(0, -kept), row[4].slice(-kept)];
    expect(faultIn(new FilingCheck(), row.with(4, rest) as unknown as StoredEvent, before)).toBe('rowMisfiled');
  }
});

test('a name that is not ASCII is never taken for bytes that happen to have its numbers', () => {
  const row = rowOf({});
  const lookalike = Buffer.from('grant-中').toString('latin1');
  const named = row[4].replace('grant-7', 'grant-中');
  expect(faultIn(new FilingCheck(), [1, lookalike, 12, 'AmountGranted', named])).toBe('rowMisfiled');
});

test('no event may be recorded before the one before it', () => {
  const check = new FilingCheck();
  const times: [string, FilingFault | undefined][] = [
    ['2026-03-04T05:06:07.089Z', undefined],
    ['2026-03-04T05:06:07.089Z', undefined],
    ['2026-03-04T05:06:07.088Z', 'recordedAtGoesBack'],
    ['2026-03-04T05:06:07.090Z', undefined],
    ['2026-03-03T23:59:59.999Z', 'recordedAtGoesBack'],
    ['2027-01-01T00:00:00.000Z', undefined],
    ['2026-12-31T23:59:59.999Z', 'recordedAtGoesBack'],
  ];
  for (const [time, fault] of times) expect(faultIn(check, rowOf({ recordedAt: time, requestHash }))).toBe(fault);
  check.clear();
  expect(faultIn(check, rowOf({ recordedAt: '2020-01-01T00:00:00.000Z' }))).toBeUndefined();
});
