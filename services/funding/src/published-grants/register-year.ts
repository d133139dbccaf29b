import { ApiProperty, Optional } from '@lotsenbuch/service-kit';
import { applyDecorators } from '@nestjs/common';
import { IsInt, Max, Min } from 'class-validator';

const FIRST = 2000;
const LAST = 2100;
const DOCUMENTATION = { type: 'integer', minimum: FIRST, maximum: LAST, description: 'Register year' } as const;

/** A register year from 2000 to 2100 that a request must name. */
export const RegisterYear = (): PropertyDecorator =>
  applyDecorators(ApiProperty(DOCUMENTATION), IsInt(), Min(FIRST), Max(LAST));

/** A register year from 2000 to 2100 that a request may name. */
export const OptionalRegisterYear = (): PropertyDecorator =>
  applyDecorators(Optional(DOCUMENTATION), IsInt(), Min(FIRST), Max(LAST));
