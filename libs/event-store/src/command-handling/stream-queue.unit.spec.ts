import { setTimeout as sleep } from 'node:timers/promises';
import { StreamQueue } from './stream-queue.js';

describe('the tasks of one stream', () => {
  test('run one after another in the order they came, and one that fails stops nobody', async () => {
    const queue = new StreamQueue();
    const steps: string[] = [];
    const task = (name: string, pause: number, fails = false) =>
      queue.run('a', async () => {
        steps.push(`${name} begins`);
        await sleep(pause);
        steps.push(`${name} ends`);
        if (fails) throw new Error(`${name} failed`);
        return name;
      });
    const results = await Promise.allSettled([task('first', 9), task('second', 5, true), task('third', 0)]);
    expect(steps).toEqual(['first begins', 'first ends', 'second begins', 'second ends', 'third begins', 'third ends']);
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(await task('fourth', 0)).toBe('fourth');
  });

  test('do not keep those of another stream waiting', async () => {
    const queue = new StreamQueue();
    let letGo = () => {};
    const held = queue.run('a', () => new Promise<void>((resolve) => (letGo = resolve)));
    expect(await queue.run('b', async () => 'done')).toBe('done');
    letGo();
    await held;
  });
});
