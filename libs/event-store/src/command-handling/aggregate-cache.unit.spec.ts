import { AggregateCache } from './aggregate-cache.js';
import { FoldedStream } from './folded-stream.js';
import { budgetYear } from './support.spec.js';

const folded = (stream: string, events: number) => {
  const result = new FoldedStream(budgetYear, stream);
  for (let revision = 0; revision < events; revision += 1) {
    const data = { grant: 'g1', cents: 1 };
    result.advance(`command-${revision}`, result.stepOver([{ type: 'FundsReserved', schemaVersion: 1, data }]));
  }
  return result;
};

const kept = (cache: AggregateCache, ...streams: string[]) =>
  streams.filter((stream) => cache.get(budgetYear, stream) !== undefined);

describe('the cache of folded streams', () => {
  test('keeps as many streams as it may; the least recently used leaves first', () => {
    const cache = new AggregateCache({ streams: 2, events: 100 });
    const a = folded('a', 1);
    for (const stream of [a, folded('b', 1), a, folded('c', 1)]) cache.put(stream);
    expect(kept(cache, 'a', 'b', 'c')).toEqual(['a', 'c']);
    expect(cache.get(budgetYear, 'a')).toBe(a);
  });

  test('keeps as many events as it may, counting what its streams have grown by', () => {
    const cache = new AggregateCache({ streams: 10, events: 10 });
    const a = folded('a', 2);
    for (const stream of [folded('b', 5), a, folded('c', 3)]) cache.put(stream);
    expect(kept(cache, 'a', 'b', 'c')).toEqual(['a', 'b', 'c']);

    a.advance('another', a.stepOver([{ type: 'FundsReleased', schemaVersion: 1, data: { grant: 'g1' } }]));
    cache.put(a);
    expect(kept(cache, 'a', 'b', 'c')).toEqual(['a', 'c']);
    cache.put(folded('d', 4));
    expect(kept(cache, 'a', 'c', 'd')).toEqual(['a', 'c', 'd']);
  });

  test('keeps the latest stream even if it alone exceeds the limit', () => {
    const cache = new AggregateCache({ streams: 10, events: 10 });
    for (const stream of [folded('a', 3), folded('long', 30)]) cache.put(stream);
    expect(kept(cache, 'a', 'long')).toEqual(['long']);
    cache.put(folded('b', 1));
    expect(kept(cache, 'long', 'b')).toEqual(['b']);
  });

  test('does not keep a stream without events: unknown ids would push the others out', () => {
    const cache = new AggregateCache({ streams: 1, events: 10 });
    for (const stream of [folded('a', 1), folded('none', 0)]) cache.put(stream);
    expect(kept(cache, 'a', 'none')).toEqual(['a']);
  });
});
