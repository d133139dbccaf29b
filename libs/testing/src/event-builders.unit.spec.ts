import { checkAppend } from '@lotsenbuch/event-store';
import { anEvent, recorded } from './event-builders.js';

describe('a built event', () => {
  test('is one the store accepts, whatever the test leaves open', () => {
    const event = anEvent().ofType('CarrierRenamed', { carrierId: 'c' }).by('officer:me').build();
    expect(event).toMatchObject({ type: 'CarrierRenamed', data: { carrierId: 'c' }, actor: 'officer:me' });
    expect(() => checkAppend('carrier-c', 'noStream', [event, anEvent().build()])).not.toThrow();
  });

  test('has an id of its own', () => {
    expect(anEvent().build().id).not.toBe(anEvent().build().id);
  });

  test('is immutable: a builder can be kept and varied', () => {
    const base = anEvent().ofType('CarrierRenamed');
    base.ofType('CarrierMerged').inStream('carrier-other', 9);
    expect(base.buildRecorded().envelope).toMatchObject({ type: 'CarrierRenamed', stream: 'thing-1', revision: 0 });
  });

  test('as recorded carries the canonical text of its envelope', () => {
    const { envelope, canonical } = anEvent()
      .inStream('carrier-c', 3)
      .recordedAt('2024-01-02T03:04:05.006Z')
      .buildRecorded();
    expect(JSON.parse(canonical)).toEqual(envelope);
    expect(envelope).toMatchObject({ stream: 'carrier-c', revision: 3, recordedAt: '2024-01-02T03:04:05.006Z' });
  });
});

test('a recorded stream has revisions from 0, rising positions and times, and the days of its events', () => {
  const log = recorded(
    'carrier-c',
    { type: 'A', schemaVersion: 1, effectiveOn: '2016-01-01', data: {} },
    { type: 'B', schemaVersion: 2, data: {} },
  );
  expect(
    log.map(({ envelope }) => [envelope.revision, envelope.type, envelope.schemaVersion, envelope.effectiveOn]),
  ).toEqual([
    [0, 'A', 1, '2016-01-01'],
    [1, 'B', 2, undefined],
  ]);
  expect(log[0]!.position < log[1]!.position).toBe(true);
  expect(log[0]!.envelope.recordedAt < log[1]!.envelope.recordedAt).toBe(true);
});
