// The platform with an empty store against a bare Nest on Fastify with the store open: processor time until the first
// answer, and resident memory once it is idle. Read from /proc, so on Linux only.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { benchFolder, interleave, ratios, report, size, spread } from './measure.mjs';
import { cpuMilliseconds, PLATFORM_SCRIPT, platformSettings, readyUrl } from './platform-process.mjs';

const ROUNDS = size(5, 3);
/** Milliseconds after the first answer until the process counts as idle. */
const SETTLING = size(2500, 1500);
const scripts = { platform: PLATFORM_SCRIPT, bare: fileURLToPath(new URL('./bare-process.mjs', import.meta.url)) };

const residentMebibytes = (pid) =>
  Number(/^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;

const folder = benchFolder();
const memory = { platform: [], bare: [] };

const startUp = (name) => async (round) => {
  const dataDir = join(folder, `${name}-${round}`);
  mkdirSync(dataDir);
  const env = { ...process.env, ...platformSettings(dataDir), LOG_LEVEL: 'warn' };
  const child = spawn(process.execPath, [scripts[name]], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  const exited = once(child, 'exit');
  try {
    const url = await readyUrl(child);
    const { status } = await fetch(`${url}/health/live`);
    if (status !== 200) throw new Error(`the first answer of the ${name} process had status ${status}`);
    const cpu = cpuMilliseconds(child.pid);
    await sleep(SETTLING);
    memory[name].push(residentMebibytes(child.pid));
    return cpu;
  } finally {
    child.kill('SIGKILL');
    await exited;
  }
};

if (process.platform !== 'linux') {
  report({ notMeasured: 'processor time and memory of another process are read from /proc' });
} else {
  const cpu = await interleave(ROUNDS, { platform: startUp('platform'), bare: startUp('bare') });
  report({
    ratios: {
      memory: spread(ratios(memory, 'platform', 'bare')),
      cpuToFirstAnswer: spread(ratios(cpu, 'platform', 'bare')),
    },
    figures: [
      { name: 'platform, idle', unit: 'MiB resident', ...spread(memory.platform) },
      { name: 'bare process, idle', unit: 'MiB resident', ...spread(memory.bare) },
      { name: 'platform, to the first answer', unit: 'CPU ms', ...spread(cpu.platform) },
      { name: 'bare process, to the first answer', unit: 'CPU ms', ...spread(cpu.bare) },
    ],
  });
}
