import { PROBLEMS, Problem, type ProblemKind } from '@lotsenbuch/service-kit';
import { CARRIER_PROBLEMS } from '../carriers/carrier-problems.js';
import { BLOCK_REMEDIES } from './block-remedies.js';
import type { ApplicationRejection } from './domain/application-rejection.js';
import type { GrantRejection } from './domain/grant.js';
import { euros } from './domain/plan/fault.js';

/** The refusals between application and decision; `docs/http-conventions.md` lists them for clients. */
export const GRANT_PROBLEMS = {
  grantExists: { name: 'grant-exists', status: 409, title: 'There is a grant with this id already' },
  carrierUnknown: { name: 'carrier-unknown', status: 422, title: 'Nobody registered this carrier' },
  grantStep: { name: 'grant-step', status: 409, title: 'The grant is not where this step begins' },
  decisionOpen: { name: 'decision-open', status: 409, title: 'A decision on this grant waits for the money' },
  fourEyes: { name: 'four-eyes', status: 422, title: 'This needs another person' },
  versionNotPresent: { name: 'version-not-present', status: 409, title: 'There is a newer version' },
  reviewMissing: { name: 'review-missing', status: 422, title: 'The present version was not reviewed' },
  overReview: { name: 'over-review', status: 422, title: 'More than was reviewed as adequate' },
  amendmentNeedsReview: {
    name: 'amendment-needs-review',
    status: 422,
    title: 'More money needs a new review',
  },
  nothingAmended: { name: 'nothing-amended', status: 422, title: 'The amendment changes nothing' },
  grantBlocked: { name: 'grant-blocked', status: 422, title: 'Something stands against the decision' },
  blockNotStanding: { name: 'block-not-standing', status: 409, title: 'This does not stand against a decision' },
  blockStillStands: { name: 'block-still-stands', status: 422, title: 'What the open point is about has not changed' },
  overrideOrder: { name: 'override-order', status: 409, title: 'The two signatures of an override are out of order' },
  consentRetroactive: { name: 'consent-retroactive', status: 422, title: 'Consent comes before the start' },
} as const satisfies Record<string, ProblemKind>;

const fourEyes = (earlier: 'applicant' | 'reviewer' | 'requester'): Problem => {
  const did = { applicant: 'applied', reviewer: 'reviewed the application', requester: 'asked for the override' };
  return new Problem(
    GRANT_PROBLEMS.fourEyes,
    `The same person ${did[earlier]}, in person, as a deputy or through a deputy. Somebody else has to do this.`,
  );
};

