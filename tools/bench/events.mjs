import { newEventId } from '@lotsenbuch/event-store';

const COMMAND = '7f2f3b0e-6c1d-8a53-9a64-0d7f5d1c2b3a';

/** A new event with this data. @param {object} data */
export const eventOf = (data) => ({
  id: newEventId(),
  type: 'BenchmarkRecorded',
  schemaVersion: 1,
  effectiveOn: '2026-01-01',
  actor: 'bench:writer',
  commandId: COMMAND,
  requestHash: 'c0535e4be2b79ffd93291305436bf889314e4a3faec05ecffcbb7df31ad9e51a',
  correlationId: 'bench',
  deciderVersion: 'bench/1',
  data,
});

/** An event of about the size of a published grant record: some 360 bytes of data, some 750 as a canonical envelope. */
export const benchEvent = (number) =>
  eventOf({
    recordId: `2026-${String(number).padStart(12, '0')}`,
    amountCents: 10_000_00 + (number % 5_000_00),
    cells: {
      recipient: 'Beispielträger für Begegnung und Beratung e. V.',
      funder: 'Senatsverwaltung für Beispiele',
      purpose: 'Integrationslotsinnen und Integrationslotsen im Bezirk',
      policyField: 'Integration',
      address: 'Musterstraße 1, 10115 Berlin',
    },
    district: { basis: 'namedInPurpose', district: '01' },
    verdict: 'confirmed',
  });
