import './node-version.js';

import { StoreRefused } from '@lotsenbuch/event-store';
import { ForkRefused, IntegratorRefused, KeyRefused } from '@lotsenbuch/ledger';
import { ReadModelRefused } from '@lotsenbuch/projections';
import { ConfigurationRefused, createLog, endOnSignals, readConfiguration } from '@lotsenbuch/service-kit';
import { PolicyRefused } from '@lotsenbuch/transparency-log';
import { VaultRefused } from '@lotsenbuch/vault';
import { BackupRefused } from './backup/backup-refused.js';
import { startPlatform } from './start-platform.js';

/** Their messages are sentences that say what to do. */
const REFUSALS = [
  BackupRefused,
  ConfigurationRefused,
  StoreRefused,
  ReadModelRefused,
  VaultRefused,
  KeyRefused,
  ForkRefused,
  IntegratorRefused,
  PolicyRefused,
];

let isEnding = false;
try {
  const configuration = readConfiguration(process.env);
  const log = createLog(configuration.logLevel);
  const { http, load } = await startPlatform(configuration, log, () => new Date());
  endOnSignals(() => {
    isEnding = true;
    return http.close();
  }, log);
  process.stdout.write(await load());
} catch (fault) {
  // A start that a signal cuts off fails because everything is being closed: nobody has to be told.
  if (!isEnding) {
    const isSentence = REFUSALS.some((refusal) => fault instanceof refusal);
    process.stderr.write(`${fault instanceof Error ? (isSentence ? fault.message : fault.stack) : String(fault)}\n`);
    process.exit(1);
  }
}
