import type { CommandContext } from '@lotsenbuch/event-store';
import { isLocalDate } from '@lotsenbuch/kernel';
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
import { IsString, MaxLength, ValidateBy } from 'class-validator';
import type { FastifyReply } from 'fastify';
import { MAX_NAME_LENGTH } from '../domain/organisation-name.js';
import { RenameCarrierUseCase } from './rename-carrier.js';

export class RenameCarrierDto {
  @MaxLength(MAX_NAME_LENGTH)
  @IsString()
  @ApiProperty({ maxLength: MAX_NAME_LENGTH })
  name!: string;

  @ValidateBy({
    name: 'isLocalDate',
    validator: {
      validate: (value) => typeof value === 'string' && isLocalDate(value),
      defaultMessage: () => 'effectiveOn must be a calendar day YYYY-MM-DD',
    },
  })
  @ApiProperty({ format: 'date', description: 'Berlin day from which the name holds; may lie in the past' })
  effectiveOn!: string;

  @MaxLength(100)
  @IsString()
  @ApiProperty({ description: 'Code from the catalogue carrierRename; GET /v1/reasons lists them' })
  reason!: string;
}

@ApiTags('carriers')
@Controller('v1/carriers')
export class RenameCarrierController {
  constructor(private readonly renameCarrier: RenameCarrierUseCase) {}

  @ApiOperation({ summary: 'Give a carrier another name from a day on (officer)' })
  @ApiOkResponse({ type: CommandAnswer })
  @HttpCode(200)
  @Post(':id/rename')
  async rename(
    @CurrentActor() actor: Actor | undefined,
    @Param('id') carrierId: string,
    @Body() { name, effectiveOn, reason }: RenameCarrierDto,
    @Command({ changes: 'id' }) context: CommandContext,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    return answerCommand(
      reply,
      await this.renameCarrier.execute(actor, { carrierId, name, effectiveOn, reason }, context),
    );
  }
}
