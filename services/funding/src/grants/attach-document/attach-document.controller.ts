import type { CommandContext } from '@lotsenbuch/event-store';
import {
  type Actor,
  ApiOkResponse,
  ApiOperation,
  ApiProperty,
  ApiTags,
  answerCommand,
  Command,
  CommandAnswer,
  CurrentActor,
  PDF_MEDIA_TYPE,
  Upload,
} from '@lotsenbuch/service-kit';
import { Body, Controller, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import { IsIn, IsString, MaxLength, MinLength } from 'class-validator';
import type { FastifyReply } from 'fastify';
import { AttachDocumentUseCase } from './attach-document.js';

export const DOCUMENT_KINDS = [
  'transparencyRegisterExtract',
  'financingPlan',
  'selectionNote',
  'proofOfNotification',
  'statement',
  'other',
] as const;

export class AttachDocumentQuery {
  @IsIn(DOCUMENT_KINDS)
  @ApiProperty({ enum: DOCUMENT_KINDS })
  kind!: (typeof DOCUMENT_KINDS)[number];

  @MaxLength(200)
  @MinLength(1)
  @IsString()
  @ApiProperty({
    minLength: 1,
    maxLength: 200,
    description: 'What it is; no names of persons, they could not be erased',
  })
  title!: string;
}

export class AttachedDocumentAnswer extends CommandAnswer {
  @ApiProperty({ description: 'SHA-256 of the file, lower-case hex' })
  document!: string;
}

@ApiTags('grants')
@Controller('v1/grants')
export class AttachDocumentController {
  constructor(private readonly attachDocument: AttachDocumentUseCase) {}

  @ApiOperation({ summary: 'Put a PDF of at most 10 MiB into the file of a grant (officer, district, carrier)' })
  @ApiOkResponse({ type: AttachedDocumentAnswer })
  @Upload(PDF_MEDIA_TYPE)
  @HttpCode(200)
  @Post(':id/documents')
  async attach(
    @CurrentActor() actor: Actor | undefined,
    @Param('id') grantId: string,
    @Query() { kind, title }: AttachDocumentQuery,
    @Body() file: Buffer,
    @Command({ changes: 'id' }) context: CommandContext,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AttachedDocumentAnswer> {
    return answerCommand(reply, await this.attachDocument.execute(actor, { grantId, kind, title, file }, context));
  }
}
