import { isLocalDate } from '@lotsenbuch/kernel';
import { ValidateBy } from 'class-validator';

/** A property that holds a Berlin calendar day. */
export const IsLocalDay = (): PropertyDecorator =>
  ValidateBy({
    name: 'isLocalDay',
    validator: {
      validate: (value) => typeof value === 'string' && isLocalDate(value),
      defaultMessage: (given) => `${given?.property} must be a calendar day YYYY-MM-DD`,
    },
  });
