import type { LocalDate } from '@lotsenbuch/kernel';
import {
  ApiList,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
  answerList,
  type CsvColumn,
  EffectiveOn,
  keysetPage,
  Optional,
  PageQuery,
  PROBLEMS,
  ReadQuery,
  RecordedBy,
  refusal,
  setEntityTag,
} from '@lotsenbuch/service-kit';
import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import { IsString, MaxLength } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { statusOf } from '../../published-grants/read-model/published-grant-row.js';
import {
  PublishedGrantsReader,
  type PublishedGrantsSnapshot,
} from '../../published-grants/read-model/published-grants-reader.js';
import { foldedWords } from '../domain/folded-words.js';
import { CarrierAnswer, type CarrierFigures, carrierAnswer } from './carrier-answer.js';

export class CarriersQuery extends PageQuery {
  @MaxLength(200)
  @IsString()
  @Optional({ description: 'Part of a name or spelling; case, umlauts and punctuation do not count' })
  q?: string;

  @RecordedBy()
  recordedBy?: LocalDate;

  @EffectiveOn()
  effectiveOn?: LocalDate;
}

export class CarrierQuery extends ReadQuery {
  @RecordedBy()
  recordedBy?: LocalDate;

  @EffectiveOn()
  effectiveOn?: LocalDate;
}

const COLUMNS: readonly CsvColumn<CarrierAnswer>[] = [
  { name: 'id', value: ({ id }) => id },
  { name: 'name', value: ({ name }) => name },
  { name: 'legalForm', value: ({ legalForm }) => legalForm },
  { name: 'mergedInto', value: ({ mergedInto }) => mergedInto },
  { name: 'transparencyRegister', value: ({ transparencyRegister }) => transparencyRegister?.entryNumber },
  { name: 'records', value: ({ records }) => records },
  { name: 'sumCents', value: ({ sumCents }) => sumCents },
  { name: 'spellings', value: ({ spellings }) => spellings.join('; ') },
];

const folded = (text: string): string => foldedWords(text).join(' ');

/** Confirmed records and their sum by the carrier they mean. */
const figuresOf = ({ rows, registry }: PublishedGrantsSnapshot): ReadonlyMap<string, CarrierFigures> => {
  const figures = new Map<string, CarrierFigures>();
  for (const row of rows) {
    if (row.carrier.state !== 'resolved' || statusOf(row) !== 'confirmed') continue;
    const id = registry.resolve(row.carrier.carrierId)?.id ?? row.carrier.carrierId;
    const { records, sumCents } = figures.get(id) ?? { records: 0, sumCents: 0 };
    figures.set(id, { records: records + 1, sumCents: sumCents + row.amountCents });
  }
  return figures;
};

/** Public: organisations named in public registers. */
@ApiTags('carriers')
@Controller('v1/carriers')
export class CarriersController {
  constructor(private readonly reader: PublishedGrantsReader) {}

  @ApiOperation({ summary: 'Carriers by name' })
  @ApiList(CarrierAnswer)
  @Get()
  list(@Query() query: CarriersQuery, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    return answerList(request, reply, query, {
      name: 'carriers',
      columns: COLUMNS,
      page: async (limit, cursor) => {
        await this.reader.awaitLogPosition(query.minLogPosition);
        const snapshot = await this.reader.snapshot({}, query);
        const figures = figuresOf(snapshot);
        const part = query.q === undefined ? '' : folded(query.q);
        const carriers = [...snapshot.registry.rows.keys()]
          .flatMap((id) => carrierAnswer(id, snapshot.registry, figures) ?? [])
          .filter(({ name, spellings }) => [name, ...spellings].some((text) => folded(text).includes(part)));
        return keysetPage(carriers, ({ name, id }) => ({ order: folded(name), id }), limit, cursor);
      },
    });
  }

  @ApiOperation({ summary: 'One carrier with its names over time' })
  @ApiOkResponse({ type: CarrierAnswer })
  @Get(':id')
  async get(
    @Param('id') id: string,
    @Query() query: CarrierQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CarrierAnswer> {
    await this.reader.awaitLogPosition(query.minLogPosition);
    const snapshot = await this.reader.snapshot({}, query);
    const carrier = carrierAnswer(id, snapshot.registry, figuresOf(snapshot));
    if (carrier === undefined) {
      throw refusal(PROBLEMS.notFound, {
        en: `There is no carrier ${id}. GET /v1/carriers lists them.`,
        de: `Einen Träger ${id} gibt es nicht. Die Liste der Träger nennt alle.`,
      });
    }
    setEntityTag(reply, carrier.revision);
    return carrier;
  }
}
