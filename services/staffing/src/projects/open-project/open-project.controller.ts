import type { CommandContext } from '@lotsenbuch/event-store';
import {
  type Actor,
  ApiCreatedResponse,
  ApiOperation,
  ApiTags,
  answerCommand,
  Command,
  CurrentActor,
} from '@lotsenbuch/service-kit';
import { Body, Controller, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { CreatedAnswer } from '../../commands/created-answer.js';
import type { Place } from '../../domain/place.js';
import { Day, DistrictOrAcross, Id, Text } from '../../validation/fields.js';
import { OpenProjectUseCase } from './open-project.js';

export class OpenProjectDto {
  @Text(200, 'Name of the project; never a person’s')
  title!: string;

  @DistrictOrAcross()
  district!: Place;

  @Id('Carrier that is responsible')
  carrierId!: string;

  @Day('First Berlin day')
  from!: string;
}

@ApiTags('projects')
@Controller('v1/projects')
export class OpenProjectController {
  constructor(private readonly openProject: OpenProjectUseCase) {}

  @ApiOperation({ summary: 'Open a project of a carrier (officer, carrier)' })
  @ApiCreatedResponse({ type: CreatedAnswer })
  @Post()
  async open(
    @CurrentActor() actor: Actor | undefined,
    @Body() project: OpenProjectDto,
    @Command() context: CommandContext,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CreatedAnswer> {
    return answerCommand(reply, await this.openProject.execute(actor, project, context));
  }
}
