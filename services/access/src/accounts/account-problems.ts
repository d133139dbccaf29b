import { assertNever, type Period } from '@lotsenbuch/kernel';
import { PROBLEMS, Problem, type ProblemKind } from '@lotsenbuch/service-kit';
import type { AccountRejection } from './domain/account.js';

/** The refusals of account commands; `docs/http-conventions.md` lists them for clients. */
export const ACCOUNT_PROBLEMS = {
  accountExists: { name: 'account-exists', status: 409, title: 'There is an account for this actor already' },
  personErased: { name: 'person-erased', status: 409, title: 'The data of this person were erased' },
  roleGrantRefused: { name: 'role-grant-refused', status: 422, title: 'The role cannot be granted like this' },
  roleGrantEndRefused: { name: 'role-grant-end-refused', status: 422, title: 'The role cannot be ended like this' },
} as const satisfies Record<string, ProblemKind>;

const refused = (detail: string): Problem => new Problem(ACCOUNT_PROBLEMS.roleGrantRefused, detail);

const daysOf = ({ from, to }: Period): string =>
  to === undefined ? `from ${from}` : `from ${from} until before ${to}`;

export const accountProblem = (rejection: AccountRejection): Problem => {
  switch (rejection.kind) {
    case 'accountExists':
      return new Problem(
        ACCOUNT_PROBLEMS.accountExists,
        `${rejection.actor} has an account. Grant it roles with POST /v1/accounts/{id}/role-grants; GET /v1/accounts lists it.`,
      );
    case 'accountUnknown':
      return new Problem(PROBLEMS.notFound, 'There is no such account. GET /v1/accounts lists them.');
    case 'grantUnknown':
      return new Problem(
        PROBLEMS.notFound,
        `This account has no role grant ${rejection.grantId}. GET /v1/accounts/{id} lists what it has.`,
      );
    case 'reasonUnknown':
      return new Problem(PROBLEMS.validation, 'The reason is not in the catalogue for this decision.', {
        errors: [{ field: 'reason', expected: `one of ${rejection.allowed.join(', ')}`, found: rejection.reason }],
      });
    case 'scopeRefused':
      return new Problem(PROBLEMS.validation, 'The role and what it reaches do not fit.', {
        errors: [{ field: rejection.field, expected: rejection.expected }],
      });
    case 'periodEmpty':
      return new Problem(PROBLEMS.validation, 'The role would end before it begins.', {
        errors: [{ field: 'to', expected: `a day after ${rejection.from}`, found: rejection.to }],
      });
    case 'grantedToOneself':
      return refused('Nobody grants a role to oneself or to the person one stands for. Ask another operator to do it.');
    case 'deputyForOneself':
      return refused('Nobody is a deputy of oneself. Name another person in deputyFor, or leave it out.');
    case 'nothingToDeputise': {
      const { deputyFor, held } = rejection;
      const days = held.length === 0 ? 'not at all' : held.map(daysOf).join(' and ');
      return refused(
        `A deputy can stand only for a right that the other person holds on every day of the period: ${deputyFor} holds this one ${days}. Choose days within that, or grant that person the role first.`,
      );
    }
    case 'alreadyGranted':
      return refused(
        `The account holds this role already, ${daysOf(rejection.days)} (role grant ${rejection.grantId}). Choose other days, or end that one first.`,
      );
    case 'endsBeforeBegin':
      return new Problem(
        ACCOUNT_PROBLEMS.roleGrantEndRefused,
        `The role is held from ${rejection.from}; it cannot end before. End it on that day if it was never to be held.`,
      );
    case 'endNotEarlier':
      return new Problem(
        ACCOUNT_PROBLEMS.roleGrantEndRefused,
        `The role ends on ${rejection.endsOn} already, and an end can only be moved to an earlier day. Grant the role again for later days.`,
      );
    default:
      return assertNever(rejection);
  }
};
