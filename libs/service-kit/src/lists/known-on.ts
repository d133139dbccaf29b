import { isLocalDate, type LocalDate } from '@lotsenbuch/kernel';
import { applyDecorators } from '@nestjs/common';
import { ValidateBy } from 'class-validator';
import { Optional } from '../validation/dto.js';

/** The two times of an answer: what was known, and what it is about. */
export interface KnownOn {
  /** Berlin day: what was recorded before its end. Default: everything that is recorded. */
  readonly recordedBy?: LocalDate | undefined;
  /** Berlin day on which names and other dated things are read. Default: `recordedBy`, else today. */
  readonly effectiveOn?: LocalDate | undefined;
}

/** A Berlin day that a request may name. */
export const OptionalDay = (description: string): PropertyDecorator =>
  applyDecorators(
    Optional({ format: 'date', description }),
    ValidateBy({
      name: 'isLocalDate',
      validator: {
        validate: (value) => typeof value === 'string' && isLocalDate(value),
        defaultMessage: () => '$property must be a day as YYYY-MM-DD',
      },
    }),
  );

export const RecordedBy = (): PropertyDecorator =>
  OptionalDay('Only what was recorded before the end of this day in Berlin; without it everything');

export const EffectiveOn = (): PropertyDecorator =>
  OptionalDay('Day in Berlin on which names are read; without it that of recordedBy, else today');
