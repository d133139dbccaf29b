import { closeSync, fdatasyncSync, mkdirSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { cpus, loadavg, release, totalmem, type } from 'node:os';
import { join } from 'node:path';
import { median } from './measure.mjs';

/** `write 4 KiB + fdatasync` per second in this folder, the median of a few tenths of a second. */
function syncsPerSecond(folder) {
  mkdirSync(folder, { recursive: true });
  const scratch = mkdtempSync(join(folder, 'sync-'));
  const file = openSync(join(scratch, 'file'), 'w');
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
  rmSync(scratch, { recursive: true });
  return Math.round(median(rates));
}

/**
 * What the figures depend on.
 * @param {string} folder on the disk that is measured
 */
export const describeMachine = (folder) => ({
  processor: cpus()[0]?.model.trim() ?? 'unknown',
  cores: cpus().length,
  memoryGiB: Math.round(totalmem() / 2 ** 30),
  system: `${type()} ${release()} ${process.arch}`,
  node: process.versions.node,
  syncsPerSecond: syncsPerSecond(folder),
  /** Processes that wanted to run in the last minute, on average, before the measurement began. */
  load: loadavg()[0],
});
