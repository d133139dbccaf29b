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
import { IsString, Matches, MaxLength } from 'class-validator';
import type { FastifyReply } from 'fastify';
import { IsLocalDay } from '../../is-local-day.js';
import { RecordTransparencyEntryUseCase } from './record-transparency-entry.js';

export class TransparencyEntryDto {
  @MaxLength(50)
  @IsString()
  @ApiProperty({ maxLength: 50, description: 'Number of the entry as the register writes it' })
  entryNumber!: string;

  @IsLocalDay()
  @ApiProperty({ format: 'date', description: 'Berlin day on which the entry was looked at; not in the future' })
  seenOn!: string;

  @Matches(/^[0-9a-f]{64}$/, {
    message: 'document must be a SHA-256 in 64 lower-case hex digits',
    context: { german: 'muss ein SHA-256 mit 64 Stellen sein, Ziffern und Kleinbuchstaben a bis f' },
  })
  @Optional({ pattern: '^[0-9a-f]{64}$', description: 'SHA-256 of the extract, lower-case hex' })
  document?: string;
}

@ApiTags('carriers')
@Controller('v1/carriers')
export class RecordTransparencyEntryController {
  constructor(private readonly recordEntry: RecordTransparencyEntryUseCase) {}

  @ApiOperation({ summary: "Record the carrier's entry in the transparency register (officer)" })
  @ApiOkResponse({ type: CommandAnswer })
  @HttpCode(200)
  @Post(':id/transparency-register-entry')
  async record(
    @CurrentActor() actor: Actor | undefined,
    @Param('id') carrierId: string,
    @Body() { entryNumber, seenOn, document }: TransparencyEntryDto,
    @Command({ changes: 'id' }) context: CommandContext,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    return answerCommand(
      reply,
      await this.recordEntry.execute(actor, { carrierId, entryNumber, seenOn, document }, context),
    );
  }
}
