import type { StoredEvent } from '@lotsenbuch/event-store';
import { hasLeaf } from './event-without-leaf.js';

const row = (ordinal: number, stream: string, canonical: string): StoredEvent => [ordinal, stream, 0, 'T', canonical];

test.each<[string, boolean, StoredEvent]>([
  ['of 65,535 bytes', true, row(1, 'grant-1', 'a'.repeat(65_535))],
  ['of 65,536 bytes', false, row(1, 'grant-1', 'a'.repeat(65_536))],
  ['of 65,534 bytes in characters of two', true, row(1, 'grant-1', 'ä'.repeat(32_767))],
  ['of 65,536 bytes in characters of two', false, row(1, 'grant-1', 'ä'.repeat(32_768))],
  ['of 65,535 bytes in characters of three', true, row(1, 'grant-1', '€'.repeat(21_845))],
  ['of 65,538 bytes in characters of three', false, row(1, 'grant-1', '€'.repeat(21_846))],
  ['with a surrogate pair', true, row(1, 'grant-1', '😀')],
  ['with half of one', false, row(1, 'grant-1', '\ud83d')],
  ['of a name that no stream has', false, row(1, 'grant 1', '{}')],
  ['at the last place that can be counted', true, row(Number.MAX_SAFE_INTEGER, 'grant-1', '{}')],
  ['behind it', false, row(Number.MAX_SAFE_INTEGER + 1, 'grant-1', '{}')],
])('an event %s has a leaf: %s', (_, expected, event) => {
  expect(hasLeaf(event)).toBe(expected);
});
