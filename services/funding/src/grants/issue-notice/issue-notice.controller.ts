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
} from '@lotsenbuch/service-kit';
import { Body, Controller, HttpCode, Param, Post, Res } from '@nestjs/common';
import { IsString, MaxLength } from 'class-validator';
import type { FastifyReply } from 'fastify';
import { IssueNoticeUseCase } from './issue-notice.js';

export class IssueNoticeDto {
  @MaxLength(100)
  @IsString()
  @ApiProperty({
    maxLength: 100,
    description:
      'What the notice tells: a decision that took effect, a rejection (`rejection-1`), or an act against the notice',
  })
  decisionId!: string;
}

export class IssuedNoticeAnswer extends CommandAnswer {
  @ApiProperty({ format: 'uuid' })
  noticeId!: string;

  @ApiProperty({ description: 'SHA-256 of the PDF; GET /v1/grants/{id}/documents/{hash} has it' })
  document!: string;
}

@ApiTags('grants')
@Controller('v1/grants')
export class IssueNoticeController {
  constructor(private readonly issueNotice: IssueNoticeUseCase) {}

  @ApiOperation({ summary: 'Issue the notice of a decision as a PDF (officer)' })
  @ApiOkResponse({ type: IssuedNoticeAnswer })
  @HttpCode(200)
  @Post(':id/notices')
  async issue(
    @CurrentActor() actor: Actor | undefined,
    @Param('id') grantId: string,
    @Body() { decisionId }: IssueNoticeDto,
    @Command({ changes: 'id' }) context: CommandContext,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<IssuedNoticeAnswer> {
    return answerCommand(reply, await this.issueNotice.execute(actor, { grantId, decisionId }, context));
  }
}
