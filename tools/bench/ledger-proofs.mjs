// Proofs at a million leaves: how long each takes and how much of the disk it reads.
import { readFileSync } from 'node:fs';
import { latestStreamHeads, openLedgerFiles, proveStream } from '@lotsenbuch/ledger';
import { consistencyProof, inclusionProof } from '@lotsenbuch/transparency-log';
import { p99, progress, report, size, spread } from './measure.mjs';
import { sealedLog } from './sealed-log.mjs';

const ROUNDS = size(5, 2);
const PROOFS = size(500, 100);

const log = await sealedLog(size(1_000_000, 60_000));
const files = openLedgerFiles(log.places);
const cut = await latestStreamHeads(files);
progress(`${log.size} leaves, ${cut.count} streams`);

const anyOf = (count) => Math.floor(Math.random() * count);
const makers = {
  inclusion: () => inclusionProof(anyOf(log.size), log.size, files.tiles.read),
  consistency: () => consistencyProof(1 + anyOf(log.size - 1), log.size, files.tiles.read),
  stream: () => proveStream(cut, `bench-${anyOf(cut.count * 2)}`),
};

/** Bytes that the process has read from files so far, whatever came from the page cache included. */
const readSoFar = () => Number(/^rchar: (\d+)$/m.exec(readFileSync('/proc/self/io', 'utf8'))[1]);

const milliseconds = Object.fromEntries(Object.keys(makers).map((name) => [name, []]));
const kibibytes = Object.fromEntries(Object.keys(makers).map((name) => [name, []]));
for (let round = 0; round < ROUNDS; round += 1) {
  for (const [name, make] of Object.entries(makers)) {
    const times = [];
    const before = readSoFar();
    for (let count = 0; count < PROOFS; count += 1) {
      const started = performance.now();
      await make();
      times.push(performance.now() - started);
    }
    milliseconds[name].push(p99(times));
    kibibytes[name].push((readSoFar() - before) / PROOFS / 1024);
  }
  progress(`round ${round + 1} of ${ROUNDS}`);
}
report({
  ratios: Object.fromEntries(Object.entries(milliseconds).map(([name, times]) => [`${name}P99`, spread(times)])),
  figures: Object.entries(kibibytes).map(([name, read]) => ({
    name: `one ${name} proof reads`,
    unit: 'KiB',
    ...spread(read),
  })),
});
