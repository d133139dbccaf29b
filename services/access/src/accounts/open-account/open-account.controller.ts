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
import { IsString, Matches, MaxLength, MinLength } from 'class-validator';
import type { FastifyReply } from 'fastify';
import { OpenAccountUseCase } from './open-account.js';

export class OpenAccountDto {
  @Matches(/^(?!process:)[!#-[\]-~]{1,200}$/, {
    message: 'actor must be 1 to 200 visible ASCII characters without quotation mark and backslash, not of a process',
  })
  @Optional({
    description:
      'Reference of the person at the identity provider (sub), never a name; with local identities it may be left out',
  })
  actor?: string;

  @MaxLength(200)
  @MinLength(1)
  @IsString()
  @Optional({ minLength: 1, maxLength: 200, description: 'Goes to the vault; events hold a reference to it' })
  name?: string;
}

export class OpenedAccountAnswer extends CommandAnswer {
  @ApiProperty({ format: 'uuid' })
  accountId!: string;

  @ApiProperty({ description: 'Reference under which acts of the person are recorded' })
  actor!: string;

  @ApiProperty({
    required: false,
    description: 'Token of the person, told this once; only with local identities, and only if there was none',
  })
  token?: string;
}

@ApiTags('access')
@Controller('v1/accounts')
export class OpenAccountController {
  constructor(private readonly openAccount: OpenAccountUseCase) {}

  @ApiOperation({ summary: 'Let somebody act under a reference; roles are granted afterwards (operator)' })
  @ApiCreatedResponse({ type: OpenedAccountAnswer })
  @Post()
  async open(
    @CurrentActor() actor: Actor | undefined,
    @Body() body: OpenAccountDto,
    @Command({ personal: ['name'] }) context: CommandContext,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<OpenedAccountAnswer> {
    const opened = await this.openAccount.execute(actor, { actor: body.actor, name: body.name }, context);
    reply.header('Location', `/v1/accounts/${opened.accountId}`);
    return answerCommand(reply, opened);
  }
}
