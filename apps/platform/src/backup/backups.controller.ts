import { type CommandContext, StoreRefused } from '@lotsenbuch/event-store';
import {
  type Actor,
  ApiCreatedResponse,
  ApiOperation,
  ApiProperty,
  ApiTags,
  Command,
  CurrentActor,
  Optional,
  Problem,
  type ProblemKind,
  requireAccess,
} from '@lotsenbuch/service-kit';
import { VaultRefused } from '@lotsenbuch/vault';
import { Body, Controller, Header, Post } from '@nestjs/common';
import { IsBoolean } from 'class-validator';
import { PLATFORM_ACCESS } from '../platform-access.js';
import { PlatformParts } from '../platform-parts.js';
import type { MadeBackup } from './backups.js';

export class MakeBackupDto {
  @IsBoolean()
  @Optional({ default: false, description: 'Back up the key ring too, into a folder of its own: keep it elsewhere' })
  keyRing?: boolean;
}

export class BackupFileAnswer {
  @ApiProperty({ example: 'event-store.db' })
  name!: string;

  @ApiProperty({ type: 'integer', description: 'Size in bytes' })
  bytes!: number;

  @ApiProperty({ description: 'Lower-case hex' })
  sha256!: string;
}

export class BackedUpLogAnswer {
  @ApiProperty()
  storeId!: string;

  @ApiProperty({ required: false, description: 'Log position of the last event; absent if the log is empty' })
  head?: string;

  @ApiProperty({ required: false, format: 'date-time', description: 'When the last event was recorded' })
  recordedAt?: string;
}

export class BackedUpDocumentsAnswer {
  @ApiProperty({ type: 'integer' })
  count!: number;

  @ApiProperty({ type: 'integer', description: 'Size of all, in bytes' })
  bytes!: number;
}

export class KeyRingBackupAnswer {
  @ApiProperty({ description: 'Folder on the machine of the platform' })
  folder!: string;

  @ApiProperty({ type: [BackupFileAnswer] })
  files!: readonly BackupFileAnswer[];
}

export class BackupAnswer extends KeyRingBackupAnswer {
  @ApiProperty({ format: 'date-time' })
  madeAt!: string;

  @ApiProperty({ description: 'Release that made it' })
  version!: string;

  @ApiProperty({ type: BackedUpLogAnswer })
  eventStore!: BackedUpLogAnswer;

  @ApiProperty({ type: BackedUpDocumentsAnswer, description: 'Notices and attachments, each under its hash' })
  documents!: BackedUpDocumentsAnswer;

  @ApiProperty()
  vaultId!: string;

  @ApiProperty({ required: false, type: KeyRingBackupAnswer, description: 'Where it was asked for' })
  keyRing?: KeyRingBackupAnswer;
}

/** The refusal of a backup; `docs/http-conventions.md` lists it for clients. */
export const BACKUP_PROBLEMS = {
  backupFailed: { name: 'backup-failed', status: 503, title: 'The backup was not made' },
} as const satisfies Record<string, ProblemKind>;

@ApiTags('operation')
@Controller('v1/backups')
export class BackupsController {
  constructor(private readonly parts: PlatformParts) {}

  @ApiOperation({
    summary: 'Copy event store, vault and documents while the platform runs (operator)',
    description: 'Into a new folder below the data folder. Read models are not copied: they are rebuilt.',
  })
  @ApiCreatedResponse({ type: BackupAnswer })
  @Header('Cache-Control', 'no-store')
  @Post()
  async make(
    @CurrentActor() actor: Actor | undefined,
    @Body() { keyRing = false }: MakeBackupDto,
    @Command() { commandId }: CommandContext,
  ): Promise<BackupAnswer> {
    requireAccess(actor, PLATFORM_ACCESS.makeBackup);
    const { backups } = this.parts;
    const made = await orProblem(backups.make(commandId));
    // After the vault, so that no value lies in a backup without its key.
    const ofKeyRing = keyRing ? await orProblem(backups.makeOfKeyRing(commandId)) : undefined;
    const { madeAt, version, eventStore, documents, vaultId, files } = made.manifest;
    if (eventStore === undefined || documents === undefined) throw new Error(`${made.folder} is not whole`);
    return {
      folder: made.folder,
      madeAt,
      version,
      eventStore,
      documents,
      vaultId,
      files,
      ...(ofKeyRing !== undefined && { keyRing: { folder: ofKeyRing.folder, files: ofKeyRing.manifest.files } }),
    };
  }
}

/** @throws Problem 503 with the reason, which is for an operator */
const orProblem = async (making: Promise<MadeBackup>): Promise<MadeBackup> => {
  try {
    return await making;
  } catch (fault) {
    if (!(fault instanceof StoreRefused || fault instanceof VaultRefused)) throw fault;
    throw new Problem(BACKUP_PROBLEMS.backupFailed, fault.message);
  }
};
