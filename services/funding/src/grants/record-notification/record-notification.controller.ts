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
  Optional,
  PROBLEMS,
  type Problem,
  refusal,
} from '@lotsenbuch/service-kit';
import { Body, Controller, HttpCode, Param, Post, Res } from '@nestjs/common';
import { IsIn } from 'class-validator';
import type { FastifyReply } from 'fastify';
import type { Dispatch } from '../domain/rule-sets/notification-dates.js';
import { RecordNotificationUseCase } from './record-notification.js';

const WAYS = ['post', 'electronic', 'handedOver'] as const;

export class NotificationDto {
  @IsIn(WAYS)
  @ApiProperty({ enum: WAYS })
  way!: (typeof WAYS)[number];

  @IsBerlinDay()
  @Optional({ format: 'date', description: 'Berlin day of posting or sending; not with handedOver' })
  dispatchedOn?: LocalDate;

  @IsBerlinDay()
  @Optional({
    format: 'date',
    description: 'Berlin day of handing over; else only what is proven to be later than the deemed day',
  })
  receivedOn?: LocalDate;
}

const WAYS_IN_GERMAN: Readonly<Record<(typeof WAYS)[number], string>> = {
  post: 'mit der Post',
  electronic: 'elektronisch',
  handedOver: 'übergeben',
};

const missing = (field: 'receivedOn' | 'dispatchedOn', way: (typeof WAYS)[number]): Problem =>
  refusal(
    PROBLEMS.validation,
    {
      en: `With way "${way}" the day ${field} is needed, and decides.`,
      de: `Bei dieser Art der Bekanntgabe (${WAYS_IN_GERMAN[way]}) kommt es auf den Tag ${field === 'receivedOn' ? 'der Übergabe' : 'der Aufgabe oder Absendung'} an; er fehlt.`,
    },
    { errors: [{ field, expected: 'a calendar day YYYY-MM-DD', german: 'ein Tag, geschrieben JJJJ-MM-TT' }] },
  );

const dispatchOf = ({ way, dispatchedOn, receivedOn }: NotificationDto): Dispatch => {
  if (way === 'handedOver') {
    if (dispatchedOn !== undefined) {
      const expected = { expected: 'left out with way "handedOver"', german: 'bei Übergabe leer' };
      throw refusal(
        PROBLEMS.validation,
        {
          en: 'What is handed over is not dispatched before.',
          de: 'Was übergeben wird, wird nicht vorher abgesandt. Den Tag der Absendung leer lassen.',
        },
        { errors: [{ field: 'dispatchedOn', ...expected, found: dispatchedOn }] },
      );
    }
    if (receivedOn === undefined) throw missing('receivedOn', way);
    return { way, receivedOn };
  }
  if (dispatchedOn === undefined) throw missing('dispatchedOn', way);
  return { way, dispatchedOn, ...(receivedOn !== undefined && { receivedOn }) };
};

@ApiTags('grants')
@Controller('v1/grants')
export class RecordNotificationController {
  constructor(private readonly recordNotification: RecordNotificationUseCase) {}

  @ApiOperation({
    summary: 'Record how a notice reached the carrier; a later record replaces an earlier one (officer)',
  })
  @ApiOkResponse({ type: CommandAnswer })
  @HttpCode(200)
  @Post(':id/notices/:noticeId/notification')
  async record(
    @CurrentActor() actor: Actor | undefined,
    @Param('id') grantId: string,
    @Param('noticeId') noticeId: string,
    @Body() body: NotificationDto,
    @Command({ changes: 'id' }) context: CommandContext,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommandAnswer> {
    const dispatch = dispatchOf(body);
    return answerCommand(reply, await this.recordNotification.execute(actor, { grantId, noticeId, dispatch }, context));
  }
}
