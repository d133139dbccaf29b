import type { CommandContext } from '@lotsenbuch/event-store';
import { isUuid } from '@lotsenbuch/kernel';
import {
  type Actor,
  ApiCreatedResponse,
  ApiOperation,
  ApiProperty,
  ApiTags,
  answerCommand,
  Command,
  CurrentActor,
} from '@lotsenbuch/service-kit';
import { Body, Controller, Post, Res } from '@nestjs/common';
import { IsString, MaxLength, ValidateBy } from 'class-validator';
import type { FastifyReply } from 'fastify';
import { ErasureCommandAnswer } from '../erasure-answer.js';
import { RequestErasureUseCase } from './request-erasure.js';

export class RequestErasureDto {
  @ValidateBy({
    name: 'isUuid',
    validator: {
      validate: (value) => typeof value === 'string' && isUuid(value),
      defaultMessage: () => 'subject must be a UUID in lower case',
    },
  })
  @ApiProperty({ format: 'uuid', description: 'Random id of the person or note, as the thing that holds it shows it' })
  subject!: string;

  @MaxLength(100)
  @IsString()
  @ApiProperty({ description: 'Code from the catalogue erasureRequest; GET /v1/reasons lists them' })
  reason!: string;
}

@ApiTags('erasures')
@Controller('v1/erasures')
export class RequestErasureController {
  constructor(private readonly requestErasure: RequestErasureUseCase) {}

  @ApiOperation({ summary: 'Ask that everything personal about a subject be erased (officer)' })
  @ApiCreatedResponse({ type: ErasureCommandAnswer })
  @Post()
  async request(
    @CurrentActor() actor: Actor | undefined,
    @Body() { subject, reason }: RequestErasureDto,
    @Command() context: CommandContext,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ErasureCommandAnswer> {
    const answer = await this.requestErasure.execute(actor, { subject, reason }, context);
    reply.header('Location', `/v1/erasures/${answer.id}`);
    return answerCommand(reply, answer);
  }
}
