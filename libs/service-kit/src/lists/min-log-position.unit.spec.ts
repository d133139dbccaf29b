import type { RunningConsumer } from '@lotsenbuch/consumers';
import { Problem } from '../problems/problem.js';
import { awaitLogPosition, MAX_WAIT } from './min-log-position.js';

const consumer = (name: string, reached: boolean, asked: unknown[] = []): RunningConsumer => ({
  name,
  status: () => ({ name, state: 'live', position: undefined }),
  waitFor: async (...question) => {
    asked.push(question);
    return reached;
  },
  caughtUp: async () => {},
  stop: async () => {},
});

describe('a read', () => {
  test('without minLogPosition waits for nothing', async () => {
    const asked: unknown[] = [];
    await awaitLogPosition([consumer('grants', false, asked)], undefined);
    expect(asked).toEqual([]);
  });

  test('waits, bounded, until everything it is made of knows the change', async () => {
    const asked: unknown[] = [];
    await awaitLogPosition([consumer('grants', true, asked), consumer('carriers', true, asked)], 'p');
    expect(asked).toEqual([
      ['p', MAX_WAIT],
      ['p', MAX_WAIT],
    ]);
  });

  test('answers 503 with when to ask again, and names what is behind', async () => {
    const waiting = awaitLogPosition([consumer('grants', true), consumer('carriers', false)], 'p');
    const problem = await waiting.catch((fault: unknown) => fault);
    expect(problem).toBeInstanceOf(Problem);
    expect(problem).toMatchObject({
      kind: { name: 'read-model-behind', status: 503 },
      headers: { 'Retry-After': '1' },
    });
    expect((problem as Problem).message).toMatch(/^carriers did not reach that change within 2 s/);
  });
});
