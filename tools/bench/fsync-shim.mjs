import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { benchFolder } from './measure.mjs';

const SOURCE = fileURLToPath(new URL('./slow-fsync.c', import.meta.url));

/**
 * Compiles the library that delays every fsync.
 * @param {number} microseconds
 * @returns {{ environment: Record<string, string> } | { notMeasured: string }}
 */
export function delayFsync(microseconds) {
  if (process.platform !== 'linux') return { notMeasured: 'delaying fsync works on Linux only' };
  const library = join(benchFolder(), 'slow-fsync.so');
  const compiler = spawnSync('cc', ['-shared', '-fPIC', '-O2', '-o', library, SOURCE, '-ldl'], { encoding: 'utf8' });
  if (compiler.error !== undefined) return { notMeasured: 'no C compiler' };
  if (compiler.status !== 0) return { notMeasured: `the C compiler refused: ${compiler.stderr.trim().split('\n')[0]}` };
  return { environment: { LD_PRELOAD: library, LOTSENBUCH_FSYNC_DELAY_US: String(microseconds) } };
}
