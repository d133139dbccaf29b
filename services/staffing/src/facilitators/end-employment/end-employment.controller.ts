import type { CommandContext } from '@lotsenbuch/event-store';
import {
  type Actor,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
  answerCommand,
  Command,
  CommandAnswer,
  CurrentActor,
} from '@lotsenbuch/service-kit';
import { Body, Controller, HttpCode, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { ReasonedEndDto } from '../../commands/reasoned-end.dto.js';
import { EndEmploymentUseCase } from './end-employment.js';

@ApiTags('facilitators')
@Controller('v1/facilitators')
export class EndEmploymentController {
  constructor(private readonly endEmployment: EndEmploymentUseCase) {}

  @ApiOperation({ summary: 'End an employment (officer, carrier)' })
  @ApiOkResponse({ type: CommandAnswer })
  @HttpCode(200)
  @Post(':id/employments/:employmentId/end')
  async end(
    @CurrentActor() actor: Actor | undefined,
    @Param('id') id: string,
    @Param('employmentId') employmentId: string,
    @Body() end: ReasonedEndDto,
    @Command({ changes: 'id', personal: ['note'] }) context: CommandContext,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    return answerCommand(reply, await this.endEmployment.execute(actor, id, { employmentId, ...end }, context));
  }
}
