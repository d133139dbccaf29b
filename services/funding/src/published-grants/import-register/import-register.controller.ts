import type { CommandContext } from '@lotsenbuch/event-store';
import {
  type Actor,
  ApiCreatedResponse,
  ApiOkResponse,
  ApiOperation,
  ApiProperty,
  ApiTags,
  Command,
  CSV_MEDIA_TYPE,
  CurrentActor,
  EventOfCommand,
  Optional,
  setPlaceInLog,
  Upload,
  WORKBOOK_MEDIA_TYPE,
} from '@lotsenbuch/service-kit';
import { Body, Controller, HttpStatus, Post, Query, Res } from '@nestjs/common';
import { IsBoolean } from 'class-validator';
import type { FastifyReply } from 'fastify';
import { RegisterImportAnswer } from '../list-register-imports/register-import-answer.js';
import { RegisterYear } from '../register-year.js';
import { ImportRegisterUseCase } from './import-register.js';

export class ImportRegisterQuery {
  @RegisterYear()
  year!: number;

  @IsBoolean()
  @Optional({ type: 'boolean', default: false, description: 'Say what an import would do, and record nothing' })
  dryRun: boolean = false;
}

export class ImportedRegisterAnswer extends RegisterImportAnswer {
  @ApiProperty()
  dryRun!: boolean;

  @ApiProperty({ required: false, description: 'Log position of the import; absent in a dry run' })
  logPosition?: string;

  @EventOfCommand()
  event?: string;
}

@ApiTags('register imports')
@Controller('v1/register-imports')
export class ImportRegisterController {
  constructor(private readonly importRegister: ImportRegisterUseCase) {}

  @ApiOperation({ summary: 'Import the published register of a year: a workbook, or the CSV with verdicts (officer)' })
  @ApiCreatedResponse({ type: ImportedRegisterAnswer })
  @ApiOkResponse({ type: ImportedRegisterAnswer, description: 'A dry run, or a file that changes nothing' })
  @Upload(WORKBOOK_MEDIA_TYPE, CSV_MEDIA_TYPE)
  @Post()
  async import(
    @CurrentActor() actor: Actor | undefined,
    @Query() { year, dryRun }: ImportRegisterQuery,
    @Body() file: Buffer,
    @Command() context: CommandContext,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ImportedRegisterAnswer> {
    const { isRecorded, place, ...imported } = await this.importRegister.execute(
      actor,
      { file, year, dryRun },
      context,
    );
    reply.status(isRecorded ? HttpStatus.CREATED : HttpStatus.OK);
    if (place !== undefined) setPlaceInLog(reply, place);
    return { ...imported, dryRun, ...place };
  }
}
