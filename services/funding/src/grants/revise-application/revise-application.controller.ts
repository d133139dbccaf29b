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
import { ApplicationDto, applicationOf } from '../plan-dto/application-dto.js';
import { ReviseApplicationUseCase } from './revise-application.js';

@ApiTags('grants')
@Controller('v1/grants')
export class ReviseApplicationController {
  constructor(private readonly reviseApplication: ReviseApplicationUseCase) {}

  @ApiOperation({ summary: 'Replace an application before it is decided (carrier, officer for it)' })
  @ApiOkResponse({ type: CommandAnswer })
  @HttpCode(200)
  @Post(':id/application')
  async handle(
    @CurrentActor() actor: Actor | undefined,
    @Param('id') grantId: string,
    @Body() body: ApplicationDto,
    @Command({ changes: 'id' }) context: CommandContext,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    return answerCommand(
      reply,
      await this.reviseApplication.execute(actor, { grantId, application: applicationOf(body) }, context),
    );
  }
}
