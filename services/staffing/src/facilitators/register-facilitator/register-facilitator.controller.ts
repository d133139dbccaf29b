import type { CommandContext } from '@lotsenbuch/event-store';
import {
  type Actor,
  ApiCreatedResponse,
  ApiOperation,
  ApiProperty,
  ApiTags,
  answerCommand,
  Command,
  CurrentActor,
  Nested,
  Optional,
} from '@lotsenbuch/service-kit';
import { Body, Controller, Post, Res } from '@nestjs/common';
import { ArrayMaxSize, IsArray, IsEmail, MaxLength } from 'class-validator';
import type { FastifyReply } from 'fastify';
import { CreatedAnswer } from '../../commands/created-answer.js';
import { OptionalText, Text } from '../../validation/fields.js';
import { EmploymentDto } from '../employment.dto.js';
import { LanguageSkillDto } from '../personal-details.dto.js';
import { RegisterFacilitatorUseCase } from './register-facilitator.js';

export class RegisterFacilitatorDto extends EmploymentDto {
  @Text(300, 'Name of the person')
  name!: string;

  @MaxLength(300)
  @IsEmail()
  @Optional({ format: 'email', description: 'At work' })
  email?: string;

  @OptionalText(50, 'At work')
  phone?: string;

  @ArrayMaxSize(30)
  @IsArray()
  @Nested(() => LanguageSkillDto, { list: true })
  @ApiProperty({ type: [LanguageSkillDto], description: 'German and at least one further, as the programme has it' })
  languages!: LanguageSkillDto[];
}

@ApiTags('facilitators')
@Controller('v1/facilitators')
export class RegisterFacilitatorController {
  constructor(private readonly registerFacilitator: RegisterFacilitatorUseCase) {}

  @ApiOperation({ summary: 'Register a facilitator with the first employment (officer, carrier)' })
  @ApiCreatedResponse({ type: CreatedAnswer })
  @Post()
  async register(
    @CurrentActor() actor: Actor | undefined,
    @Body() { name, email, phone, languages, ...employment }: RegisterFacilitatorDto,
    @Command({ personal: ['name', 'email', 'phone', 'languages', 'note'] }) context: CommandContext,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CreatedAnswer> {
    const details = {
      name,
      ...(email !== undefined && { email }),
      ...(phone !== undefined && { phone }),
      ...(languages.length > 0 && { languages }),
    };
    return answerCommand(reply, await this.registerFacilitator.execute(actor, { employment, details }, context));
  }
}
