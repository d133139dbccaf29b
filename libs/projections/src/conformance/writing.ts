import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { PositionMoved, ReadModelRefused, RowRefused } from '../errors.js';
import type { ReadModel, ReadModelStore } from '../read-model-store.js';
import {
  at,
  type EngineUnderTest,
  keysOf,
  openSamples,
  put,
  remove,
  type Sample,
  STORE_ID,
  sampleProjection,
  write,
} from './sample.js';

export const describeWriting = (create: () => Promise<EngineUnderTest>): void => {
  let engine: EngineUnderTest;
  let store: ReadModelStore;
  let samples: ReadModel<Sample>;

  const reopen = async () => {
    await store.close();
    store = await engine.open();
    samples = await openSamples(store);
  };

  beforeEach(async () => {
    engine = await create();
    store = await engine.open();
    samples = await openSamples(store);
  });

  afterEach(async () => {
    await store.close();
    await engine.remove();
  });

  describe('rows and position in one guarded write', () => {
    test('a new read model is empty and stands nowhere', async () => {
      expect(await samples.position()).toBeUndefined();
      expect(await samples.get('a')).toBeUndefined();
      expect(await samples.getMany(['a', 'b'])).toEqual(new Map());
      expect(await samples.find({ limit: 10 })).toEqual({ rows: [] });
      expect(await samples.count()).toBe(0);
    });

    test('what was written is there, and still there after it was opened again', async () => {
      await samples.putMany([put('a', { text: 'x', note: 'Ä "q" \n' }), put('b')], undefined, at(7));
      await reopen();
      expect(await samples.position()).toBe(at(7));
      expect(await samples.get('a')).toEqual({ text: 'x', note: 'Ä "q" \n' });
      expect(await samples.getMany(['b', 'c', 'a'])).toEqual(
        new Map([
          ['a', { text: 'x', note: 'Ä "q" \n' }],
          ['b', {}],
        ]),
      );
    });

    test('a write without rows moves the position', async () => {
      await samples.putMany([], undefined, at(3));
      expect(await samples.position()).toBe(at(3));
    });

    test.each([
      ['behind', at(4)],
      ['ahead', at(6)],
      ['at nothing', undefined],
    ])('a writer that believes it stands %s writes nothing', async (_, from) => {
      await samples.putMany([put('a', { text: 'kept' })], undefined, at(5));
      await expect(samples.putMany([put('a', { text: 'lost' }), put('b')], from, at(9))).rejects.toThrow(PositionMoved);
      expect(await samples.position()).toBe(at(5));
      expect(await samples.get('a')).toEqual({ text: 'kept' });
      expect(await samples.count()).toBe(1);
    });

    test('of two writers that begin at the same place one wins', async () => {
      const other = await openSamples(store);
      const outcomes = await Promise.allSettled([
        samples.putMany([put('a', { text: 'first' })], undefined, at(1)),
        other.putMany([put('a', { text: 'second' })], undefined, at(1)),
      ]);
      expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      const winner = outcomes[0]?.status === 'fulfilled' ? 'first' : 'second';
      expect(await samples.get('a')).toEqual({ text: winner });
    });

    test.each<[string, string, Sample]>([
      ['a key that is not well-formed Unicode', 'x\ud800', {}],
      ['text that is not well-formed Unicode', 'x', { text: '\udc00' }],
      ['a fraction', 'x', { number: 0.5 }],
      ['a number beyond the safe integers', 'x', { number: 2 ** 53 }],
      ['no number at all', 'x', { number: Number.NaN }],
    ])('%s is refused, and nothing of the write is there', async (_, key, row) => {
      await expect(samples.putMany([put('good'), put(key, row)], undefined, at(1))).rejects.toThrow(RowRefused);
      expect(await samples.count()).toBe(0);
      expect(await samples.position()).toBeUndefined();
    });

    test('a tombstone removes the row from every answer; one for a row that is not there does nothing', async () => {
      await write(samples, put('a', { text: 'x' }), put('b', { text: 'x' }));
      await write(samples, remove('a'), remove('never'));
      expect(await samples.get('a')).toBeUndefined();
      expect(keysOf(await samples.find({ where: { text: { equals: 'x' } }, limit: 10 }))).toEqual(['b']);
      expect(await samples.count()).toBe(1);
    });

    test('of several changes of one row in a write the last counts', async () => {
      await write(samples, put('a', { text: '1' }), remove('a'), put('a', { text: '2' }), put('b'), remove('b'));
      expect(await samples.get('a')).toEqual({ text: '2' });
      expect(await samples.get('b')).toBeUndefined();
    });

    test('a changed row is found by its new values only', async () => {
      await write(samples, put('a', { text: 'old', number: 1 }));
      await write(samples, put('a', { text: 'new' }));
      expect(await samples.count({ text: { equals: 'old' } })).toBe(0);
      expect(await samples.count({ number: { equals: 1 } })).toBe(0);
      expect(await samples.count({ text: { equals: 'new' } })).toBe(1);
    });

    test.each([
      ['nothing', ''],
      ['a space', 'a b'],
      ['quotation marks', `'a' "b"`],
      ['an umlaut', 'ä'],
      ['an astral character', '😀'],
      ['URL syntax', 'a/b?c=d'],
      ['a property of every object', '__proto__'],
      ['500 characters', 'x'.repeat(500)],
    ])('a key can consist of %s', async (_, key) => {
      await write(samples, put(key, { text: key }), put('other'));
      expect(await samples.get(key)).toEqual({ text: key });
      expect([...(await samples.getMany([key]))]).toEqual([[key, { text: key }]]);
      await write(samples, remove(key));
      expect(keysOf(await samples.find({ limit: 10 }))).toEqual(['other']);
    });

    test('a page of a thousand rows is one write', async () => {
      const keys = Array.from({ length: 1_000 }, (_, index) => `row-${index}`);
      await samples.putMany(
        keys.map((key, index) => put(key, { number: index })),
        undefined,
        at(1_000),
      );
      expect((await samples.getMany(keys)).size).toBe(1_000);
      expect(await samples.count({ number: { from: 500 } })).toBe(500);
    });
  });

  describe('versions stand side by side', () => {
    test('a higher version begins with nothing and leaves the older one alone', async () => {
      await write(samples, put('a', { text: 'one' }));
      const second = await openSamples(store, sampleProjection('samples', 2));
      expect(await second.position()).toBeUndefined();
      await write(second, put('a', { text: 'two' }), put('b'));
      await write(second, remove('b'));
      expect(await samples.get('a')).toEqual({ text: 'one' });
      expect(await samples.position()).toBe(at(1));
      expect(await second.get('a')).toEqual({ text: 'two' });
    });

    test('older versions are dropped; this one, later ones and other projections stay', async () => {
      const [second, third] = [
        await openSamples(store, sampleProjection('samples', 2)),
        await openSamples(store, sampleProjection('samples', 3)),
      ];
      const others = await openSamples(store, sampleProjection('other-samples', 1));
      for (const readModel of [samples, second, third, others]) await write(readModel, put('a'));

      await store.dropOlderVersions('samples', 2);
      await reopen();
      const sizes = [];
      for (const [name, version] of [
        ['samples', 1],
        ['samples', 2],
        ['samples', 3],
        ['other-samples', 1],
      ] as const) {
        sizes.push(await (await openSamples(store, sampleProjection(name, version))).count());
      }
      expect(sizes).toEqual([0, 1, 1, 1]);
    });

    test('a dropped projection begins from nothing, in every version', async () => {
      const second = await openSamples(store, sampleProjection('samples', 2));
      const others = await openSamples(store, sampleProjection('other-samples', 1));
      for (const readModel of [samples, second, others]) await write(readModel, put('a'));

      await store.drop('samples');
      for (const version of [1, 2]) {
        const readModel = await openSamples(store, sampleProjection('samples', version));
        expect(await readModel.count()).toBe(0);
        expect(await readModel.position()).toBeUndefined();
      }
      expect(await others.count()).toBe(1);
    });

    test('dropping what is not there does nothing', async () => {
      await store.drop('never-opened');
      await store.dropOlderVersions('samples', 1);
      expect(await samples.count()).toBe(0);
    });

    test('a read model that is dropped while it is in use cannot be written, only opened again', async () => {
      await write(samples, put('a'));
      await store.drop('samples');
      await expect(samples.putMany([put('b')], at(1), at(2))).rejects.toThrow(PositionMoved);
      await reopen();
      expect(await samples.count()).toBe(0);
    });
  });

  describe('what cannot be opened', () => {
    test('rows built from another event store are refused with a sentence that says what to do', async () => {
      await write(samples, put('a'));
      const opened = store.open(sampleProjection(), '5107e1d00002');
      await expect(opened).rejects.toThrow(ReadModelRefused);
      await expect(opened).rejects.toThrow(/built from event store 5107e1d00001.*5107e1d00002.*rebuilt/s);
      expect(await samples.count()).toBe(1);
    });

    test('other declared indexes under the same version are refused', async () => {
      const changed = { ...sampleProjection(), indexes: { text: (row: Sample) => row.text } };
      await expect(store.open(changed, STORE_ID)).rejects.toThrow(/raise the projection's version/);
    });

    test.each([
      ['', 1],
      ['Samples', 1],
      ['a b', 1],
      ['a"b', 1],
      ['samples', 0],
      ['samples', 1.5],
    ])('the name %j with version %d is refused', async (name, version) => {
      await expect(openSamples(store, sampleProjection(name, version))).rejects.toThrow(ReadModelRefused);
    });

    test('an index that is not called like a field is refused', async () => {
      const wrong = { ...sampleProjection('wrong'), indexes: { 'a"b': (row: Sample) => row.text } };
      await expect(store.open(wrong, STORE_ID)).rejects.toThrow(ReadModelRefused);
    });
  });

  describe('positions of process managers', () => {
    test('none, then the last one set, by name', async () => {
      expect(await store.positions.get('resolve-carriers')).toBeUndefined();
      await store.positions.set('resolve-carriers', at(1));
      await store.positions.set('resolve-carriers', at(2));
      await store.positions.set('other', at(9));
      await reopen();
      expect(await store.positions.get('resolve-carriers')).toBe(at(2));
      expect(await store.positions.get('other')).toBe(at(9));
    });
  });
};
