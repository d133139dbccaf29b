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
import { IsString, IsUUID, MaxLength, MinLength } from 'class-validator';
import type { FastifyReply } from 'fastify';
import { MAX_NOTE_LENGTH } from '../../notes/seal-note.js';
import { NominateCarrierUseCase } from './nominate-carrier.js';

export class NominateCarrierDto {
  @IsUUID()
  @ApiProperty({ format: 'uuid' })
  bidId!: string;

  @MaxLength(100)
  @IsString()
  @ApiProperty({ description: 'Code from the catalogue selectionNomination; GET /v1/reasons lists them' })
  reason!: string;

  @MaxLength(MAX_NOTE_LENGTH)
  @MinLength(1)
  @IsString()
  @Optional({ minLength: 1, maxLength: MAX_NOTE_LENGTH, description: 'Goes to the vault' })
  note?: string;
}

@ApiTags('carrier selections')
@Controller('v1/carrier-selections')
export class NominateCarrierController {
  constructor(private readonly useCase: NominateCarrierUseCase) {}

  @ApiOperation({ summary: 'Choose a bid, with the selection note (district; officer for supra-district projects)' })
  @ApiOkResponse({ type: CommandAnswer })
  @HttpCode(200)
  @Post(':id/nomination')
  async handle(
    @CurrentActor() actor: Actor | undefined,
    @Param('id') selectionId: string,
    @Body() body: NominateCarrierDto,
    @Command({ changes: 'id', personal: ['note'] }) context: CommandContext,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    const { bidId, reason, note } = body;
    const input = { selectionId, bidId, reason, note };
    return answerCommand(reply, await this.useCase.execute(actor, input, context));
  }
}
