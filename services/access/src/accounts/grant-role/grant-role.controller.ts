import type { CommandContext } from '@lotsenbuch/event-store';
import type { LocalDate } from '@lotsenbuch/kernel';
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
  IsBerlinDay,
  Optional,
} from '@lotsenbuch/service-kit';
import { Body, Controller, Param, Post, Res } from '@nestjs/common';
import { IsIn, IsString, IsUUID, MaxLength, MinLength } from 'class-validator';
import type { FastifyReply } from 'fastify';
import { DISTRICT_KEYS, ROLE_NAMES, type RoleName } from '../domain/role.js';
import { GrantRoleUseCase } from './grant-role.js';

export class GrantRoleDto {
  @IsIn(ROLE_NAMES)
  @ApiProperty({ enum: ROLE_NAMES })
  role!: RoleName;

  @IsIn(DISTRICT_KEYS)
  @Optional({ enum: DISTRICT_KEYS, description: 'Exactly with the role district' })
  district?: string;

  @IsUUID()
  @Optional({ format: 'uuid', description: 'Exactly with the role carrier' })
  carrierId?: string;

  @MaxLength(200)
  @IsString()
  @Optional({ maxLength: 200, description: 'Reference of the actor in whose place it is used' })
  deputyFor?: string;

  @IsBerlinDay()
  @ApiProperty({ format: 'date', description: 'First Berlin day on which it is held; may lie in the past' })
  from!: LocalDate;

  @IsBerlinDay()
  @Optional({ format: 'date', description: 'First Berlin day on which it is no longer held; without it, until ended' })
  to?: LocalDate;

  @MaxLength(100)
  @IsString()
  @ApiProperty({ description: 'Code from the catalogue roleGrant; GET /v1/reasons lists them' })
  reason!: string;

  @MaxLength(2000)
  @MinLength(1)
  @IsString()
  @Optional({ minLength: 1, maxLength: 2000, description: 'Goes to the vault' })
  note?: string;
}

export class GrantedRoleAnswer extends CommandAnswer {
  @ApiProperty({ format: 'uuid', description: 'Names this grant of a role, to end it later' })
  grantId!: string;
}

@ApiTags('access')
@Controller('v1/accounts')
export class GrantRoleController {
  constructor(private readonly grantRole: GrantRoleUseCase) {}

  @ApiOperation({ summary: 'Grant somebody a role from a day on (operator, never to oneself)' })
  @ApiCreatedResponse({ type: GrantedRoleAnswer })
  @Post(':id/role-grants')
  async grant(
    @CurrentActor() actor: Actor | undefined,
    @Param('id') accountId: string,
    @Body() { role, district, carrierId, deputyFor, from, to, reason, note }: GrantRoleDto,
    @Command({ changes: 'id', personal: ['note'] }) context: CommandContext,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<GrantedRoleAnswer> {
    const held = {
      role,
      ...(district !== undefined && { district }),
      ...(carrierId !== undefined && { carrierId }),
      ...(deputyFor !== undefined && { deputyFor }),
    };
    return answerCommand(
      reply,
      await this.grantRole.execute(actor, { accountId, held, from, to, reason, note }, context),
    );
  }
}
