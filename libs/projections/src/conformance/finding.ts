import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { QueryRefused } from '../errors.js';
import type { Condition, FindQuery, ReadModel, ReadModelStore } from '../read-model-store.js';
import { type EngineUnderTest, keysOf, openSamples, put, type Sample, TEXTS, write } from './sample.js';

export const describeFinding = (create: () => Promise<EngineUnderTest>): void => {
  let engine: EngineUnderTest;
  let store: ReadModelStore;
  let samples: ReadModel<Sample>;

  beforeEach(async () => {
    engine = await create();
    store = await engine.open();
    samples = await openSamples(store);
  });

  afterEach(async () => {
    await store.close();
    await engine.remove();
  });

  const find = async (query: Partial<FindQuery>) => keysOf(await samples.find({ limit: 1_000, ...query }));
  const findWhere = (field: string, condition: Condition) => find({ where: { [field]: condition } });

  describe('order', () => {
    test('without a sort rows come by key, compared as bytes', async () => {
      await write(samples, ...[...TEXTS].reverse().map((text) => put(text)));
      expect(await find({})).toEqual(TEXTS);
    });

    test('text sorts as bytes: upper case before lower case, umlauts after z, all planes after another', async () => {
      await write(samples, ...TEXTS.map((text, index) => put(`${100 - index}`, { text })));
      const keys = TEXTS.map((_, index) => `${100 - index}`);
      expect(await find({ sort: { by: 'text', direction: 'ascending' } })).toEqual(keys);
      expect(await find({ sort: { by: 'text', direction: 'descending' } })).toEqual([...keys].reverse());
    });

    test('numbers sort by value, to the ends of the safe integers', async () => {
      const numbers = [
        Number.MIN_SAFE_INTEGER,
        -10,
        -9,
        0,
        2,
        10,
        1_000,
        Number.MAX_SAFE_INTEGER - 1,
        Number.MAX_SAFE_INTEGER,
      ];
      await write(samples, ...[...numbers].reverse().map((number) => put(`n${number}`, { number })));
      expect(await find({ sort: { by: 'number', direction: 'ascending' } })).toEqual(numbers.map((n) => `n${n}`));
    });

    test('ties are ordered by key in the same direction', async () => {
      await write(samples, put('b', { number: 1 }), put('a', { number: 1 }), put('c', { number: 0 }));
      expect(await find({ sort: { by: 'number', direction: 'ascending' } })).toEqual(['c', 'a', 'b']);
      expect(await find({ sort: { by: 'number', direction: 'descending' } })).toEqual(['b', 'a', 'c']);
    });

    test('rows without a value for the sort are left out', async () => {
      await write(samples, put('a', { number: 1 }), put('b'));
      expect(await find({ sort: { by: 'number', direction: 'ascending' } })).toEqual(['a']);
    });

    test('numbers come before text', async () => {
      await write(samples, put('a', { text: '' }), put('b', { text: Number.MAX_SAFE_INTEGER }));
      expect(await find({ sort: { by: 'text', direction: 'ascending' } })).toEqual(['b', 'a']);
    });
  });

  describe('conditions', () => {
    beforeEach(async () => {
      await write(
        samples,
        put('1', { text: 'Mitte', number: 2016, truth: true }),
        put('2', { text: 'Mitte ', number: 2019, truth: false }),
        put('3', { text: 'mitte', number: 2019 }),
        put('4', { text: 'Tempelhof-Schöneberg', number: -1, truth: true }),
        put('5', { text: '2019' }),
        put('6', { number: 0 }),
      );
    });

    test.each<[string, string, Condition, string[]]>([
      ['equal text, exactly', 'text', { equals: 'Mitte' }, ['1']],
      ['equal number', 'number', { equals: 2019 }, ['2', '3']],
      ['a number is not the text of the same digits', 'text', { equals: 2019 }, []],
      ['true', 'truth', { equals: true }, ['1', '4']],
      ['false, which is not the same as absent', 'truth', { equals: false }, ['2']],
      ['true is one', 'truth', { equals: 1 }, ['1', '4']],
      ['prefix', 'text', { prefix: 'Mitte' }, ['1', '2']],
      ['prefix with umlaut', 'text', { prefix: 'Tempelhof-Schö' }, ['4']],
      ['empty prefix: any text', 'text', { prefix: '' }, ['1', '2', '3', '4', '5']],
      ['empty prefix: no number', 'number', { prefix: '' }, []],
      ['from, inclusive', 'number', { from: 2016 }, ['1', '2', '3']],
      ['below, exclusive', 'number', { below: 2016 }, ['4', '6']],
      ['from and below', 'number', { from: 0, below: 2019 }, ['1', '6']],
      ['an empty range', 'number', { from: 5, below: 5 }, []],
      ['text from', 'text', { from: 'Mitte ' }, ['2', '3', '4']],
      ['text below', 'text', { below: 'Mitte' }, ['5']],
      ['text below stays among texts', 'number', { below: 'x' }, []],
      ['numbers from stay among numbers', 'text', { from: 0 }, []],
    ])('%s', async (_, field, condition, keys) => {
      expect(await findWhere(field, condition)).toEqual(keys);
      expect(await samples.count({ [field]: condition })).toBe(keys.length);
    });

    test('all conditions hold together, also with a sort by another field', async () => {
      const where = { number: { from: 2016 }, text: { prefix: 'Mitte' } };
      expect(await find({ where, sort: { by: 'number', direction: 'descending' } })).toEqual(['2', '1']);
      expect(await samples.count(where)).toBe(2);
    });

    test('count without conditions counts every row', async () => {
      expect(await samples.count()).toBe(6);
      expect(await samples.count({})).toBe(6);
    });

    test('percent and underscore in a prefix mean themselves', async () => {
      await write(samples, put('7', { text: '100%' }), put('8', { text: '100_' }), put('9', { text: '1000' }));
      expect(await findWhere('text', { prefix: '100%' })).toEqual(['7']);
      expect(await findWhere('text', { prefix: '100_' })).toEqual(['8']);
    });

    test.each(['\ud7ff', '\u{10ffff}', 'x\u{10ffff}'])(
      'a prefix can end in the last character of a range: %j',
      async (prefix) => {
        await write(
          samples,
          put('7', { text: prefix }),
          put('8', { text: `${prefix}\u{10ffff}` }),
          put('9', { text: '\ue000' }),
        );
        expect(await findWhere('text', { prefix })).toEqual(['7', '8']);
      },
    );
  });

  describe('what is refused', () => {
    test.each(['note', 'key', 'row', '', 'toString', '__proto__', '"; DROP TABLE samples'])(
      'the undeclared field %j, as condition and as sort',
      async (field) => {
        const where = Object.fromEntries([[field, { equals: 'x' }]]);
        await expect(samples.find({ where, limit: 1 })).rejects.toThrow(QueryRefused);
        await expect(samples.count(where)).rejects.toThrow(/declared are: text, number, truth/);
        await expect(samples.find({ sort: { by: field, direction: 'ascending' }, limit: 1 })).rejects.toThrow(
          QueryRefused,
        );
      },
    );

    test.each([0, -1, 1_001, 1.5, Number.NaN])('the limit %d', async (limit) => {
      await expect(samples.find({ limit })).rejects.toThrow('from 1 to 1000');
    });

    test.each<[string, Condition]>([
      ['no condition at all', {}],
      ['a range from a number to a text', { from: 1, below: 'x' }],
      ['a fraction', { equals: 0.5 }],
      ['text that is not well-formed Unicode', { prefix: '\ud800' }],
    ])('%s', async (_, condition) => {
      await expect(findWhere('text', condition)).rejects.toThrow(QueryRefused);
    });
  });
};
