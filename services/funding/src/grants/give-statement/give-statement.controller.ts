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
} from '@lotsenbuch/service-kit';
import { Body, Controller, HttpCode, Param, Post, Res } from '@nestjs/common';
import { IsIn } from 'class-validator';
import type { FastifyReply } from 'fastify';
import { NotedDto } from '../reasoned-dto.js';
import { GiveStatementUseCase } from './give-statement.js';

const OPINIONS = ['inFavour', 'withReservations', 'against'] as const;

export class StatementDto extends NotedDto {
  @IsIn(OPINIONS)
  @ApiProperty({ enum: OPINIONS })
  opinion!: (typeof OPINIONS)[number];
}

@ApiTags('grants')
@Controller('v1/grants')
export class GiveStatementController {
  constructor(private readonly giveStatement: GiveStatementUseCase) {}

  @ApiOperation({ summary: 'Give advice on an application (programme office, district)' })
  @ApiOkResponse({ type: CommandAnswer })
  @HttpCode(200)
  @Post(':id/statements')
  async handle(
    @CurrentActor() actor: Actor | undefined,
    @Param('id') grantId: string,
    @Body() body: StatementDto,
    @Command({ changes: 'id', personal: ['note'] }) context: CommandContext,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    return answerCommand(
      reply,
      await this.giveStatement.execute(actor, { grantId, opinion: body.opinion, note: body.note }, context),
    );
  }
}
