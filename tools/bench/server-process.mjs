import { fork } from 'node:child_process';
import { once } from 'node:events';

/**
 * In a server: says where it listens, and from then on answers every message with its processor time.
 * @param {string} url
 * @param {string} [token] what a client has to send
 */
export function answerCpuTime(url, token) {
  process.on('message', () => {
    const { user, system } = process.cpuUsage();
    process.send((user + system) / 1e6);
  });
  process.on('disconnect', () => process.exit(0));
  process.send({ url, token });
}

/**
 * Starts a server in a process of its own.
 * @param {string} script @param {string[]} args
 * @returns {Promise<{ url: string, token?: string, cpuSeconds: () => Promise<number>, end: () => void }>}
 */
export async function startServer(script, args) {
  const child = fork(new URL(script, import.meta.url), args);
  const first = await Promise.race([once(child, 'message'), once(child, 'exit').then(() => undefined)]);
  if (first === undefined) throw new Error(`${script} ended before it could take requests`);
  return {
    ...first[0],
    async cpuSeconds() {
      child.send('cpu');
      const [seconds] = await once(child, 'message');
      return seconds;
    },
    end: () => child.disconnect(),
  };
}
