import type { CommandContext } from '@lotsenbuch/event-store';
import type { LocalDate } from '@lotsenbuch/kernel';
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
  IsBerlinDay,
  Optional,
} from '@lotsenbuch/service-kit';
import { Body, Controller, HttpCode, Param, Post, Res } from '@nestjs/common';
import { IsString, MaxLength, MinLength } from 'class-validator';
import type { FastifyReply } from 'fastify';
import { EndRoleUseCase } from './end-role.js';

export class EndRoleDto {
  @IsBerlinDay()
  @ApiProperty({ format: 'date', description: 'First Berlin day on which it is no longer held; today ends it at once' })
  on!: LocalDate;

  @MaxLength(100)
  @IsString()
  @ApiProperty({ description: 'Code from the catalogue roleGrantEnd; GET /v1/reasons lists them' })
  reason!: string;

  @MaxLength(2000)
  @MinLength(1)
  @IsString()
  @Optional({ minLength: 1, maxLength: 2000, description: 'Goes to the vault' })
  note?: string;
}

@ApiTags('access')
@Controller('v1/accounts')
export class EndRoleController {
  constructor(private readonly endRole: EndRoleUseCase) {}

  @ApiOperation({ summary: 'End a role that somebody holds (operator)' })
  @ApiOkResponse({ type: CommandAnswer })
  @HttpCode(200)
  @Post(':id/role-grants/:grantId/end')
  async end(
    @CurrentActor() actor: Actor | undefined,
    @Param('id') accountId: string,
    @Param('grantId') grantId: string,
    @Body() { on, reason, note }: EndRoleDto,
    @Command({ changes: 'id', personal: ['note'] }) context: CommandContext,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    return answerCommand(reply, await this.endRole.execute(actor, { accountId, grantId, on, reason, note }, context));
  }
}
