import { fork } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';

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
 * Starts a server in a process of its own, which logs to a file as in production.
 * @param {string} script @param {string[]} args @param {string} logFile
 * @returns {Promise<{ url: string, token?: string, cpuSeconds: () => Promise<number>, end: () => void }>}
 */
export async function startServer(script, args, logFile) {
  const log = openSync(logFile, 'a');
  const child = fork(new URL(script, import.meta.url), args, { stdio: ['ignore', 'inherit', log, 'ipc'] });
  closeSync(log);
  const first = await Promise.race([once(child, 'message'), once(child, 'exit').then(() => undefined)]);
  if (first === undefined) throw new Error(`${script} ended before it took requests: ${readFileSync(logFile, 'utf8')}`);
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
