import type { PersonalValue } from '../../domain/personal-value.js';
import type { WeeklyHours } from '../../domain/weekly-hours.js';

/** What is known about the person: all of it in the vault, under the facilitator's id as subject. */
export interface PersonalDetails {
  readonly name?: PersonalValue;
  readonly email?: PersonalValue;
  readonly phone?: PersonalValue;
  /** Languages with levels; in one district a language can be one person. */
  readonly languages?: PersonalValue;
}

interface Note {
  readonly note?: PersonalValue;
}

/** A person who works, or is to work, as a facilitator became known. */
export interface FacilitatorRegistered {
  readonly type: 'FacilitatorRegistered';
  readonly schemaVersion: 1;
  readonly data: { readonly facilitatorId: string; readonly details: PersonalDetails };
}

/** Only what changed. */
export interface FacilitatorDetailsChanged {
  readonly type: 'FacilitatorDetailsChanged';
  readonly schemaVersion: 1;
  readonly data: { readonly facilitatorId: string; readonly details: PersonalDetails };
}

/** As a rule subject to social insurance; everything else is an exception with a reason. */
export const EMPLOYMENT_FORMS = ['socialInsurance', 'marginal', 'freelance', 'other'] as const;
export type EmploymentForm = (typeof EMPLOYMENT_FORMS)[number];

export interface EmploymentTerms {
  readonly employmentId: string;
  readonly carrierId: string;
  readonly form: EmploymentForm;
  readonly weeklyHours: WeeklyHours;
  /** Why the rule for form or hours does not hold here: code from the catalogue. */
  readonly exception?: string;
  /** First day on which it is no more. */
  readonly to?: string;
}

/** effectiveOn: first day. */
export interface EmploymentBegun {
  readonly type: 'EmploymentBegun';
  readonly schemaVersion: 1;
  readonly effectiveOn: string;
  readonly data: { readonly facilitatorId: string } & EmploymentTerms & Note;
}

/** effectiveOn: first day on which it is no more. */
export interface EmploymentEnded {
  readonly type: 'EmploymentEnded';
  readonly schemaVersion: 1;
  readonly effectiveOn: string;
  readonly data: { readonly facilitatorId: string; readonly employmentId: string; readonly reason: string } & Note;
}

export type FacilitatorEvent = FacilitatorRegistered | FacilitatorDetailsChanged | EmploymentBegun | EmploymentEnded;
