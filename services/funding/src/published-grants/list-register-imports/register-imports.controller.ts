import type { LocalDate } from '@lotsenbuch/kernel';
import {
  type Actor,
  ApiList,
  ApiOperation,
  ApiTags,
  answerList,
  type CsvColumn,
  CurrentActor,
  PageQuery,
  RecordedBy,
  requireAccess,
} from '@lotsenbuch/service-kit';
import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { FUNDING_ACCESS } from '../../funding-access.js';
import { PublishedGrantsReader } from '../read-model/published-grants-reader.js';
import { RegisterImports } from '../read-model/register-imports.js';
import type { RegisterImportRow } from '../read-model/register-imports.projection.js';
import { OptionalRegisterYear } from '../register-year.js';
import { RecordedRegisterImportAnswer } from './register-import-answer.js';

export class RegisterImportsQuery extends PageQuery {
  @OptionalRegisterYear()
  year?: number;

  @RecordedBy()
  recordedBy?: LocalDate;
}

const COLUMNS: readonly CsvColumn<RecordedRegisterImportAnswer>[] = [
  { name: 'importId', value: ({ importId }) => importId },
  { name: 'year', value: ({ year }) => year },
  { name: 'recordedAt', value: ({ recordedAt }) => recordedAt },
  { name: 'actor', value: ({ actor }) => actor },
  { name: 'file', value: ({ file }) => file.sha256 },
  { name: 'rows', value: ({ rows }) => rows },
  { name: 'ruleVersion', value: ({ ruleVersion }) => ruleVersion },
  { name: 'confirmed', value: ({ verdicts }) => verdicts.confirmed },
  { name: 'inReview', value: ({ verdicts }) => verdicts.inReview },
  { name: 'apart', value: ({ verdicts }) => verdicts.apart },
  { name: 'refused', value: ({ verdicts }) => verdicts.refused },
];

const answer = ({ position: _, ...row }: RegisterImportRow): RecordedRegisterImportAnswer => row;

@ApiTags('register imports')
@Controller('v1/register-imports')
export class RegisterImportsController {
  constructor(
    private readonly imports: RegisterImports,
    private readonly reader: PublishedGrantsReader,
  ) {}

  @ApiOperation({ summary: 'Imports of register files, the latest first (officer, auditor)' })
  @ApiList(RecordedRegisterImportAnswer)
  @Get()
  list(
    @CurrentActor() actor: Actor | undefined,
    @Query() query: RegisterImportsQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    requireAccess(actor, FUNDING_ACCESS.listRegisterImports);
    return answerList(request, reply, query, {
      name: 'register-imports',
      columns: COLUMNS,
      page: async (limit, cursor) => {
        await this.reader.awaitLogPosition(query.minLogPosition);
        const imports = await this.imports.rowsAt(query.recordedBy);
        const found = await imports.find({
          where: query.year === undefined ? {} : { year: { equals: query.year } },
          sort: { by: 'order', direction: 'descending' },
          limit,
          ...(cursor !== undefined && { cursor }),
        });
        return {
          items: found.rows.map(({ row }) => answer(row)),
          ...(found.next !== undefined && { nextCursor: found.next }),
        };
      },
    });
  }
}
