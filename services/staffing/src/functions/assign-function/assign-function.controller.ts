import type { CommandContext } from '@lotsenbuch/event-store';
import {
  type Actor,
  ApiCreatedResponse,
  ApiOperation,
  ApiProperty,
  ApiTags,
  answerCommand,
  Command,
  CurrentActor,
  OptionalDay,
} from '@lotsenbuch/service-kit';
import { Body, Controller, Post, Res } from '@nestjs/common';
import { IsIn } from 'class-validator';
import type { FastifyReply } from 'fastify';
import { CreatedAnswer } from '../../commands/created-answer.js';
import type { Place } from '../../domain/place.js';
import {
  Day,
  DistrictOrAcross,
  hoursOf,
  OptionalHours,
  OptionalId,
  OptionalText,
  Text,
} from '../../validation/fields.js';
import { FUNCTION_KINDS, FUNCTION_PAYERS, type FunctionKind, type FunctionPayer } from '../domain/function-holder.js';
import { AssignFunctionUseCase } from './assign-function.js';

export class AssignFunctionDto {
  @IsIn(FUNCTION_KINDS)
  @ApiProperty({ enum: FUNCTION_KINDS })
  kind!: FunctionKind;

  @DistrictOrAcross()
  district!: Place;

  @OptionalId('Exactly for a team lead, and for the contact person of a carrier')
  carrierId?: string;

  @Text(300, 'Name of the person; kept in the vault')
  name!: string;

  @OptionalText(300, 'E-mail or telephone at work; kept in the vault')
  contact?: string;

  @IsIn(FUNCTION_PAYERS)
  @ApiProperty({ enum: FUNCTION_PAYERS, description: 'Whose money pays it' })
  paidBy!: FunctionPayer;

  @OptionalHours('Hours a week for the function')
  weeklyHours?: string;

  @OptionalId('Function whose holder this person stands in for')
  deputyFor?: string;

  @Day('First Berlin day')
  from!: string;

  @OptionalDay('First Berlin day on which it is no more')
  to?: string;
}

@ApiTags('functions')
@Controller('v1/functions')
export class AssignFunctionController {
  constructor(private readonly assignFunction: AssignFunctionUseCase) {}

  @ApiOperation({ summary: 'Give a person a function from a day on (officer, district, carrier)' })
  @ApiCreatedResponse({ type: CreatedAnswer })
  @Post()
  async assign(
    @CurrentActor() actor: Actor | undefined,
    @Body() { weeklyHours, ...dto }: AssignFunctionDto,
    @Command({ personal: ['name', 'contact'] }) context: CommandContext,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CreatedAnswer> {
    const input = { ...dto, ...(weeklyHours !== undefined && { weeklyHours: hoursOf(weeklyHours) }) };
    return answerCommand(reply, await this.assignFunction.execute(actor, input, context));
  }
}
