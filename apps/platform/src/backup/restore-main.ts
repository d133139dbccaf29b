import '../node-version.js';

import { resolve } from 'node:path';
import { StoreRefused } from '@lotsenbuch/event-store';
import { ConfigurationRefused, readConfiguration } from '@lotsenbuch/service-kit';
import { VaultRefused } from '@lotsenbuch/vault';
import { BackupRefused } from './backup-refused.js';
import { restoreBackup } from './restore-backup.js';

/** Exit codes for the command line that runs this program: refused with a sentence on standard error. */
const REFUSED = 3;

// node restore-main.js FOLDER [KEY_RING_FOLDER]: what it did as one JSON object on standard output.
const [folder, keyRingFolder] = process.argv.slice(2);
try {
  if (folder === undefined) throw new BackupRefused('name the folder of the backup');
  const request = {
    folder: resolve(folder),
    keyRingFolder: keyRingFolder === undefined ? undefined : resolve(keyRingFolder),
  };
  const restored = await restoreBackup(request, readConfiguration(process.env), new Date());
  process.stdout.write(`${JSON.stringify(restored)}\n`);
} catch (fault) {
  const isSentence = [BackupRefused, ConfigurationRefused, StoreRefused, VaultRefused].some(
    (sentence) => fault instanceof sentence,
  );
  process.stderr.write(`${fault instanceof Error ? (isSentence ? fault.message : fault.stack) : String(fault)}\n`);
  process.exitCode = isSentence ? REFUSED : 1;
}
