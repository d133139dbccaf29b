import { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { answerList, type List, MAX_CSV_ROWS } from './answer-list.js';
import { MAX_PAGE_SIZE } from './page.js';

/** The numbers from 0, `count` of them; a cursor is the next number. */
const numbers = (count: number): List<number> => ({
  name: 'numbers',
  columns: [{ name: 'number', value: (item) => item }],
  async page(limit, cursor = '0') {
    const from = Number(cursor);
    const items = Array.from({ length: Math.min(limit, count - from) }, (_, index) => from + index);
    const next = from + items.length;
    return next < count ? { items, nextCursor: String(next) } : { items };
  },
});

const csvOf = async (list: List<number>): Promise<Readable> => {
  const request = { headers: {} } as FastifyRequest;
  const reply = { header: () => reply } as unknown as FastifyReply;
  const answer = await answerList(request, reply, { limit: 50, format: 'csv' }, list);
  if (answer instanceof Readable) return answer;
  throw new Error('not a stream');
};
const linesOf = async (stream: Readable): Promise<string[]> => {
  let text = '';
  for await (const chunk of stream) text += chunk;
  return text.trimEnd().split('\r\n');
};

describe('a list as CSV', () => {
  test.each([0, 1, MAX_PAGE_SIZE, MAX_PAGE_SIZE + 1, MAX_CSV_ROWS])('of %i rows has them all', async (count) => {
    const [head, ...rows] = await linesOf(await csvOf(numbers(count)));
    expect(head).toBe('\uFEFFnumber');
    expect([rows.length, rows.at(-1)]).toEqual([count, count === 0 ? undefined : String(count - 1)]);
  });

  test('of more than 100,000 rows breaks off: nobody can take a part for the whole', async () => {
    await expect(linesOf(await csvOf(numbers(MAX_CSV_ROWS + 1)))).rejects.toThrow(/more than 100000 rows/);
  });

  test('that fails before its first line fails as a whole', async () => {
    const failing: List<number> = { ...numbers(1), page: () => Promise.reject(new Error('no such cursor')) };
    await expect(csvOf(failing)).rejects.toThrow('no such cursor');
  });
});
