import type { CommandContext } from '@lotsenbuch/event-store';
import type { LocalDate } from '@lotsenbuch/kernel';
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
  IsBerlinDay,
} from '@lotsenbuch/service-kit';
import { Body, Controller, HttpCode, Param, Post, Res } from '@nestjs/common';
import { IsInt, Matches, Max, Min } from 'class-validator';
import type { FastifyReply } from 'fastify';
import { RecordPaymentUseCase } from './record-payment.js';

export class PaymentDto {
  @Max(Number.MAX_SAFE_INTEGER)
  @Min(1)
  @IsInt()
  @ApiProperty({ type: 'integer', minimum: 1, description: 'Cents' })
  amountCents!: number;

  @IsBerlinDay()
  @ApiProperty({ format: 'date', description: 'Value date, a Berlin day' })
  paidOn!: LocalDate;

  @Matches(/^[\w./ -]{1,60}$/)
  @ApiProperty({
    maxLength: 60,
    description: 'Reference in the cash system, unique in the grant: letters, digits, . / _ - and spaces',
  })
  cashReference!: string;
}

@ApiTags('grants')
@Controller('v1/grants')
export class RecordPaymentController {
  constructor(private readonly recordPayment: RecordPaymentUseCase) {}

  @ApiOperation({ summary: 'Record a payment that the cash system reports (officer)' })
  @ApiOkResponse({ type: CommandAnswer })
  @HttpCode(200)
  @Post(':id/payments')
  async record(
    @CurrentActor() actor: Actor | undefined,
    @Param('id') grantId: string,
    @Body() { amountCents, paidOn, cashReference }: PaymentDto,
    @Command({ changes: 'id' }) context: CommandContext,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    const asked = { grantId, amountCents, paidOn, cashReference };
    return answerCommand(reply, await this.recordPayment.execute(actor, asked, context));
  }
}
