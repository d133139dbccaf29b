import type { LocalDate } from '@lotsenbuch/kernel';
import {
  type Actor,
  ApiList,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
  answerList,
  type CsvColumn,
  CurrentActor,
  EffectiveOn,
  isInScope,
  keysetPage,
  Optional,
  PageQuery,
  ReadQuery,
  RecordedBy,
  requireAccess,
  requireScope,
  scopeOf,
  setEntityTag,
} from '@lotsenbuch/service-kit';
import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import { Matches } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { FUNDING_ACCESS } from '../../funding-access.js';
import { FundingPorts } from '../../funding-ports.js';
import { openNotes } from '../../notes/open-notes.js';
import { Selections } from '../read-model/selections.js';
import { noSuchSelection } from '../selection-problems.js';
import {
  notesOf,
  SelectionAnswer,
  SelectionDetailAnswer,
  selectionAnswer,
  selectionDetailAnswer,
} from './selection-answer.js';

export class SelectionsQuery extends PageQuery {
  @Matches(/^(0[1-9]|1[0-2]|supraDistrict)$/, { message: 'area must be a district key 01 to 12, or supraDistrict' })
  @Optional({ description: 'District key 01 to 12, or supraDistrict' })
  area?: string;

  @RecordedBy()
  recordedBy?: LocalDate;

  @EffectiveOn()
  effectiveOn?: LocalDate;
}

export class SelectionQuery extends ReadQuery {
  @RecordedBy()
  recordedBy?: LocalDate;

  @EffectiveOn()
  effectiveOn?: LocalDate;
}

const COLUMNS: readonly CsvColumn<SelectionAnswer>[] = [
  { name: 'id', value: ({ id }) => id },
  { name: 'area', value: ({ area }) => area },
  { name: 'periodFrom', value: ({ periodFrom }) => periodFrom },
  { name: 'periodTo', value: ({ periodTo }) => periodTo },
  { name: 'publishedOn', value: ({ publishedOn }) => publishedOn },
  { name: 'bidsUntil', value: ({ bidsUntil }) => bidsUntil },
  { name: 'applicationsUntil', value: ({ applicationsUntil }) => applicationsUntil },
  { name: 'status', value: ({ status }) => status },
  { name: 'bidCount', value: ({ bidCount }) => bidCount },
  { name: 'lateBids', value: ({ lateBids }) => lateBids },
  {
    name: 'holders',
    value: ({ holders }) => holders.map(({ carrier, from }) => `${carrier.name} (${from})`).join('; '),
  },
];

/** Notes are read by those who choose, and by those who decide on the money. */
const readsNotes = ({ rights }: Actor, area: string): boolean =>
  rights.some(
    ({ role, district }) => role === 'officer' || role === 'approver' || (role === 'district' && district === area),
  );

const districtOf = (area: string): string | undefined => (area === 'supraDistrict' ? undefined : area);

@ApiTags('carrier selections')
@Controller('v1/carrier-selections')
export class SelectionsController {
  constructor(
    private readonly selections: Selections,
    private readonly ports: FundingPorts,
  ) {}

  @ApiOperation({ summary: 'Selections of carriers in the order of their calls; a district sees its own' })
  @ApiList(SelectionAnswer)
  @Get()
  list(
    @CurrentActor() actor: Actor | undefined,
    @Query() query: SelectionsQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    requireAccess(actor, FUNDING_ACCESS.listSelections);
    const scope = scopeOf(actor, FUNDING_ACCESS.listSelections);
    return answerList(request, reply, query, {
      name: 'carrier-selections',
      columns: COLUMNS,
      page: async (limit, cursor) => {
        await this.selections.awaitLogPosition(query.minLogPosition);
        const { rows, registry } = await this.selections.snapshot(query);
        const found = [...rows]
          .flatMap(([id, row]) => selectionAnswer(id, row, registry) ?? [])
          .filter(({ area }) => isInScope(scope, { district: districtOf(area) }))
          .filter(({ area }) => query.area === undefined || area === query.area);
        return keysetPage(found, ({ publishedOn, id }) => ({ order: publishedOn, id }), limit, cursor);
      },
    });
  }

  @ApiOperation({ summary: 'One selection with bids, statements, assessments, nomination and changes' })
  @ApiOkResponse({ type: SelectionDetailAnswer })
  @Get(':id')
  async get(
    @CurrentActor() actor: Actor | undefined,
    @Param('id') id: string,
    @Query() query: SelectionQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SelectionDetailAnswer> {
    const rule = FUNDING_ACCESS.readSelection;
    requireAccess(actor, rule);
    await this.selections.awaitLogPosition(query.minLogPosition);
    const { rows, registry } = await this.selections.snapshot(query);
    const row = rows.get(id);
    const area = row?.state.call?.area;
    if (row === undefined || area === undefined) {
      throw noSuchSelection(id);
    }
    requireScope(actor, rule, { district: districtOf(area) });
    const noteOf = await openNotes(this.ports.vault, notesOf(row.state), readsNotes(actor, area));
    const answer = selectionDetailAnswer(id, row, registry, noteOf);
    if (answer === undefined) throw new Error(`selection ${id} lost its call`);
    reply.header('Cache-Control', 'no-store');
    setEntityTag(reply, answer.revision);
    return answer;
  }
}
