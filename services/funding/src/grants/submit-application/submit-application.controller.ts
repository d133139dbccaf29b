import type { CommandContext } from '@lotsenbuch/event-store';
import {
  type Actor,
  ApiCreatedResponse,
  ApiOperation,
  ApiProperty,
  ApiTags,
  answerCommand,
  Command,
  CommandAnswer,
  CurrentActor,
} from '@lotsenbuch/service-kit';
import { Body, Controller, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { BLOCKS } from '../block-remedies.js';
import { ApplicationDto, applicationOf } from '../plan-dto/application-dto.js';
import { SubmitApplicationUseCase } from './submit-application.js';

export class SubmittedApplicationAnswer extends CommandAnswer {
  @ApiProperty({ format: 'uuid', description: 'Id of the grant' })
  id!: string;

  @ApiProperty({ description: 'File reference (Geschäftszeichen)' })
  fileReference!: string;

  @ApiProperty({ enum: BLOCKS, isArray: true, description: 'What stands against a decision until it is settled' })
  openPoints!: readonly string[];
}

@ApiTags('grants')
@Controller('v1/grants')
export class SubmitApplicationController {
  constructor(private readonly submitApplication: SubmitApplicationUseCase) {}

  @ApiOperation({ summary: 'Apply for a grant (carrier for itself; officer for a carrier)' })
  @ApiCreatedResponse({ type: SubmittedApplicationAnswer })
  @Post()
  async submit(
    @CurrentActor() actor: Actor | undefined,
    @Body() application: ApplicationDto,
    @Command() context: CommandContext,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SubmittedApplicationAnswer> {
    const submitted = await this.submitApplication.execute(actor, applicationOf(application), context);
    reply.header('Location', `/v1/grants/${submitted.id}`);
    return answerCommand(reply, submitted);
  }
}
