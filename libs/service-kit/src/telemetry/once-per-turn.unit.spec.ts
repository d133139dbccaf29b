import { setImmediate as nextTurn } from 'node:timers/promises';
import { createLog } from './log.js';
import { oncePerTurn } from './once-per-turn.js';

const collecting = () => {
  const writes: string[] = [];
  return { writes, stream: oncePerTurn({ write: (text) => void writes.push(text) }) };
};

test('the lines of one turn of the event loop are written at once, in their order', async () => {
  const { writes, stream } = collecting();
  for (const line of ['a\n', 'b\n', 'c\n']) stream.write(line);
  expect(writes).toEqual([]);
  await nextTurn();
  expect(writes).toEqual(['a\nb\nc\n']);
});

test('later lines are written in their own turn, and nothing is written twice', async () => {
  const { writes, stream } = collecting();
  stream.write('a\n');
  await nextTurn();
  stream.write('b\n');
  await nextTurn();
  await nextTurn();
  expect(writes).toEqual(['a\n', 'b\n']);
});

test('a fatal line is written at once, with what came before it', () => {
  const { writes, stream } = collecting();
  const log = createLog('info', stream);
  log.info('before');
  log.fatal('broken');
  expect(
    writes
      .join('')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line).msg),
  ).toEqual(['before', 'broken']);
});
