import type { ConsumerFailure } from '@lotsenbuch/consumers';
import {
  type Actor,
  ApiOkResponse,
  ApiOperation,
  ApiProperty,
  ApiTags,
  CurrentActor,
  requireAccess,
} from '@lotsenbuch/service-kit';
import { Controller, Get, Header } from '@nestjs/common';
import { PLATFORM_ACCESS } from '../platform-access.js';
import { PlatformParts } from '../platform-parts.js';

export class FailingEventAnswer {
  @ApiProperty()
  logPosition!: string;

  @ApiProperty()
  eventId!: string;

  @ApiProperty()
  eventType!: string;

  @ApiProperty()
  stream!: string;

  @ApiProperty({ type: 'integer' })
  revision!: number;
}

export class ConsumerFailureAnswer {
  @ApiProperty({ required: false, type: FailingEventAnswer, description: 'The event it stands at' })
  at?: FailingEventAnswer;

  @ApiProperty()
  reason!: string;

  @ApiProperty({ format: 'date-time' })
  since!: string;

  @ApiProperty({ type: 'integer', minimum: 1 })
  attempts!: number;
}

export class ConsumerAnswer {
  @ApiProperty()
  name!: string;

  @ApiProperty({ enum: ['catchingUp', 'live', 'stopped'] })
  state!: string;

  @ApiProperty({ required: false, description: 'Up to which it has come; log positions order as texts' })
  logPosition?: string;

  @ApiProperty({ required: false, type: ConsumerFailureAnswer })
  failure?: ConsumerFailureAnswer;
}

export class EventStoreAnswer {
  @ApiProperty()
  storeId!: string;

  @ApiProperty({ required: false, description: 'Log position of the last event' })
  head?: string;
}

export class LedgerStandAnswer {
  @ApiProperty({ enum: ['checking', 'running', 'stopped'], description: 'GET /v1/ledger says more' })
  state!: string;

  @ApiProperty({
    description:
      'The line worth keeping: <origin> <size> <base64 root> of the latest published checkpoint; empty before the first',
  })
  checkpointLine!: string;

  @ApiProperty({ description: 'Digits of the verifier key that two people compare by telephone' })
  shortForm!: string;

  @ApiProperty({ type: 'integer', minimum: 0, description: 'Events that no published checkpoint covers yet' })
  uncovered!: number;
}

export class StatusAnswer {
  @ApiProperty()
  version!: string;

  @ApiProperty({ enum: ['programme', 'none'] })
  example!: string;

  @ApiProperty({ type: EventStoreAnswer })
  eventStore!: EventStoreAnswer;

  @ApiProperty({ type: LedgerStandAnswer, description: 'The log over all events' })
  ledger!: LedgerStandAnswer;

  @ApiProperty({ type: [ConsumerAnswer] })
  consumers!: readonly ConsumerAnswer[];
}

@ApiTags('operation')
@Controller('v1')
export class StatusController {
  constructor(private readonly parts: PlatformParts) {}

  @ApiOperation({
    summary: 'Where the store and everything that follows it stand (officer, approver, auditor, operator)',
  })
  @ApiOkResponse({ type: StatusAnswer })
  @Header('Cache-Control', 'no-store')
  @Get('status')
  async status(@CurrentActor() actor: Actor | undefined): Promise<StatusAnswer> {
    requireAccess(actor, PLATFORM_ACCESS.readStatus);
    const { eventStore, ledger, consumers, version, example } = this.parts;
    const head = await eventStore.logHead();
    const { state, checkpointLine, shortForm, uncovered } = await ledger.status();
    return {
      version,
      example,
      eventStore: { storeId: eventStore.storeId, ...(head !== undefined && { head }) },
      ledger: { state, checkpointLine, shortForm, uncovered },
      consumers: consumers.map((consumer) => {
        const { position, failure, ...status } = consumer.status();
        return {
          ...status,
          ...(position !== undefined && { logPosition: position }),
          ...(failure !== undefined && { failure: failureAnswer(failure) }),
        };
      }),
    };
  }
}

const failureAnswer = ({ at, ...failure }: ConsumerFailure): ConsumerFailureAnswer => {
  if (at === undefined) return failure;
  const { position, ...event } = at;
  return { ...failure, at: { logPosition: position, ...event } };
};
