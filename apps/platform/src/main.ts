import './node-version.js';

import { StoreRefused } from '@lotsenbuch/event-store';
import { ReadModelRefused } from '@lotsenbuch/projections';
import { ConfigurationRefused, createLog, endOnSignals, readConfiguration } from '@lotsenbuch/service-kit';
import { VaultRefused } from '@lotsenbuch/vault';
import { BackupRefused } from './backup/backup-refused.js';
import { startPlatform } from './start-platform.js';

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
    const isSentence = [BackupRefused, ConfigurationRefused, StoreRefused, ReadModelRefused, VaultRefused].some(
      (sentence) => fault instanceof sentence,
    );
    process.stderr.write(`${fault instanceof Error ? (isSentence ? fault.message : fault.stack) : String(fault)}\n`);
    process.exit(1);
  }
}
