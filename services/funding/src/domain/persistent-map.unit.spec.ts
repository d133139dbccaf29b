import fc from 'fast-check';
import { PersistentMap } from './persistent-map.js';

/** Two texts with the same FNV-1a hash over their code units. */
const COLLIDING = ['costarring', 'liquid'] as const;

test('a map answers like a Map after any sequence of writes, and earlier maps stay as they were', () => {
  const key = fc.oneof(fc.constantFrom(...COLLIDING), fc.string({ maxLength: 3 }), fc.uuid());
  fc.assert(
    fc.property(fc.array(fc.tuple(key, fc.integer())), (writes) => {
      const expected = new Map<string, number>();
      let map = PersistentMap.empty<number>();
      const versions: [PersistentMap<number>, Map<string, number>][] = [];
      for (const [written, value] of writes) {
        expected.set(written, value);
        map = map.set(written, value);
        versions.push([map, new Map(expected)]);
      }
      for (const [version, content] of versions) {
        for (const [written] of writes) expect(version.get(written)).toBe(content.get(written));
      }
    }),
  );
});

test('keys with the same hash are kept apart', () => {
  const [one, other] = COLLIDING;
  const map = PersistentMap.empty<number>().set(one, 1);
  expect(map.get(other)).toBeUndefined();
  const both = map.set(other, 2).set(one, 3);
  expect([both.get(one), both.get(other), map.get(one)]).toEqual([3, 2, 1]);
});
