import fc from 'fast-check';
import { emptyDirectory, evolveDirectory, knownCarriers, readAs } from './carrier-directory.js';
import { carrierNameOn } from './carrier-state.js';
import type { CarrierEvent } from './events.js';

const registered = (carrierId: string, name = `Verein ${carrierId}`): CarrierEvent => ({
  type: 'CarrierRegistered',
  schemaVersion: 1,
  effectiveOn: '2016-01-01',
  data: { carrierId, name, recordId: `record of ${carrierId}` },
});
const merged = (carrierId: string, into: string): CarrierEvent => ({
  type: 'CarrierMerged',
  schemaVersion: 1,
  data: { carrierId, into, reason: 'sameOrganisationOtherSpelling' },
});
const directoryOf = (...events: readonly CarrierEvent[]) => events.reduce(evolveDirectory, emptyDirectory);

test('a carrier is read as itself until it is merged', () => {
  const directory = directoryOf(registered('a'), registered('b'));
  expect(readAs(directory, 'a')).toBe('a');
  expect(readAs(directory, 'unknown')).toBeUndefined();
});

test('a merged carrier is read as the last winner', () => {
  const directory = directoryOf(registered('a'), registered('b'), registered('c'), merged('a', 'b'), merged('b', 'c'));
  expect(['a', 'b', 'c'].map((id) => readAs(directory, id))).toEqual(['c', 'c', 'c']);
});

test('of two merges that close a circle the later recorded is void', () => {
  const directory = directoryOf(registered('a'), registered('b'), registered('c'), merged('a', 'b'), merged('b', 'a'));
  expect(readAs(directory, 'a')).toBe('b');
  expect(readAs(directory, 'b')).toBe('b');
  expect([...directory.voidMerges]).toEqual([['b', 'a']]);
  const again = evolveDirectory(directory, merged('b', 'c'));
  expect(['a', 'b'].map((id) => readAs(again, id))).toEqual(['c', 'c']);
  expect([...again.voidMerges]).toEqual([]);
});

test('a winner keeps the names of those merged into it', () => {
  const directory = directoryOf(
    registered('a', 'GIZ e. V.'),
    registered('b', 'GIZ gGmbH'),
    {
      type: 'CarrierSpellingObserved',
      schemaVersion: 1,
      effectiveOn: '2019-01-01',
      data: { carrierId: 'a', spelling: 'G.I.Z. e. V.', recordId: 'r' },
    },
    {
      type: 'CarrierRenamed',
      schemaVersion: 1,
      effectiveOn: '2020-01-01',
      data: { carrierId: 'b', from: 'GIZ gGmbH', to: 'Zusammen gGmbH', reason: 'organisationRenamed' },
    },
    merged('a', 'b'),
  );
  expect(
    knownCarriers(directory).map(({ carrierId, names }) => [
      carrierId,
      names.map(({ spelling }) => spelling).toSorted(),
    ]),
  ).toEqual([['b', ['G.I.Z. e. V.', 'GIZ e. V.', 'GIZ gGmbH', 'Zusammen gGmbH']]]);
});

test('names hold from their day on', () => {
  const directory = directoryOf(registered('a', 'Alt e. V.'), {
    type: 'CarrierRenamed',
    schemaVersion: 1,
    effectiveOn: '2020-01-01',
    data: { carrierId: 'a', from: 'Alt e. V.', to: 'Neu e. V.', reason: 'organisationRenamed' },
  });
  const carrier = directory.carriers.get('a');
  expect(carrier && carrierNameOn(carrier, '2019-12-31')).toBe('Alt e. V.');
  expect(carrier && carrierNameOn(carrier, '2020-01-01')).toBe('Neu e. V.');
});

test('whatever was merged into whatever, every carrier is read as one that is read as itself', () => {
  const id = fc.constantFrom('a', 'b', 'c', 'd', 'e');
  fc.assert(
    fc.property(fc.array(fc.tuple(id, id), { maxLength: 20 }), (merges) => {
      const ids = ['a', 'b', 'c', 'd', 'e'];
      const directory = directoryOf(
        ...ids.map((one) => registered(one)),
        ...merges.map(([loser, into]) => merged(loser, into)),
      );
      for (const one of ids) {
        const winner = readAs(directory, one) ?? '';
        expect(readAs(directory, winner)).toBe(winner);
      }
      const winners = new Set(ids.map((one) => readAs(directory, one)));
      expect(new Set(knownCarriers(directory).map(({ carrierId }) => carrierId))).toEqual(winners);
    }),
  );
});
