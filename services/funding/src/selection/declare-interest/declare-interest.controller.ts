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
import { IsBoolean, IsString, MaxLength, MinLength } from 'class-validator';
import type { FastifyReply } from 'fastify';
import { MAX_NOTE_LENGTH } from '../../notes/seal-note.js';
import { DeclareInterestUseCase } from './declare-interest.js';

export class DeclareInterestDto {
  @IsBoolean()
  @ApiProperty({ description: 'true: there is a conflict; you are then out of this choice for good' })
  conflict!: boolean;

  @MaxLength(MAX_NOTE_LENGTH)
  @MinLength(1)
  @IsString()
  @Optional({ minLength: 1, maxLength: MAX_NOTE_LENGTH, description: 'Goes to the vault' })
  note?: string;
}

@ApiTags('carrier selections')
@Controller('v1/carrier-selections')
export class DeclareInterestController {
  constructor(private readonly useCase: DeclareInterestUseCase) {}

  @ApiOperation({
    summary:
      'Say whether an interest of your own stands against taking part in the choice (district; officer for supra-district projects)',
  })
  @ApiOkResponse({ type: CommandAnswer })
  @HttpCode(200)
  @Post(':id/declarations')
  async handle(
    @CurrentActor() actor: Actor | undefined,
    @Param('id') selectionId: string,
    @Body() body: DeclareInterestDto,
    @Command({ changes: 'id', personal: ['note'] }) context: CommandContext,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    const { conflict, note } = body;
    const input = { selectionId, conflict, note };
    return answerCommand(reply, await this.useCase.execute(actor, input, context));
  }
}
