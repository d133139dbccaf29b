import { assertNever } from '@lotsenbuch/kernel';
import { PROBLEMS, Problem, type ProblemKind } from '@lotsenbuch/service-kit';
import type { PublishedRegisterRejection } from './domain/published-register.js';

/** The refusals of published grants; `docs/http-conventions.md` lists them for clients. */
export const PUBLISHED_GRANT_PROBLEMS = {
  recordWithdrawn: { name: 'record-withdrawn', status: 409, title: 'The record is no longer in the register' },
  notInReview: { name: 'not-in-review', status: 409, title: 'The record is not for a person to decide' },
  registerFileRefused: { name: 'register-file-refused', status: 422, title: 'The file was not read' },
  importRefused: { name: 'import-refused', status: 422, title: 'The file cannot be recorded as it is' },
} as const satisfies Record<string, ProblemKind>;

export const publishedGrantProblem = (rejection: PublishedRegisterRejection): Problem => {
  switch (rejection.kind) {
    case 'recordUnknown':
      return recordNotFound(rejection.recordId);
    case 'recordWithdrawn':
      return new Problem(
        PUBLISHED_GRANT_PROBLEMS.recordWithdrawn,
        `${rejection.recordId} was withdrawn: the latest file of its year does not have it. Import a file that has it first.`,
      );
    case 'notInReview':
      return new Problem(
        PUBLISHED_GRANT_PROBLEMS.notInReview,
        `${rejection.recordId} is ${rejection.verdict} by the rule. A person decides only what is in review; GET /v1/review lists it.`,
      );
    case 'reasonUnknown':
      return new Problem(PROBLEMS.validation, 'The reason is not in the catalogue for this decision.', {
        errors: [{ field: 'reason', expected: `one of ${rejection.allowed.join(', ')}`, found: rejection.reason }],
      });
    case 'otherRegisterYear':
      return refused(`This register is of ${rejection.expected}, the file of ${rejection.found}.`, 'year');
    case 'nothingOfTheProgramme':
      return refused(
        `The register has ${rejection.recorded} records of the programme and this file has none. Was another file meant?`,
        'file',
      );
    case 'rowTooLarge':
      return refused(
        `Row ${rejection.row} has ${rejection.bytes} bytes of text; ${rejection.limit} can be recorded. Look whether a cell holds more than it should.`,
        `row ${rejection.row}`,
      );
    case 'importTooLarge':
      return refused(
        `What would have to be recorded has ${rejection.bytes} bytes; ${rejection.limit} can be recorded at once. Is this the register of one year?`,
        'file',
      );
    default:
      return assertNever(rejection);
  }
};

const refused = (detail: string, field: string): Problem =>
  new Problem(PUBLISHED_GRANT_PROBLEMS.importRefused, `${detail} Nothing was recorded.`, {
    errors: [{ field, expected: 'the published register of the year named in the address' }],
  });

export const recordNotFound = (recordId: string): Problem =>
  new Problem(
    PROBLEMS.notFound,
    `There is no published grant record ${recordId}. GET /v1/published-grants lists them.`,
  );
