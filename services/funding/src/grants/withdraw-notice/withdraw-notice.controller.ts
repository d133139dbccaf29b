import type { CommandContext } from '@lotsenbuch/event-store';
import {
  type Actor,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
  answerCommand,
  Command,
  CurrentActor,
} from '@lotsenbuch/service-kit';
import { Body, Controller, HttpCode, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { EndedNoticeAnswer, EndNoticeDto } from '../end-notice-dto.js';
import { WithdrawNoticeUseCase } from './withdraw-notice.js';

@ApiTags('grants')
@Controller('v1/grants')
export class WithdrawNoticeController {
  constructor(private readonly withdrawNotice: WithdrawNoticeUseCase) {}

  @ApiOperation({ summary: 'Withdraw an unlawful notice after a hearing, § 48 VwVfG (approver)' })
  @ApiOkResponse({ type: EndedNoticeAnswer })
  @HttpCode(200)
  @Post(':id/notice-withdrawal')
  async withdraw(
    @CurrentActor() actor: Actor | undefined,
    @Param('id') grantId: string,
    @Body() { hearingId, reason, remaining, effectiveOn, note }: EndNoticeDto,
    @Command({ changes: 'id', personal: ['note'] }) context: CommandContext,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<EndedNoticeAnswer> {
    const asked = { grantId, hearingId, reason, remaining, effectiveOn, note };
    return answerCommand(reply, await this.withdrawNotice.execute(actor, asked, context));
  }
}
