// A platform as it is in use: a process of its own, its log in a file, asked over HTTP.
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** What Linux reports processor time in: 100 per second on every architecture Node runs on. */
const TICKS_PER_SECOND = 100;

export const PLATFORM_SCRIPT = fileURLToPath(new URL('../../apps/platform/dist/main.js', import.meta.url));

/** Processor time that a process has taken so far, read from /proc. @param {number} pid */
export const cpuMilliseconds = (pid) => {
  // After the command name in parentheses, which may hold blanks: state is field 3, utime 14, stime 15.
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /s, '')
    .split(' ');
  return ((Number(fields[11]) + Number(fields[12])) * 1000) / TICKS_PER_SECOND;
};

/** Address at which a process says on its standard output that it is ready. */
export async function readyUrl(child) {
  for await (const line of createInterface({ input: child.stdout })) {
    const url = /^\w+ ready on (http:\S+)$/.exec(line)?.[1];
    if (url !== undefined) return url;
  }
  throw new Error(`${child.spawnargs.at(-1)} ended before it was ready`);
}

/** Settings of a platform on this data folder that begins without the example. */
export const platformSettings = (dataDir) => ({ PORT: '0', DATA_DIR: dataDir, EXAMPLE: 'none' });

/**
 * Starts a platform and waits until it has caught up with its log.
 * @param {string} dataDir
 * @returns what speaks to it: `token` is that of a local identity, such as `officer`
 */
export async function startPlatform(dataDir) {
  const log = openSync(join(dataDir, 'platform.log'), 'a');
  const env = { ...process.env, ...platformSettings(dataDir) };
  const child = spawn(process.execPath, [PLATFORM_SCRIPT], { env, stdio: ['ignore', 'pipe', log] });
  const exited = once(child, 'exit');
  process.on('exit', () => child.kill('SIGKILL'));
  const url = await readyUrl(child);
  const { identities } = JSON.parse(readFileSync(join(dataDir, 'credentials.json'), 'utf8'));

  const request = async (method, path, token, body, headers = {}) => {
    const response = await fetch(`${url}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        ...(body !== undefined && { 'content-type': 'application/json', 'idempotency-key': randomUUID() }),
        ...headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path} was answered with ${response.status}: ${text}`);
    return JSON.parse(text);
  };
  const token = (name) => identities.find((identity) => identity.name === name).token;
  const post = (path, as, body, headers) => request('POST', path, as, body, headers);

  return {
    url,
    token,
    get: (path, as) => request('GET', path, as),
    post,
    cpuSeconds: () => cpuMilliseconds(child.pid) / 1000,
    /** Somebody new with one role. @returns the token */
    async person(right) {
      const operator = token('operator');
      const opened = await post('/v1/accounts', operator, {});
      const granted = { ...right, from: '2020-01-01', reason: 'taskAssigned' };
      const ifMatch = { 'if-match': `"${opened.revision}"` };
      await post(`/v1/accounts/${opened.accountId}/role-grants`, operator, granted, ifMatch);
      return opened.token;
    },
    async end() {
      child.kill('SIGTERM');
      await exited;
    },
  };
}
