import type { ActingPerson } from '@lotsenbuch/kernel';
import { ActingPersonAnswer, ApiProperty, CommandAnswer } from '@lotsenbuch/service-kit';
import type { ErasureStage } from './domain/erasure.js';

const STAGES: readonly ErasureStage[] = ['requested', 'refused', 'released', 'erased'];

/** A request to erase everything personal about one subject, and what became of it. */
export class ErasureAnswer {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ format: 'uuid', description: 'Random id of whom it is about' })
  subject!: string;

  @ApiProperty({ enum: STAGES, description: 'released: decided, about to happen; erased: nothing is left' })
  stage!: ErasureStage;

  @ApiProperty({ description: 'Code of the reason for the request' })
  reason!: string;

  @ApiProperty({ type: ActingPersonAnswer })
  requestedBy!: ActingPerson;

  @ApiProperty({ format: 'date-time' })
  requestedAt!: string;

  @ApiProperty({ type: ActingPersonAnswer, required: false, description: 'Who released or refused it' })
  decidedBy?: ActingPerson;

  @ApiProperty({ required: false, format: 'date-time' })
  decidedAt?: string;

  @ApiProperty({ required: false, description: 'Code of the reason, where it was refused' })
  refusal?: string;

  @ApiProperty({ required: false, format: 'date-time' })
  erasedAt?: string;

  @ApiProperty({ type: 'integer', description: 'Its ETag' })
  revision!: number;
}

export class ErasureCommandAnswer extends CommandAnswer {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ enum: STAGES })
  stage!: ErasureStage;
}
