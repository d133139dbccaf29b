import type { CommandContext } from '@lotsenbuch/event-store';
import {
  type Actor,
  ApiOkResponse,
  ApiOperation,
  ApiResponse,
  ApiTags,
  answerCommand,
  Command,
  CurrentActor,
} from '@lotsenbuch/service-kit';
import { Controller, HttpCode, HttpStatus, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { ErasureCommandAnswer } from '../erasure-answer.js';
import { ReleaseErasureUseCase } from './release-erasure.js';

@ApiTags('erasures')
@Controller('v1/erasures')
export class ReleaseErasureController {
  constructor(private readonly releaseErasure: ReleaseErasureUseCase) {}

  @ApiOperation({ summary: 'Release an erasure that somebody else asked for; it cannot be undone (approver)' })
  @ApiOkResponse({ type: ErasureCommandAnswer, description: 'The subject is erased' })
  @ApiResponse({ status: 202, type: ErasureCommandAnswer, description: 'Released; the erasure follows' })
  @HttpCode(200)
  @Post(':id/release')
  async release(
    @CurrentActor() actor: Actor | undefined,
    @Param('id') id: string,
    @Command({ changes: 'id' }) context: CommandContext,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ErasureCommandAnswer> {
    const answer = await this.releaseErasure.execute(actor, id, context);
    if (answer.stage !== 'erased') {
      reply.status(HttpStatus.ACCEPTED);
      reply.header('Location', `/v1/erasures/${id}`);
    }
    return answerCommand(reply, answer);
  }
}
