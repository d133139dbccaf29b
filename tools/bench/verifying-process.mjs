// Verifies a ledger with one worker and says how much memory this process had resident at most, in MiB.
import { readFileSync } from 'node:fs';
import { verifyLedger } from '@lotsenbuch/ledger';

const { ok } = await verifyLedger({
  ...JSON.parse(process.argv[2]),
  workers: 1,
  onProgress: () => {},
  signal: new AbortController().signal,
});
if (!ok) throw new Error('the ledger was found wanting');
// Not the process's maxRSS: that begins with what the process that started this one had.
const [, kibibytes] = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'));
process.stdout.write(String(Number(kibibytes) / 1024));
