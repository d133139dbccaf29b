import { assertNever } from '@lotsenbuch/kernel';
import { PROBLEMS, Problem, type ProblemKind } from '@lotsenbuch/service-kit';
import type { CarrierRejection } from './domain/carrier.js';

/** The refusals of carrier commands; `docs/http-conventions.md` lists them for clients. */
export const CARRIER_PROBLEMS = {
  carrierExists: { name: 'carrier-exists', status: 409, title: 'The carrier is registered already' },
  carrierMerged: { name: 'carrier-merged', status: 409, title: 'The carrier has been merged into another' },
  mergeRefused: { name: 'merge-refused', status: 422, title: 'These two carriers cannot be merged' },
} as const satisfies Record<string, ProblemKind>;

export const carrierProblem = (rejection: CarrierRejection): Problem => {
  switch (rejection.kind) {
    case 'carrierUnknown':
      return new Problem(PROBLEMS.notFound, 'There is no such carrier. GET /v1/carriers lists them.');
    case 'carrierAlreadyRegistered':
      return new Problem(CARRIER_PROBLEMS.carrierExists, 'This carrier is registered already; nothing was changed.');
    case 'nameRefused':
      return new Problem(PROBLEMS.validation, 'The name was refused.', {
        errors: [
          { field: 'name', expected: `a name with letters or digits, at most ${rejection.maxLength} characters` },
        ],
      });
    case 'reasonUnknown':
      return new Problem(PROBLEMS.validation, 'The reason is not in the catalogue for this decision.', {
        errors: [{ field: 'reason', expected: `one of ${rejection.allowed.join(', ')}`, found: rejection.reason }],
      });
    case 'carrierMerged':
      return new Problem(
        CARRIER_PROBLEMS.carrierMerged,
        `This carrier has been merged and is read as ${rejection.into}. Change that carrier instead.`,
      );
    case 'mergeTargetUnknown':
      return new Problem(CARRIER_PROBLEMS.mergeRefused, `There is no carrier ${rejection.into} to merge into.`, {
        errors: [{ field: 'into', expected: 'id of a carrier; GET /v1/carriers lists them', found: rejection.into }],
      });
    case 'mergeIntoItself':
      return new Problem(
        CARRIER_PROBLEMS.mergeRefused,
        `${rejection.into} is this carrier, or is itself read as this one. Name another carrier.`,
        { errors: [{ field: 'into', expected: 'id of another carrier', found: rejection.into }] },
      );
    case 'entryNumberRefused':
      return new Problem(PROBLEMS.validation, 'This is no number of an entry in the transparency register.', {
        errors: [
          {
            field: 'entryNumber',
            expected: 'letters and digits, between them also blanks, dots, slashes and hyphens; at most 50 characters',
            found: rejection.entryNumber,
          },
        ],
      });
    case 'entrySeenInFuture':
      return new Problem(
        PROBLEMS.validation,
        `Today is ${rejection.today}; nobody can have seen the entry after that.`,
        {
          errors: [{ field: 'seenOn', expected: `a day up to ${rejection.today}`, found: rejection.seenOn }],
        },
      );
    default:
      return assertNever(rejection);
  }
};