export const applicationProblem = (rejection: ApplicationRejection): Problem => {
  switch (rejection.kind) {
    case 'grantUnknown':
    case 'decisionUnknown':
      return new Problem(PROBLEMS.notFound, 'There is no such grant or decision. GET /v1/grants lists the grants.');
    case 'grantExists':
      return new Problem(GRANT_PROBLEMS.grantExists, 'This grant exists already; nothing was changed.');
    case 'carrierUnknown':
      return new Problem(
        GRANT_PROBLEMS.carrierUnknown,
        `Nobody registered the carrier ${rejection.carrierId}. An officer registers it with POST /v1/carriers; then apply again.`,
        {
          errors: [
            {
              field: 'carrierId',
              expected: 'id of a carrier; GET /v1/carriers lists them',
              found: rejection.carrierId,
            },
          ],
        },
      );
    case 'carrierMergedInto':
      return new Problem(
        CARRIER_PROBLEMS.carrierMerged,
        `This carrier has been merged and is read as ${rejection.into}. Apply for that carrier instead.`,
        { errors: [{ field: 'carrierId', expected: rejection.into, found: rejection.carrierId }] },
      );
    case 'faults':
      return new Problem(
        PROBLEMS.validation,
        'It is incomplete or does not add up; errors lists every fault with its field. Nothing was recorded.',
        { errors: rejection.faults },
      );
    case 'reasonNotInCatalogue':
      return new Problem(PROBLEMS.validation, 'The reason is not in the catalogue for this decision.', {
        errors: [{ field: 'reason', expected: `one of ${rejection.allowed.join(', ')}`, found: rejection.reason }],
      });
    case 'notNow':
      return new Problem(
        GRANT_PROBLEMS.grantStep,
        `This needs ${rejection.needs}; the grant stands at "${rejection.status}".`,
      );
    case 'decisionOpen':
      return new Problem(
        GRANT_PROBLEMS.decisionOpen,
        `Decision ${rejection.decisionId} waits for the budget years. It is approved or lapses by itself; then try again.`,
        { headers: { 'Retry-After': '1' } },
      );
    case 'samePersonAs':
      return fourEyes(rejection.earlier);
    case 'versionNotPresent':
      return new Problem(
        GRANT_PROBLEMS.versionNotPresent,
        `Version ${rejection.version} was reviewed; version ${rejection.present} is the present one. Review that.`,
      );
    case 'reviewMissing':
      return new Problem(
        GRANT_PROBLEMS.reviewMissing,
        `A decision rests on a review of the present version, ${rejection.version}: necessity and adequacy of every budget line (AV § 44 LHO no. 3.3). An officer reviews it first.`,
      );
    case 'overReview':
      return new Problem(
        GRANT_PROBLEMS.overReview,
        `${euros(rejection.approvedCents)} are ${euros(rejection.overCents)} more than the ${euros(rejection.recommendedCents)} that the review found adequate after income. Approve less, or have the application reviewed again.`,
      );
    case 'overApprovedBefore':
      return new Problem(
        GRANT_PROBLEMS.amendmentNeedsReview,
        `${euros(rejection.approvedCents)} are ${euros(rejection.overCents)} more than the ${euros(rejection.beforeCents)} approved before. An amendment without a new review only supplements the notice, without more money: have a request for an amendment reviewed first.`,
      );
    case 'nothingAmended':
      return new Problem(GRANT_PROBLEMS.nothingAmended, 'All terms are as they were. Change at least one of them.');
    case 'blocked':
      return new Problem(
        GRANT_PROBLEMS.grantBlocked,
        `The decision is blocked: ${rejection.blocks.map((block) => BLOCK_REMEDIES[block]).join(' ')} Each can also be overridden with a reason and a second person.`,
        { errors: rejection.blocks.map((block) => ({ field: block, expected: BLOCK_REMEDIES[block] })) },
      );
    case 'blockDoesNotStand':
      return new Problem(
        GRANT_PROBLEMS.blockNotStanding,
        `"${rejection.block}" does not stand against a decision, or is not an open point of this application. GET the grant to see what does.`,
      );
    case 'blockStillStands':
      return new Problem(GRANT_PROBLEMS.blockStillStands, BLOCK_REMEDIES[rejection.block]);
    case 'overrideAlreadyRequested':
      return new Problem(
        GRANT_PROBLEMS.overrideOrder,
        `Somebody asked to override "${rejection.block}" already; a second person countersigns that request.`,
      );
    case 'overrideNotRequested':
      return new Problem(
        GRANT_PROBLEMS.overrideOrder,
        `Nobody asked to override "${rejection.block}", or it is countersigned already. The request comes first.`,
      );
    case 'consentRetroactive':
      return new Problem(
        GRANT_PROBLEMS.consentRetroactive,
        `Consent given on ${rejection.on} cannot begin on ${rejection.from}: it comes before the start. Consent from ${rejection.on} on, or have the block overridden.`,
        { errors: [{ field: 'from', expected: `${rejection.on} or later`, found: rejection.from }] },
      );
  }
};

/** The commands from application to decision are refused with these alone. */
export const grantProblem = (rejection: GrantRejection): Problem =>
  applicationProblem(rejection as ApplicationRejection);
