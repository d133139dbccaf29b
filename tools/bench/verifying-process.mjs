// Verifies a ledger with one worker and says how much memory this process had resident at most, in MiB.
import { verifyLedger } from '@lotsenbuch/ledger';

const { ok } = await verifyLedger({
  ...JSON.parse(process.argv[2]),
  workers: 1,
  onProgress: () => {},
  signal: new AbortController().signal,
});
if (!ok) throw new Error('the ledger was found wanting');
process.stdout.write(String(process.resourceUsage().maxRSS / 1024));
