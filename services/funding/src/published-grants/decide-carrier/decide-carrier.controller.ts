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
  PROBLEMS,
  refusal,
} from '@lotsenbuch/service-kit';
import { Body, Controller, HttpCode, Param, Post, Res } from '@nestjs/common';
import { Equals, IsString, IsUUID, MaxLength } from 'class-validator';
import type { FastifyReply } from 'fastify';
import { DecideCarrierUseCase } from './decide-carrier.js';

/** Either `carrierId` or `newCarrier`. */
export class DecideCarrierDto {
  @IsUUID()
  @Optional({ format: 'uuid', description: 'The carrier that is meant' })
  carrierId?: string;

  @Equals(true)
  @Optional({ enum: [true], description: 'The recipient is a carrier that is not registered yet' })
  newCarrier?: true;

  @MaxLength(100)
  @IsString()
  @ApiProperty({ description: 'Code from the catalogue recipientCarrier; GET /v1/reasons lists them' })
  reason!: string;
}

@ApiTags('review')
@Controller('v1/published-grants')
export class DecideCarrierController {
  constructor(private readonly decideCarrier: DecideCarrierUseCase) {}

  @ApiOperation({ summary: 'Decide which carrier the recipient of a record is (officer)' })
  @ApiOkResponse({ type: CommandAnswer })
  @HttpCode(200)
  @Post(':id/carrier-decision')
  async decide(
    @CurrentActor() actor: Actor | undefined,
    @Param('id') recordId: string,
    @Body() { carrierId, newCarrier, reason }: DecideCarrierDto,
    @Command({ changes: 'id' }) context: CommandContext,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    if ((carrierId === undefined) === (newCarrier === undefined)) {
      throw refusal(
        PROBLEMS.validation,
        {
          en: 'Say which carrier it is, or that it is a new one.',
          de: 'Angeben, welcher Träger es ist, oder dass es ein neuer ist.',
        },
        {
          errors: [
            {
              field: 'carrierId',
              expected: 'exactly one of carrierId and newCarrier',
              german: 'genau eines von beidem: ein Träger der Liste oder „neuer Träger“',
            },
          ],
        },
      );
    }
    return answerCommand(reply, await this.decideCarrier.execute(actor, { recordId, carrierId, reason }, context));
  }
}
