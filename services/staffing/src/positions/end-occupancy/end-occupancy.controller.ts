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
import { EndOccupancyUseCase } from './end-occupancy.js';

@ApiTags('positions')
@Controller('v1/positions')
export class EndOccupancyController {
  constructor(private readonly endOccupancy: EndOccupancyUseCase) {}

  @ApiOperation({ summary: 'End the occupancy of a position (officer, carrier)' })
  @ApiOkResponse({ type: CommandAnswer })
  @HttpCode(200)
  @Post(':id/occupancies/:occupancyId/end')
  async end(
    @CurrentActor() actor: Actor | undefined,
    @Param('id') id: string,
    @Param('occupancyId') occupancyId: string,
    @Body() end: ReasonedEndDto,
    @Command({ changes: 'id', personal: ['note'] }) context: CommandContext,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    return answerCommand(reply, await this.endOccupancy.execute(actor, id, { occupancyId, ...end }, context));
  }
}
