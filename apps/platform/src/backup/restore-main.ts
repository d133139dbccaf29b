import '../node-version.js';

import { resolve } from 'node:path';
import { StoreRefused } from '@lotsenbuch/event-store';
import { ConfigurationRefused, readConfiguration } from '@lotsenbuch/service-kit';
import { VaultRefused } from '@lotsenbuch/vault';
import { requested, runProgram } from '../run-program.js';
import { BackupRefused } from './backup-refused.js';
import { restoreBackup } from './restore-backup.js';

interface Request {
  readonly folder: string;
  readonly keyRing?: string;
}

await runProgram([BackupRefused, ConfigurationRefused, StoreRefused, VaultRefused], async () => {
  const { folder, keyRing } = await requested<Request>();
  const request = {
    folder: resolve(folder),
    keyRingFolder: keyRing === undefined ? undefined : resolve(keyRing),
  };
  return restoreBackup(request, readConfiguration(process.env), new Date());
});
