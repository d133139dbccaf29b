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
import { IsUUID, Matches } from 'class-validator';
import type { FastifyReply } from 'fastify';
import { IsLocalDay } from '../../is-local-day.js';
import { ReceiveBidUseCase } from './receive-bid.js';

export class ReceiveBidDto {
  @IsUUID()
  @ApiProperty({ format: 'uuid', description: 'The carrier that bids' })
  carrierId!: string;

  @IsLocalDay()
  @ApiProperty({ format: 'date', description: 'Day of receipt' })
  receivedOn!: string;

  @Matches(/^[0-9a-f]{64}$/, { message: 'document must be a SHA-256 in 64 lower-case hex digits' })
  @Optional({ pattern: '^[0-9a-f]{64}$', description: 'SHA-256 of the bid' })
  document?: string;
}

@ApiTags('carrier selections')
@Controller('v1/carrier-selections')
export class ReceiveBidController {
  constructor(private readonly useCase: ReceiveBidUseCase) {}

  @ApiOperation({ summary: 'Record a bid; a late one is marked (district; officer for supra-district projects)' })
  @ApiOkResponse({ type: CommandAnswer })
  @HttpCode(200)
  @Post(':id/bids')
  async handle(
    @CurrentActor() actor: Actor | undefined,
    @Param('id') selectionId: string,
    @Body() body: ReceiveBidDto,
    @Command({ changes: 'id' }) context: CommandContext,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    const { carrierId, receivedOn, document } = body;
    const input = { selectionId, carrierId, receivedOn, document };
    return answerCommand(reply, await this.useCase.execute(actor, input, context));
  }
}
