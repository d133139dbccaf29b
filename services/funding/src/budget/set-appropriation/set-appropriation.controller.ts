import type { CommandContext } from '@lotsenbuch/event-store';
import {
  type Actor,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
  answerCommand,
  Command,
  CommandAnswer,
  CurrentActor,
} from '@lotsenbuch/service-kit';
import { Body, Controller, HttpCode, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { AppropriationDto } from '../appropriation-dto.js';
import { budgetYearOf } from '../budget-year-param.js';
import { SetAppropriationUseCase } from './set-appropriation.js';

@ApiTags('budget years')
@Controller('v1/budget-years')
export class SetAppropriationController {
  constructor(private readonly setAppropriation: SetAppropriationUseCase) {}

  @ApiOperation({ summary: 'Replace the appropriation of a year as a whole (officer)' })
  @ApiOkResponse({ type: CommandAnswer })
  @HttpCode(200)
  @Post(':year/appropriation')
  async set(
    @CurrentActor() actor: Actor | undefined,
    @Param('year') year: string,
    @Body() input: AppropriationDto,
    @Command({ changes: 'year', personal: ['note'] }) context: CommandContext,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    return answerCommand(
      reply,
      await this.setAppropriation.execute(actor, { ...input, year: budgetYearOf(year) }, context),
    );
  }
}
