import { assertNever } from '@lotsenbuch/kernel';
import { PROBLEMS, Problem, type ProblemKind } from '@lotsenbuch/service-kit';
import { daysText } from './domain/days.js';
import type { StaffingRefusal } from './domain/refusal.js';
import { formatWeeklyHours } from './domain/weekly-hours.js';

/** The refusals of staffing; `docs/staffing.md` lists them. */
export const STAFFING_PROBLEMS = {
  exists: { name: 'staffing-exists', status: 409, title: 'It exists already' },
  ended: { name: 'staffing-ended', status: 409, title: 'It has ended' },
  outsideDays: { name: 'outside-days', status: 422, title: 'These days are not inside those of what they belong to' },
  overlaps: { name: 'days-overlap', status: 422, title: 'There is another one on these days' },
  grantNotApproved: { name: 'grant-not-approved', status: 422, title: 'The grant has no approved positions' },
  grantOfAnother: { name: 'grant-of-another', status: 422, title: 'The grant is for another carrier or district' },
  placesUsedUp: { name: 'positions-used-up', status: 409, title: 'All approved positions of the grant are taken' },
  fundedShareExceeded: {
    name: 'funded-share-exceeded',
    status: 422,
    title: 'More than all of a position would be funded',
  },
  noAbsence: { name: 'no-absence-to-replace', status: 422, title: 'Nobody is absent who could be replaced' },
  exception: { name: 'employment-exception', status: 422, title: 'The employment needs an exception, or needs none' },
  notEmployed: { name: 'not-employed', status: 422, title: 'The person is not employed by the carrier' },
  referenceUnknown: { name: 'reference-unknown', status: 422, title: 'What the request refers to does not exist' },
  personErased: { name: 'person-erased', status: 409, title: 'The data of this person were erased' },
  headcountFileRefused: { name: 'headcount-file-refused', status: 422, title: 'The file cannot be imported' },
} as const satisfies Record<string, ProblemKind>;

const percent = (basisPoints: number): string => `${basisPoints / 100} %`;

/** What is wrong, by the rule and its figure, and what would have to change. */
export const staffingProblem = (refusal: StaffingRefusal): Problem => {
  switch (refusal.kind) {
    case 'unknown':
      return new Problem(PROBLEMS.notFound, `There is no such ${refusal.what}.`);
    case 'exists':
      return new Problem(STAFFING_PROBLEMS.exists, `This ${refusal.what} exists already; nothing was changed.`);
    case 'ended':
      return new Problem(
        STAFFING_PROBLEMS.ended,
        `This ${refusal.what} ended on ${refusal.on} and goes on no longer. Open a new one for the days after.`,
      );
    case 'endsBeforeItBegins':
      return new Problem(
        PROBLEMS.validation,
        `The end ${refusal.to} is before the beginning ${refusal.from}. Give a later first day after the end.`,
        { errors: [{ field: 'to', expected: `a day from ${refusal.from} on`, found: refusal.to }] },
      );
    case 'reasonUnknown':
      return new Problem(PROBLEMS.validation, 'The reason is not in the catalogue for this act today.', {
        errors: [{ field: 'reason', expected: `one of ${refusal.allowed.join(', ')}`, found: refusal.reason }],
      });
    case 'outsideDays':
      return new Problem(
        STAFFING_PROBLEMS.outsideDays,
        `The days ${daysText(refusal.days)} are not inside those of the ${refusal.what}, ${daysText(refusal.allowed)}. ` +
          `Choose days inside, or change the ${refusal.what} first.`,
      );
    case 'overlaps':
      return new Problem(
        STAFFING_PROBLEMS.overlaps,
        `There is an ${refusal.what} ${daysText(refusal.days)} already. End it first, or choose other days.`,
      );
    case 'grantNotApproved':
      return new Problem(
        STAFFING_PROBLEMS.grantNotApproved,
        `Grant ${refusal.grantId} is not known here as approved. Positions can be opened once it is approved.`,
        { errors: [{ field: 'grantId', expected: 'id of an approved grant', found: refusal.grantId }] },
      );
    case 'grantOfAnother':
      return new Problem(
        STAFFING_PROBLEMS.grantOfAnother,
        `The grant is for the ${refusal.field} ${refusal.expected}, the project on that day is of ${refusal.found}.`,
        { errors: [{ field: 'grantId', expected: `a grant for ${refusal.field} ${refusal.found}` }] },
      );
    case 'placesUsedUp':
      return new Problem(
        STAFFING_PROBLEMS.placesUsedUp,
        `On ${refusal.on} the grant has ${refusal.approved} approved positions and ${refusal.taken} are taken. End one ` +
          'of them before that day, or have the approval amended.',
      );
    case 'fundedShareExceeded':
      return new Problem(
        STAFFING_PROBLEMS.fundedShareExceeded,
        `On ${refusal.on} ${percent(refusal.share)} of the position would be funded; at most 100 % are. End another ` +
          'occupancy before that day, lower the share, or record a handover that the position’s money does not pay.',
      );
    case 'noAbsenceToReplace':
      return new Problem(
        STAFFING_PROBLEMS.noAbsence,
        `Nobody is absent on ${refusal.on} in the occupancy that is to be replaced. Record the absence first.`,
        { errors: [{ field: 'replaces', expected: 'id of an occupancy with an absence on the first day' }] },
      );
    case 'exceptionNeeded':
      return new Problem(STAFFING_PROBLEMS.exception, exceptionText(refusal), {
        errors: [{ field: 'exception', expected: 'a code of the catalogue employmentException' }],
      });
    case 'exceptionNotNeeded':
      return new Problem(
        STAFFING_PROBLEMS.exception,
        'This employment is as the rule has it, so there is no exception to record. Leave the exception out.',
        { errors: [{ field: 'exception', expected: 'nothing' }] },
      );
    default:
      return assertNever(refusal);
  }
};

const exceptionText = ({ form, minimumHours }: Extract<StaffingRefusal, { kind: 'exceptionNeeded' }>): string => {
  const rules = [
    ...(form ? ['as a rule employment is subject to social insurance'] : []),
    ...(minimumHours === undefined ? [] : [`at least ${formatWeeklyHours(minimumHours)} hours a week are the rule`]),
  ];
  return `An exception with its reason is needed: ${rules.join(', and ')}.`;
};
