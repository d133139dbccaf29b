import type { Command } from 'commander';
import type { Backup } from '../contract.js';
import { count } from '../output/format.js';
import { oneLine } from '../output/one-line.js';
import type { OpenSession } from '../session.js';
import { examples, idempotencyKeyOption } from './arguments.js';
import { moveBackup } from './move-backup.js';

interface BackupOptions {
  readonly to?: string;
  readonly keyRing?: true;
  readonly idempotencyKey?: string;
}

export function registerBackup(program: Command, open: OpenSession): void {
  program
    .command('backup')
    .description(
      'Copy event store, vault and documents while the platform runs, with a manifest of hashes. What is derived from ' +
        'events is not copied: it is rebuilt. Needs the role operator.',
    )
    .option('--to <folder>', 'move it there; the folder must not exist (default: leave it in the data folder)')
    .option('--key-ring', 'copy the key ring too, into a folder of its own: keep that one elsewhere')
    .addOption(idempotencyKeyOption())
    .addHelpText('after', examples('backup', 'backup --to FOLDER', 'backup --key-ring'))
    .action(async ({ to, keyRing, idempotencyKey }: BackupOptions, command: Command) => {
      const session = open(command);
      const { body } = await session.change<Backup>('/v1/backups', {
        as: 'operator',
        idempotencyKey,
        body: { keyRing: keyRing === true },
      });
      const backup = to === undefined ? body : { ...body, folder: await moveBackup(body, to) };
      session.print(backup, () => backupText(backup));
    });
}

export function backupText({ folder, eventStore, documents, files, keyRing }: Backup): string {
  const { head, recordedAt, storeId } = eventStore;
  return [
    `Backed up to ${oneLine(folder)}`,
    head === undefined
      ? `  event store ${storeId}, which is empty`
      : `  event store ${storeId} up to ${head}, recorded at ${recordedAt}`,
    ...files.map(({ name, bytes }) => `  ${oneLine(name)}: ${count(bytes, 'byte', 'bytes')}`),
    `  ${count(documents.count, 'document', 'documents')}`,
    ...(keyRing === undefined
      ? []
      : [
          `Key ring in ${oneLine(keyRing.folder)}`,
          '  Keep it elsewhere: whoever has it, the key-encryption key and the backup can read every name.',
        ]),
  ].join('\n');
}
