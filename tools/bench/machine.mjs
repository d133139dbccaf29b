import { closeSync, fdatasyncSync, openSync, writeSync } from 'node:fs';
import { cpus, loadavg, release, totalmem, type } from 'node:os';
import { join } from 'node:path';
import { benchFolder, median } from './measure.mjs';

/** `write 4 KiB + fdatasync` per second on the disk that is measured, the median of a few tenths of a second. */
function syncsPerSecond() {
  const file = openSync(join(benchFolder(), 'file'), 'w');
  const block = Buffer.alloc(4096, 1);
  const rates = [];
  for (let part = 0; part < 5; part += 1) {
    const started = performance.now();
    let count = 0;
    for (; performance.now() - started < 100; count += 1) {
      writeSync(file, block);
      fdatasyncSync(file);
    }
    rates.push(count / ((performance.now() - started) / 1000));
  }
  closeSync(file);
  return Math.round(median(rates));
}

/** What the figures depend on. */
export const describeMachine = () => ({
  processor: cpus()[0]?.model.trim() ?? 'unknown',
  cores: cpus().length,
  memoryGiB: Math.round(totalmem() / 2 ** 30),
  system: `${type()} ${release()} ${process.arch}`,
  node: process.versions.node,
  syncsPerSecond: syncsPerSecond(),
  /** Processes that wanted to run in the last minute, on average, before the measurement began. */
  load: loadavg()[0],
});
