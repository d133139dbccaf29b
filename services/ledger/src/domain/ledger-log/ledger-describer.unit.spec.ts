import type { LedgerEvent } from './events.js';
import { ledgerDescriber } from './ledger-describer.js';

const origin = 'lotsenbuch.local/0123456789ab';
const events: readonly LedgerEvent[] = [
  { type: 'LedgerStarted', schemaVersion: 1, data: { origin, verifierKey: 'first' } },
  { type: 'LedgerKeyRotated', schemaVersion: 1, data: { origin, from: 'first', to: 'second', endorsement: 'note' } },
  {
    type: 'LedgerForked',
    schemaVersion: 1,
    data: {
      number: 1,
      at: '2026-11-23T09:00:00.000Z',
      fromOrigin: origin,
      toOrigin: `${origin}/fork-1`,
      size: 90,
      root: 'cm9vdA==',
      lostSize: 100,
      lostRoot: 'bG9zdA==',
      reason: 'restoredBackup',
      verifierKey: 'third',
    },
  },
];

test('every event of the log about itself is put into words, in both languages', () => {
  expect(ledgerDescriber.types).toEqual(events.map(({ type }) => type));
  expect(events.map((event) => ledgerDescriber.describe(event, 'de'))).toEqual([
    {
      summary: 'Vorgangsprotokoll begonnen',
      changes: [
        { field: 'Name', to: origin },
        { field: 'Prüfschlüssel', to: 'first' },
      ],
    },
    {
      summary: 'Schlüssel des Vorgangsprotokolls gewechselt',
      changes: [{ field: 'Prüfschlüssel', from: 'first', to: 'second' }],
    },
    {
      summary: 'Vorgangsprotokoll unter neuem Namen begonnen',
      changes: [
        { field: 'Name', from: origin, to: `${origin}/fork-1` },
        { field: 'Prüfschlüssel', to: 'third' },
        { field: 'Gemeinsame Ereignisse', to: '90' },
        { field: 'Prüfwert der gemeinsamen Ereignisse', to: `${origin} 90 cm9vdA==` },
        { field: 'Ereignisse des verlassenen Protokolls', to: '100' },
        { field: 'Prüfwert des verlassenen Protokolls', to: `${origin} 100 bG9zdA==` },
      ],
      reason: 'Eine ältere Sicherung wurde eingespielt',
    },
  ]);
  const english = events.map((event) => ledgerDescriber.describe(event, 'en').summary);
  expect(english).toEqual(['Log of events begun', 'Key of the log changed', 'Log begun under a new name']);
});
