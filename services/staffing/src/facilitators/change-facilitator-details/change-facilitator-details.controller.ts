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
import { PersonalDetailsDto } from '../personal-details.dto.js';
import { ChangeFacilitatorDetailsUseCase } from './change-facilitator-details.js';

@ApiTags('facilitators')
@Controller('v1/facilitators')
export class ChangeFacilitatorDetailsController {
  constructor(private readonly changeFacilitatorDetails: ChangeFacilitatorDetailsUseCase) {}

  @ApiOperation({ summary: 'Change what is known about a person (officer, carrier)' })
  @ApiOkResponse({ type: CommandAnswer })
  @HttpCode(200)
  @Post(':id/details')
  async change(
    @CurrentActor() actor: Actor | undefined,
    @Param('id') id: string,
    @Body() details: PersonalDetailsDto,
    @Command({ changes: 'id', personal: ['name', 'email', 'phone', 'languages'] }) context: CommandContext,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    return answerCommand(reply, await this.changeFacilitatorDetails.execute(actor, id, details, context));
  }
}
