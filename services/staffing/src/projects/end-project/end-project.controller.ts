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
import { EndProjectUseCase } from './end-project.js';

@ApiTags('projects')
@Controller('v1/projects')
export class EndProjectController {
  constructor(private readonly endProject: EndProjectUseCase) {}

  @ApiOperation({ summary: 'End a project (officer, carrier)' })
  @ApiOkResponse({ type: CommandAnswer })
  @HttpCode(200)
  @Post(':id/end')
  async end(
    @CurrentActor() actor: Actor | undefined,
    @Param('id') id: string,
    @Body() end: ReasonedEndDto,
    @Command({ changes: 'id', personal: ['note'] }) context: CommandContext,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    return answerCommand(reply, await this.endProject.execute(actor, id, end, context));
  }
}
