import { isLocalDate } from '@lotsenbuch/kernel';
import { ApiProperty, Optional } from '@lotsenbuch/service-kit';
import { applyDecorators } from '@nestjs/common';
import { IsString, Matches, MaxLength, MinLength, ValidateBy } from 'class-validator';
import { PLACES, SUPRA_DISTRICT } from '../domain/place.js';
import { formatWeeklyHours, MAX_WEEKLY_HOURS, parseWeeklyHours } from '../domain/weekly-hours.js';

const isDay = (): PropertyDecorator =>
  ValidateBy({
    name: 'isLocalDate',
    validator: {
      validate: (value) => typeof value === 'string' && isLocalDate(value),
      defaultMessage: (given) => `${given?.property} must be a calendar day YYYY-MM-DD`,
    },
  });

/** A Berlin day that must be given. */
export const Day = (description: string): PropertyDecorator =>
  applyDecorators(ApiProperty({ format: 'date', description }), isDay());

const isWeeklyHours = (): PropertyDecorator =>
  ValidateBy({
    name: 'isWeeklyHours',
    validator: {
      validate: (value) => typeof value === 'string' && parseWeeklyHours(value) !== undefined,
      defaultMessage: (given) =>
        `${given?.property} must be hours a week as a decimal text with at most two digits, such as "39.40", ` +
        `from "0.01" to "${formatWeeklyHours(MAX_WEEKLY_HOURS)}"`,
    },
  });

/** Hours a week as text: JSON numbers are binary and cannot say 39.4. */
export const Hours = (description: string): PropertyDecorator =>
  applyDecorators(ApiProperty({ description, example: '39.40' }), isWeeklyHours());

export const OptionalHours = (description: string): PropertyDecorator =>
  applyDecorators(Optional({ description, example: '39.40' }), isWeeklyHours());

/** Hours that validation has passed. */
export const hoursOf = (text: string): number => {
  const hours = parseWeeklyHours(text);
  if (hours === undefined) throw new Error(`"${text}" has passed validation and is no number of hours`);
  return hours;
};

/** Text of 1 to `max` characters. */
export const Text = (max: number, description = ''): PropertyDecorator =>
  applyDecorators(ApiProperty({ minLength: 1, maxLength: max, description }), MaxLength(max), MinLength(1), IsString());

export const OptionalText = (max: number, description: string): PropertyDecorator =>
  applyDecorators(Optional({ minLength: 1, maxLength: max, description }), MaxLength(max), MinLength(1), IsString());

export const ReasonCode = (catalogue: string): PropertyDecorator => Text(100, `Code from the catalogue ${catalogue}`);

/** Free text beside a reason; it goes into the vault. */
export const Note = (): PropertyDecorator => OptionalText(2_000, 'Kept in the vault, never in an event');

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const isId = (): PropertyDecorator =>
  Matches(UUID, {
    message: ({ property }) => `${property} must be an id (lower-case UUID)`,
    context: { german: 'muss eine Kennung sein (UUID in Kleinbuchstaben)' },
  });

export const Id = (description: string): PropertyDecorator =>
  applyDecorators(ApiProperty({ format: 'uuid', description }), isId());

export const OptionalId = (description: string): PropertyDecorator =>
  applyDecorators(Optional({ format: 'uuid', description }), isId());

const PLACE = new RegExp(`^(${PLACES.join('|')})$`);
const isPlace = (): PropertyDecorator =>
  Matches(PLACE, {
    message: `district must be a key from 01 to 12, or ${SUPRA_DISTRICT}`,
    context: { german: `muss ein Bezirk von 01 bis 12 sein, oder überbezirklich (${SUPRA_DISTRICT})` },
  });

export const DistrictOrAcross = (): PropertyDecorator =>
  applyDecorators(ApiProperty({ enum: PLACES, description: `Key 01 to 12, or ${SUPRA_DISTRICT}` }), isPlace());

export const OptionalDistrictOrAcross = (): PropertyDecorator =>
  applyDecorators(Optional({ enum: PLACES, description: `Key 01 to 12, or ${SUPRA_DISTRICT}` }), isPlace());
