import { canonicalEnvelopeJson, type Envelope, type StoredEvent } from '@lotsenbuch/event-store';
import { anEvent } from '@lotsenbuch/testing';
import { recordedAtIfFiledRight } from './filed-event.js';

const rowOf = (fields: Partial<Envelope>): StoredEvent => {
  const { envelope } = anEvent()
    .with({ stream: 'grant-7', revision: 12, type: 'AmountGranted', ...fields })
    .buildRecorded();
  return [1, envelope.stream, envelope.revision, envelope.type, canonicalEnvelopeJson(envelope)];
};
const requestHash = 'ab'.repeat(32);
const recordedAt = '2026-03-04T05:06:07.089Z';

test.each<Partial<Envelope>>([
  {},
  { requestHash },
  { schemaVersion: 12, revision: 0 },
  { data: { revision: 9, recordedAt: '1999-12-31T00:00:00.000Z', text: '","stream":"grant-8","type":"Other"}' } },
])('an event that is filed under what it says gives its time of recording: %j', (fields) => {
  expect(recordedAtIfFiledRight(rowOf({ ...fields, recordedAt }))).toBe(recordedAt);
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
  expect(recordedAtIfFiledRight(row)).toBeUndefined();
});
