import { jest } from '@jest/globals';
import { gatherLines } from './gather-lines.js';
import { createLog } from './log.js';

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
});

const collecting = () => {
  const writes: string[] = [];
  return { writes, stream: gatherLines({ write: (text) => void writes.push(text) }) };
};

test('the lines of one moment are written at once, in their order', () => {
  const { writes, stream } = collecting();
  for (const line of ['a\n', 'b\n', 'c\n']) stream.write(line);
  expect(writes).toEqual([]);
  jest.advanceTimersByTime(20);
  expect(writes).toEqual(['a\nb\nc\n']);
});

test('later lines are written in their own time, and nothing is written twice', () => {
  const { writes, stream } = collecting();
  stream.write('a\n');
  jest.advanceTimersByTime(20);
  stream.write('b\n');
  jest.advanceTimersByTime(20);
  jest.advanceTimersByTime(1000);
  expect(writes).toEqual(['a\n', 'b\n']);
});

test('a fatal line is written at once, with what came before it', () => {
  const { writes, stream } = collecting();
  const log = createLog('info', stream);
  log.info('before');
  log.fatal('broken');
  const lines = writes.join('').trimEnd().split('\n');
  expect(lines.map((line) => JSON.parse(line).msg)).toEqual(['before', 'broken']);
});
