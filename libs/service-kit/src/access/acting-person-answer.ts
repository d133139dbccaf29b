import type { ActingPerson } from '@lotsenbuch/kernel';
import { ApiProperty } from '../openapi/documentation.js';

/** Who did something, in every answer that says so. */
export class ActingPersonAnswer implements ActingPerson {
  @ApiProperty({ description: 'Opaque reference of who acted' })
  actor!: string;

  @ApiProperty({ required: false, description: 'The person in whose place' })
  deputyFor?: string;
}
