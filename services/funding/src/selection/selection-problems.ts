import { assertNever } from '@lotsenbuch/kernel';
import { PROBLEMS, Problem, type ProblemKind } from '@lotsenbuch/service-kit';
import type { SelectionRejection } from './domain/selection-commands.js';

/** The refusals of commands on selections; `docs/http-conventions.md` lists them for clients. */
export const SELECTION_PROBLEMS = {
  interestNotDeclared: {
    name: 'interest-not-declared',
    status: 409,
    title: 'A statement about conflicts of interest comes first',
  },
  conflictOfInterest: { name: 'conflict-of-interest', status: 409, title: 'A declared interest bars this person' },
  bidRefused: { name: 'bid-refused', status: 409, title: 'The bid cannot be recorded' },
  nominationRefused: { name: 'nomination-refused', status: 409, title: 'The carrier cannot be nominated' },
  carrierChangeRefused: { name: 'carrier-change-refused', status: 409, title: 'The carrier cannot be changed' },
  alreadyNominated: { name: 'already-nominated', status: 409, title: 'The choice has been made' },
} as const satisfies Record<string, ProblemKind>;

const { nominationRefused } = SELECTION_PROBLEMS;

const invalid = (detail: string, field: string, expected: string, found: string): Problem =>
  new Problem(PROBLEMS.validation, detail, { errors: [{ field, expected, found }] });

export const selectionProblem = (rejection: SelectionRejection): Problem => {
  switch (rejection.kind) {
    case 'selectionUnknown':
      return new Problem(PROBLEMS.notFound, 'There is no such selection. GET /v1/carrier-selections lists them.');
    case 'selectionExists':
      return new Problem(SELECTION_PROBLEMS.alreadyNominated, 'This call is out already; nothing was changed.');
    case 'valueRefused': {
      const { field, expected, found } = rejection;
      return invalid(`${field} does not fit: expected ${expected}.`, field, expected, found);
    }
    case 'carrierUnknown': {
      const { field, carrierId } = rejection;
      const expected = 'id of a carrier; GET /v1/carriers lists them';
      return invalid(`There is no carrier ${carrierId}: register it first.`, field, expected, carrierId);
    }
    case 'carrierHasBid':
      return new Problem(
        SELECTION_PROBLEMS.bidRefused,
        `Carrier ${rejection.carrierId} has bid ${rejection.bidId} in this selection already: a carrier bids once.`,
      );
    case 'bidUnknown':
      return invalid(
        `There is no bid ${rejection.bidId} in this selection.`,
        'bidId',
        rejection.known.length === 0 ? 'a bid; none is recorded yet' : `one of ${rejection.known.join(', ')}`,
        rejection.bidId,
      );
    case 'alreadyNominated':
      return new Problem(
        SELECTION_PROBLEMS.alreadyNominated,
        `Carrier ${rejection.carrierId} was nominated. Another carrier can only follow it by a change of carrier.`,
      );
    case 'notNominated':
      return new Problem(
        SELECTION_PROBLEMS.carrierChangeRefused,
        'No carrier was nominated yet, so none can be changed. Nominate one first.',
      );
    case 'bidsStillOpen':
      return new Problem(
        nominationRefused,
        `Bids are taken until ${rejection.bidsUntil} and today is ${rejection.today}: nominate from the day after on.`,
      );
    case 'interestNotDeclared':
      return new Problem(
        SELECTION_PROBLEMS.interestNotDeclared,
        'Whoever takes part in the choice says first whether an interest of their own stands against it: POST …/declarations.',
      );
    case 'interestDeclared':
      return new Problem(
        SELECTION_PROBLEMS.conflictOfInterest,
        'A conflict of interest was declared for this person or the one acted for: somebody else has to take part instead.',
      );
    case 'bidsNotAssessed':
      return new Problem(
        nominationRefused,
        `Every bid is assessed before one is chosen; without assessment: ${rejection.bids.join(', ')}.`,
      );
    case 'otherBidIsBetter':
      return new Problem(
        nominationRefused,
        `This bid has ${rejection.points} weighted points, bid ${rejection.bestBid} has ${rejection.bestPoints}. Choose that one, or give another reason with a note.`,
      );
    case 'otherBids':
      return new Problem(
        nominationRefused,
        `There are ${rejection.bids} bids, so this is not the only one. Give another reason.`,
      );
    case 'noteMissing':
      return invalid(
        `The reason ${rejection.reason} needs a note that explains it.`,
        'note',
        'a text that explains the choice',
        'nothing',
      );
    case 'reasonUnknown': {
      const { reason, allowed } = rejection;
      const detail = 'The reason is not in the catalogue for this decision.';
      return invalid(detail, 'reason', `one of ${allowed.join(', ')}`, reason);
    }
    default:
      return assertNever(rejection);
  }
};
