import type { LocalDate } from '@lotsenbuch/kernel';
import {
  type Actor,
  ApiOkResponse,
  ApiOperation,
  ApiProperty,
  ApiTags,
  CurrentActor,
  PDF_MEDIA_TYPE,
  ReadQuery,
  RecordedBy,
} from '@lotsenbuch/service-kit';
import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { DOCUMENT_KINDS } from '../attach-document/attach-document.controller.js';
import { type FiledDocument, GrantDocuments } from './grant-documents.js';

export class DocumentsQuery extends ReadQuery {
  @RecordedBy()
  recordedBy?: LocalDate;
}

export class FiledDocumentAnswer implements FiledDocument {
  @ApiProperty({ description: 'SHA-256 of the file, lower-case hex' })
  document!: string;

  @ApiProperty({ enum: [...DOCUMENT_KINDS, 'notice'] })
  kind!: FiledDocument['kind'];

  @ApiProperty()
  title!: string;

  @ApiProperty({ format: 'date', description: 'Berlin day on which it was issued or attached' })
  on!: string;

  @ApiProperty({ required: false, description: 'With kind notice: its id' })
  noticeId?: string;
}

export class FileOfGrantAnswer {
  @ApiProperty({ type: [FiledDocumentAnswer] })
  items!: readonly FiledDocumentAnswer[];
}

@ApiTags('grants')
@Controller('v1/grants')
export class DocumentsController {
  constructor(private readonly documents: GrantDocuments) {}

  @ApiOperation({ summary: 'Notices and attachments of a grant' })
  @ApiOkResponse({ type: FileOfGrantAnswer })
  @Get(':id/documents')
  async list(
    @CurrentActor() actor: Actor | undefined,
    @Param('id') grantId: string,
    @Query() query: DocumentsQuery,
  ): Promise<FileOfGrantAnswer> {
    return { items: await this.documents.list(actor, grantId, query) };
  }

  @ApiOperation({ summary: 'One notice or attachment as PDF' })
  @ApiOkResponse({
    description: 'The file as it was issued or attached',
    content: { [PDF_MEDIA_TYPE]: { schema: { type: 'string', format: 'binary' } } },
  })
  @Get(':id/documents/:hash')
  async read(
    @CurrentActor() actor: Actor | undefined,
    @Param('id') grantId: string,
    @Param('hash') hash: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Buffer> {
    const bytes = await this.documents.read(actor, grantId, hash);
    reply.header('Content-Type', PDF_MEDIA_TYPE);
    reply.header('Content-Disposition', `attachment; filename="${hash}.pdf"`);
    reply.header('Cache-Control', 'no-store');
    return bytes;
  }
}
