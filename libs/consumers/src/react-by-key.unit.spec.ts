import type { RecordedEvent } from '@lotsenbuch/event-store';
import fc from 'fast-check';
import { reactByKey } from './react-by-key.js';

const eventsOf = (keys: readonly string[]): RecordedEvent[] =>
  keys.map((key, index) => ({ envelope: { data: { key, index } } }) as unknown as RecordedEvent);
const dataOf = ({ envelope }: RecordedEvent) => envelope.data as { readonly key: string; readonly index: number };
const keyOf = (event: RecordedEvent): string => dataOf(event).key;

describe('answering the events of a page', () => {
  test('keeps the order of each key, answers everything before the first failure, and nothing behind it under its key', async () => {
    const pages = fc.array(
      fc.record({ key: fc.constantFrom('a', 'b', 'c', 'd'), turns: fc.nat(3), fails: fc.boolean() }),
      { maxLength: 40 },
    );
    await fc.assert(
      fc.asyncProperty(pages, async (page) => {
        const events = eventsOf(page.map(({ key }) => key));
        const done: number[] = [];
        const failure = await reactByKey(
          {
            keyOf,
            react: async (event) => {
              const { index } = dataOf(event);
              for (let turn = 0; turn < (page[index]?.turns ?? 0); turn += 1) await Promise.resolve();
              if (page[index]?.fails) throw new Error(`no ${index}`);
              done.push(index);
            },
          },
          events,
        );
        const firstFailing = page.findIndex(({ fails }) => fails);
        expect(failure?.index ?? -1).toBe(firstFailing);
        const end = firstFailing === -1 ? page.length : firstFailing;
        expect(done.filter((index) => index < end).toSorted((a, b) => a - b)).toEqual(
          Array.from({ length: end }, (_, index) => index),
        );
        for (const key of ['a', 'b', 'c', 'd']) {
          const ofKey = done.filter((index) => page[index]?.key === key);
          expect(ofKey).toEqual(ofKey.toSorted((a, b) => a - b));
          if (key === page[firstFailing]?.key) expect(ofKey.every((index) => index < end)).toBe(true);
        }
      }),
      { numRuns: 200 },
    );
  });

  test('a slow key does not hold up another', async () => {
    let release = () => {};
    const waiting = new Promise<void>((resolve) => {
      release = resolve;
    });
    const reacted: string[] = [];
    await reactByKey(
      {
        keyOf,
        react: async (event) => {
          if (keyOf(event) === 'slow') await waiting;
          else release();
          reacted.push(keyOf(event));
        },
      },
      eventsOf(['slow', 'quick']),
    );
    expect(reacted).toEqual(['quick', 'slow']);
  });

  test('an event whose key cannot be told fails like one that cannot be answered', async () => {
    const reacted: number[] = [];
    const failure = await reactByKey(
      {
        keyOf: (event) => {
          if (dataOf(event).index === 1) throw new Error('no key');
          return 'a';
        },
        react: async (event) => void reacted.push(dataOf(event).index),
      },
      eventsOf(['a', 'a', 'a']),
    );
    expect(failure).toMatchObject({ index: 1, cause: { message: 'no key' } });
    expect(reacted).toEqual([0]);
  });
});
