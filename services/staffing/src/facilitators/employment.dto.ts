import { ApiProperty, OptionalDay } from '@lotsenbuch/service-kit';
import { IsIn } from 'class-validator';
import { Day, Hours, hoursOf, Id, Note, OptionalText } from '../validation/fields.js';
import { EMPLOYMENT_FORMS, type EmploymentForm } from './domain/events.js';
import type { Employment } from './domain/facilitator.js';

export class EmploymentDto {
  @Id('Carrier that employs the person')
  carrierId!: string;

  @IsIn(EMPLOYMENT_FORMS)
  @ApiProperty({ enum: EMPLOYMENT_FORMS, description: 'As a rule subject to social insurance' })
  form!: EmploymentForm;

  @Hours('Hours a week of the contract; from 2016 at least 30 as a rule')
  weeklyHours!: string;

  @Day('First Berlin day')
  from!: string;

  @OptionalDay('First Berlin day on which it is no more')
  to?: string;

  @OptionalText(100, 'Why the rule for form or hours does not hold: code from the catalogue employmentException')
  exception?: string;

  @Note()
  note?: string;
}

/** The employment as a command has it; the note is sealed apart. */
export const employmentOf = (employmentId: string, dto: EmploymentDto): Employment => {
  const { carrierId, form, weeklyHours, from, to, exception } = dto;
  return {
    employmentId,
    carrierId,
    form,
    weeklyHours: hoursOf(weeklyHours),
    from,
    ...(to !== undefined && { to }),
    ...(exception !== undefined && { exception }),
  };
};
