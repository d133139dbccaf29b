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
  Optional,
} from '@lotsenbuch/service-kit';
import { Body, Controller, HttpCode, Param, Post, Res } from '@nestjs/common';
import { IsIn, IsInt, IsString, IsUUID, Max, MaxLength, Min, MinLength } from 'class-validator';
import type { FastifyReply } from 'fastify';
import { IsLocalDay } from '../../is-local-day.js';
import { MAX_NOTE_LENGTH } from '../../notes/seal-note.js';
import { SPLIT_METHODS, type SplitMethod } from '../domain/split-funds.js';
import { ChangeCarrierUseCase } from './change-carrier.js';

export class ChangeCarrierDto {
  @IsUUID()
  @ApiProperty({ format: 'uuid', description: 'The carrier that goes on' })
  to!: string;

  @IsLocalDay()
  @ApiProperty({ format: 'date', description: 'Its first day' })
  on!: string;

  @Max(Number.MAX_SAFE_INTEGER)
  @Min(0)
  @IsInt()
  @ApiProperty({ type: 'integer', minimum: 0, description: 'Cents to be split between the two' })
  amountCents!: number;

  @IsLocalDay()
  @ApiProperty({ format: 'date', description: 'First day of what the money is for' })
  moneyFrom!: string;

  @IsLocalDay()
  @ApiProperty({ format: 'date', description: 'First day that the money is not for any more' })
  moneyTo!: string;

  @IsIn(SPLIT_METHODS)
  @ApiProperty({
    enum: SPLIT_METHODS,
    description: 'months: every month counts the same, a part of one by its days; days: every day counts the same',
  })
  method!: SplitMethod;

  @MaxLength(100)
  @IsString()
  @ApiProperty({ description: 'Code from the catalogue selectionCarrierChange; GET /v1/reasons lists them' })
  reason!: string;

  @MaxLength(MAX_NOTE_LENGTH)
  @MinLength(1)
  @IsString()
  @Optional({ minLength: 1, maxLength: MAX_NOTE_LENGTH, description: 'Goes to the vault' })
  note?: string;
}

@ApiTags('carrier selections')
@Controller('v1/carrier-selections')
export class ChangeCarrierController {
  constructor(private readonly useCase: ChangeCarrierUseCase) {}

  @ApiOperation({ summary: 'Let another carrier go on in mid-period (district; officer for supra-district projects)' })
  @ApiOkResponse({ type: CommandAnswer })
  @HttpCode(200)
  @Post(':id/carrier-change')
  async handle(
    @CurrentActor() actor: Actor | undefined,
    @Param('id') selectionId: string,
    @Body() body: ChangeCarrierDto,
    @Command({ changes: 'id', personal: ['note'] }) context: CommandContext,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    const { to, on, amountCents, moneyFrom, moneyTo, method, reason, note } = body;
    const money = { period: { from: moneyFrom, to: moneyTo }, totalCents: amountCents, method };
    const input = { selectionId, to, on, money, reason, note };
    return answerCommand(reply, await this.useCase.execute(actor, input, context));
  }
}
