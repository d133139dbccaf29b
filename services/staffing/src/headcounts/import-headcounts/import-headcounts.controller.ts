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
  setPlaceInLog,
  Upload,
} from '@lotsenbuch/service-kit';
import { Body, Controller, HttpStatus, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { HEADCOUNT_KINDS } from '../domain/events.js';
import { ImportHeadcountsUseCase } from './import-headcounts.js';

export class ImportedDayAnswer {
  @ApiProperty({ format: 'date' })
  day!: string;

  @ApiProperty({ type: 'integer', minimum: 0 })
  recorded!: number;

  @ApiProperty({ type: 'integer', minimum: 0 })
  corrected!: number;

  @ApiProperty({ type: 'integer', minimum: 0 })
  unchanged!: number;
}

export class LineApartAnswer {
  @ApiProperty({ type: 'integer', minimum: 2, description: 'Line of the file' })
  row!: number;

  @ApiProperty({ enum: ['noReportingDay', 'otherMeasure', 'severalDistricts'] })
  reason!: string;
}

/** A total of the file that is not the sum of its districts. */
export class TotalDiffersAnswer {
  @ApiProperty({ format: 'date' })
  day!: string;

  @ApiProperty({ enum: HEADCOUNT_KINDS })
  kind!: string;

  @ApiProperty({ type: 'integer', description: 'Sum of the districts' })
  sum!: number;

  @ApiProperty({ type: 'integer', description: 'Total in the file' })
  total!: number;

  @ApiProperty({ type: 'integer', description: 'Line of the total' })
  row!: number;
}

export class ImportedHeadcountsAnswer {
  @ApiProperty({ description: 'SHA-256 of the file' })
  file!: string;

  @ApiProperty({ type: [ImportedDayAnswer] })
  days!: readonly ImportedDayAnswer[];

  @ApiProperty({ type: [LineApartAnswer], description: 'Lines that are no headcount of one district on one day' })
  apart!: readonly LineApartAnswer[];

  @ApiProperty({ type: [TotalDiffersAnswer], description: 'For a person to look at; nothing was refused' })
  openPoints!: readonly TotalDiffersAnswer[];

  @ApiProperty()
  logPosition!: string;

  @EventOfCommand()
  event?: string;
}

@ApiTags('headcounts')
@Controller('v1/headcount-imports')
export class ImportHeadcountsController {
  constructor(private readonly importHeadcounts: ImportHeadcountsUseCase) {}

  @ApiOperation({ summary: 'Import headcounts as they were published (officer)' })
  @ApiCreatedResponse({ type: ImportedHeadcountsAnswer })
  @ApiOkResponse({ type: ImportedHeadcountsAnswer, description: 'A file that changes nothing' })
  @Upload(CSV_MEDIA_TYPE)
  @Post()
  async import(
    @CurrentActor() actor: Actor | undefined,
    @Body() file: Buffer,
    @Command() context: CommandContext,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ImportedHeadcountsAnswer> {
    const { isRecorded, place, ...imported } = await this.importHeadcounts.execute(actor, file, context);
    reply.status(isRecorded ? HttpStatus.CREATED : HttpStatus.OK);
    setPlaceInLog(reply, place);
    return { ...imported, ...place };
  }
}
