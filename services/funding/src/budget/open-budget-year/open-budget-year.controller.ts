import type { CommandContext } from '@lotsenbuch/event-store';
import {
  type Actor,
  ApiCreatedResponse,
  ApiOperation,
  ApiProperty,
  ApiTags,
  answerCommand,
  Command,
  CommandAnswer,
  CurrentActor,
} from '@lotsenbuch/service-kit';
import { Body, Controller, Post, Res } from '@nestjs/common';
import { IsInt, Max, Min } from 'class-validator';
import type { FastifyReply } from 'fastify';
import { AppropriationDto } from '../appropriation-dto.js';
import { FIRST_YEAR, LAST_YEAR } from '../budget-year-param.js';
import { OpenBudgetYearUseCase } from './open-budget-year.js';

export class OpenBudgetYearDto extends AppropriationDto {
  @Max(LAST_YEAR)
  @Min(FIRST_YEAR)
  @IsInt()
  @ApiProperty({ type: 'integer', minimum: FIRST_YEAR, maximum: LAST_YEAR })
  year!: number;
}

@ApiTags('budget years')
@Controller('v1/budget-years')
export class OpenBudgetYearController {
  constructor(private readonly openBudgetYear: OpenBudgetYearUseCase) {}

  @ApiOperation({ summary: 'Open a budget year with its first appropriation or a provisional ceiling (officer)' })
  @ApiCreatedResponse({ type: CommandAnswer })
  @Post()
  async open(
    @CurrentActor() actor: Actor | undefined,
    @Body() input: OpenBudgetYearDto,
    @Command({ personal: ['note'] }) context: CommandContext,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    const answer = await this.openBudgetYear.execute(actor, input, context);
    reply.header('Location', `/v1/budget-years/${input.year}`);
    return answerCommand(reply, answer);
  }
}
