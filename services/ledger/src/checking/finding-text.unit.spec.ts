import { EXIT_CODES, exitCodeOf } from './exit-code.js';
import { eventNameOf, type Finding } from './finding.js';
import { findingText } from './finding-text.js';

const was = {
  id: '01a0',
  stream: 'grant-7',
  revision: 3,
  type: 'GrantApproved',
  recordedAt: '2026-01-05T08:00:00.000Z',
};
const finding: Finding = { kind: 'eventChanged', index: 41, ordinal: 42, was, is: { ...was, type: 'GrantRevoked' } };

test('the text says what, where, what was there, what is there, and what to do', () => {
  expect(findingText(finding, 'de')).toBe(
    'Ein Ereignis ist nicht mehr das, das aufgezeichnet wurde (Baumindex 41, Platz in der Datenbank 42). Aufgezeichnet war: grant-7/3 GrantApproved vom 2026-01-05T08:00:00.000Z (01a0). In der Datenbank steht: grant-7/3 GrantRevoked vom 2026-01-05T08:00:00.000Z (01a0). Nichts weiter aufzeichnen; Datenbank und Prüfdateien sichern; mit einer Sicherung vergleichen und klären, wer die Datei geändert hat. Nach einer Wiederherstellung: lotsenbuch ledger fork.',
  );
  expect(findingText(finding, 'en')).toMatch(
    /^An event is no longer what was recorded \(tree index 41, place in the database 42\)\. /,
  );
});

test('an event that cannot be read is called that', () => {
  const text = findingText({ kind: 'eventChanged', index: 0, is: eventNameOf('{"id":3') }, 'en');
  expect(text).toContain('The database has: an event that cannot be read.');
});

test('the lowest exit code of several findings wins', () => {
  expect(exitCodeOf([])).toBe(EXIT_CODES.well);
  expect(exitCodeOf([{ kind: 'keyMissing' }, { kind: 'forked' }])).toBe(EXIT_CODES.forked);
  expect(exitCodeOf([{ kind: 'revisionMissing' }, { kind: 'eventMissing' }, { kind: 'tileMissing' }])).toBe(
    EXIT_CODES.eventsDiffer,
  );
});
