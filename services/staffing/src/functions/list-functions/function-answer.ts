import { ApiProperty } from '@lotsenbuch/service-kit';
import { PersonalTextAnswer } from '../../people/person-names.js';
import { FUNCTION_KINDS, FUNCTION_PAYERS } from '../domain/function-holder.js';

/** Who holds a function, from when to when, and who stands in. */
export class FunctionAnswer {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ enum: FUNCTION_KINDS })
  kind!: string;

  @ApiProperty({ description: 'Key 01 to 12, or supraDistrict' })
  district!: string;

  @ApiProperty({ required: false })
  carrierId?: string;

  @ApiProperty({ required: false })
  carrier?: string;

  @ApiProperty({ required: false, type: PersonalTextAnswer, description: 'Only for those who may see it' })
  name?: PersonalTextAnswer;

  @ApiProperty({ required: false, type: PersonalTextAnswer })
  contact?: PersonalTextAnswer;

  @ApiProperty({ enum: FUNCTION_PAYERS, description: 'Whose money pays it' })
  paidBy!: string;

  @ApiProperty({ required: false, example: '29.25' })
  weeklyHours?: string;

  @ApiProperty({ required: false, format: 'uuid', description: 'Function whose holder this person stands in for' })
  deputyFor?: string;

  @ApiProperty({ format: 'date' })
  from!: string;

  @ApiProperty({ required: false, format: 'date', description: 'First day on which it is no more' })
  to?: string;

  @ApiProperty({ type: 'integer', description: 'Its ETag' })
  revision!: number;
}
