import { ApiProperty } from '@lotsenbuch/service-kit';

/** An event exactly as it is stored, with its place in the log. */
export class EventAnswer {
  @ApiProperty({ description: 'Place in the log of this store; not part of the event' })
  logPosition!: string;

  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ example: 'publishedRegister-2019' })
  stream!: string;

  @ApiProperty({ type: 'integer', minimum: 0, description: 'Place in the stream' })
  revision!: number;

  @ApiProperty({ example: 'PublishedGrantRecorded' })
  type!: string;

  @ApiProperty({ type: 'integer', minimum: 1, description: 'Version of the shape of data' })
  schemaVersion!: number;

  @ApiProperty({ format: 'date-time', description: 'When the store wrote it, UTC, milliseconds' })
  recordedAt!: string;

  @ApiProperty({ required: false, format: 'date', description: 'Day in Berlin from which it counts' })
  effectiveOn?: string;

  @ApiProperty({ description: 'Who decided: an opaque reference, never a name' })
  actor!: string;

  @ApiProperty({ format: 'uuid', description: 'The command that led to it' })
  commandId!: string;

  @ApiProperty({ required: false, description: 'SHA-256 of the canonical request, lower-case hex' })
  requestHash?: string;

  @ApiProperty()
  correlationId!: string;

  @ApiProperty({ required: false, format: 'uuid', description: 'The event that caused it' })
  causationId?: string;

  @ApiProperty({ description: 'Version of the rules that decided' })
  deciderVersion!: string;

  @ApiProperty({ type: 'object', additionalProperties: true })
  data!: object;
}
