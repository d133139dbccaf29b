import { StoreRefused } from '@lotsenbuch/event-store';
import { ReadModelRefused } from '@lotsenbuch/projections';
import { ConfigurationRefused, createLog, endOnSignals, readConfiguration } from '@lotsenbuch/service-kit';
import { startPlatform } from './start-platform.js';

try {
  const configuration = readConfiguration(process.env);
  const log = createLog(configuration.logLevel);
  const { http, announcement } = await startPlatform(configuration, log, () => new Date());
  endOnSignals(() => http.close(), log);
  process.stdout.write(announcement);
} catch (fault) {
  const isSentence =
    fault instanceof ConfigurationRefused || fault instanceof StoreRefused || fault instanceof ReadModelRefused;
  process.stderr.write(`${isSentence ? fault.message : String(fault instanceof Error ? fault.stack : fault)}\n`);
  process.exit(1);
}
