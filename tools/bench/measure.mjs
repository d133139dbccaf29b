// What every measured path shares: interleaved rounds, so that a noisy neighbour disturbs all variants alike; ratios per
// round, judged by their median; a folder on the disk of this working copy; one JSON line with the outcome.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Beside the installed packages: on the disk of the working copy, and ignored by git. */
const BENCH_FOLDER = fileURLToPath(new URL('../../node_modules/.bench/', import.meta.url));

const quick = process.argv.includes('--quick');

/** @template Value @param {Value} full @param {Value} whenQuick for `--quick` @returns {Value} */
export const size = (full, whenQuick) => (quick ? whenQuick : full);

/** A new folder that goes when this process ends. */
export function benchFolder() {
  mkdirSync(BENCH_FOLDER, { recursive: true });
  const folder = mkdtempSync(join(BENCH_FOLDER, 'run-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(1));
  return folder;
}

/** @param {readonly number[]} values */
export const median = (values) => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
};

/** The value that 99 of 100 do not exceed. @param {readonly number[]} values */
export const p99 = (values) => [...values].sort((a, b) => a - b)[Math.ceil(values.length * 0.99) - 1];

/** @param {readonly number[]} values */
export const spread = (values) => ({ min: Math.min(...values), median: median(values), max: Math.max(...values) });

/**
 * @param {number} rounds
 * @param {Record<string, (round: number) => Promise<number>>} variants each answers one figure
 * @returns {Promise<Record<string, number[]>>} the figures per variant, in the order of the rounds
 */
export async function interleave(rounds, variants) {
  const figures = Object.fromEntries(Object.keys(variants).map((name) => [name, []]));
  for (let round = 0; round < rounds; round += 1) {
    const names = Object.keys(variants);
    const order = round % 2 === 0 ? names : names.reverse();
    for (const name of order) figures[name].push(await variants[name](round));
    progress(`round ${round + 1} of ${rounds}`);
  }
  return figures;
}

/** Per-round ratio of two variants. */
export const ratios = (figures, numerator, denominator) =>
  figures[numerator].map((value, round) => value / figures[denominator][round]);

/** What is going on, for the person who waits. @param {string} text */
export const progress = (text) => process.stderr.write(`${text}\n`);

/**
 * The outcome of a path, for the process that started it.
 * @param {{
 *   ratios: Record<string, { min: number, median: number, max: number }>,
 *   figures: readonly { name: string, unit: string, min: number, median: number, max: number }[],
 * } | { notMeasured: string }} outcome
 */
export const report = (outcome) => console.log(JSON.stringify(outcome));
