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
  Optional,
} from '@lotsenbuch/service-kit';
import { Body, Controller, Post, Res } from '@nestjs/common';
import { IsBoolean, IsString, MaxLength } from 'class-validator';
import type { FastifyReply } from 'fastify';
import { MAX_NAME_LENGTH } from '../domain/organisation-name.js';
import { RegisterCarrierUseCase } from './register-carrier.js';

export class RegisterCarrierDto {
  @MaxLength(MAX_NAME_LENGTH)
  @IsString()
  @ApiProperty({ maxLength: MAX_NAME_LENGTH, description: 'With its legal form: Kiezlicht e. V.' })
  name!: string;

  @IsBoolean()
  @Optional({ description: 'It is another organisation than those whose names resemble it' })
  distinct?: boolean;
}

export class RegisteredCarrierAnswer extends CommandAnswer {
  @ApiProperty({ format: 'uuid' })
  carrierId!: string;
}

@ApiTags('carriers')
@Controller('v1/carriers')
export class RegisterCarrierController {
  constructor(private readonly registerCarrier: RegisterCarrierUseCase) {}

  @ApiOperation({ summary: 'Register an organisation that applies for the first time (officer)' })
  @ApiCreatedResponse({ type: RegisteredCarrierAnswer })
  @Post()
  async register(
    @CurrentActor() actor: Actor | undefined,
    @Body() { name, distinct = false }: RegisterCarrierDto,
    @Command() context: CommandContext,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RegisteredCarrierAnswer> {
    return answerCommand(reply, await this.registerCarrier.execute(actor, { name, isDistinct: distinct }, context));
  }
}
