import { isLocalDate } from '@lotsenbuch/kernel';
import { ValidateBy } from 'class-validator';

/** A field that holds a calendar day in Berlin, `YYYY-MM-DD`; declare it as `LocalDate`. */
export const IsBerlinDay = (): PropertyDecorator =>
  ValidateBy({
    name: 'isBerlinDay',
    validator: {
      validate: (value) => typeof value === 'string' && isLocalDate(value),
      defaultMessage: (about) => `${about?.property ?? 'it'} must be a calendar day YYYY-MM-DD`,
    },
  });
