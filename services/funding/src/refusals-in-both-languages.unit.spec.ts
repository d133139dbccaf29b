import { faultsInBothLanguages } from '@lotsenbuch/testing';
import { budgetProblem } from './budget/budget-problems.js';
import type { BudgetYearRejection } from './budget/domain/budget-year.js';
import { carrierProblem } from './carriers/carrier-problems.js';
import type { CarrierRejection } from './carriers/domain/carrier.js';
import type { ApplicationRejection } from './grants/domain/application-rejection.js';
import type { NoticeRejection } from './grants/domain/notice-commands.js';
import { applicationProblem } from './grants/grants-problems.js';
import { noticeProblem } from './grants/notice-problems.js';
import type { PublishedRegisterRejection } from './published-grants/domain/published-register.js';
import { publishedGrantProblem } from './published-grants/published-grant-problems.js';
import type { SelectionRejection } from './selection/domain/selection-commands.js';
import { selectionProblem } from './selection/selection-problems.js';

/** One of each kind: a kind that is added and not told here does not compile. */
type OneOfEach<Rejection extends { readonly kind: string }> = {
  readonly [Kind in Rejection['kind']]: Extract<Rejection, { readonly kind: Kind }>;
};

const day = '2026-03-02';
const later = '2027-01-01';
const reasonUnknown = { kind: 'reasonUnknown', reason: 'whim', allowed: ['error', 'ownRequest'] } as const;
const fault = { field: 'plan', expected: 'a plan', german: 'ein Plan', found: 'none' };

const APPLICATION: OneOfEach<ApplicationRejection> = {
  grantUnknown: { kind: 'grantUnknown' },
  grantExists: { kind: 'grantExists' },
  carrierUnknown: { kind: 'carrierUnknown', carrierId: 'c' },
  carrierMergedInto: { kind: 'carrierMergedInto', carrierId: 'c', into: 'd' },
  faults: { kind: 'faults', faults: [fault] },
  reasonNotInCatalogue: { kind: 'reasonNotInCatalogue', reason: 'whim', allowed: ['error'] },
  notNow: { kind: 'notNow', status: 'deciding', needs: 'undecidedRequest' },
  decisionOpen: { kind: 'decisionOpen', decisionId: 'd' },
  samePersonAs: { kind: 'samePersonAs', earlier: 'reviewer' },
  versionNotPresent: { kind: 'versionNotPresent', version: 1, present: 2 },
  reviewMissing: { kind: 'reviewMissing', version: 2 },
  overReview: { kind: 'overReview', approvedCents: 85_000_01, recommendedCents: 85_000_00, overCents: 1 },
  overApprovedBefore: {
    kind: 'overApprovedBefore',
    approvedCents: 2_000_00,
    beforeCents: 1_000_00,
    overCents: 1_000_00,
  },
  nothingAmended: { kind: 'nothingAmended' },
  blocked: { kind: 'blocked', blocks: ['applicationLate', 'notNominated'] },
  blockDoesNotStand: { kind: 'blockDoesNotStand', block: 'documentsMissing' },
  blockStillStands: { kind: 'blockStillStands', block: 'noTransparencyRegisterEntry' },
  overrideAlreadyRequested: { kind: 'overrideAlreadyRequested', block: 'notNominated' },
  overrideNotRequested: { kind: 'overrideNotRequested', block: 'notNominated' },
  consentRetroactive: { kind: 'consentRetroactive', from: day, on: later },
  decisionUnknown: { kind: 'decisionUnknown', decisionId: 'd' },
};

const NOTICE: OneOfEach<NoticeRejection> = {
  grantUnknown: { kind: 'grantUnknown' },
  fourEyes: { kind: 'fourEyes', other: 'hearingOpener' },
  nothingToTell: { kind: 'nothingToTell', decisionId: 'd', waiting: ['e'] },
  decisionHasNoEffect: { kind: 'decisionHasNoEffect', outcome: 'lapsed' },
  decisionReplaced: { kind: 'decisionReplaced', by: 'd', on: day },
  noticeIssuedBefore: { kind: 'noticeIssuedBefore', noticeId: 'n', on: day },
  noticeUnknown: { kind: 'noticeUnknown', noticeId: 'n' },
  dayImpossible: { kind: 'dayImpossible', field: 'paidOn', day: later, notBefore: day, notAfter: day },
  reasonUnknown,
  noNoticeInForce: { kind: 'noNoticeInForce' },
  decisionPending: { kind: 'decisionPending' },
  hearingOpen: { kind: 'hearingOpen', hearingId: 'h', statementUntil: day },
  hearingUnknown: { kind: 'hearingUnknown', hearingId: 'h' },
  hearingOfOtherAct: { kind: 'hearingOfOtherAct', act: 'revocation' },
  hearingUsed: { kind: 'hearingUsed', hearingId: 'h' },
  hearingPending: { kind: 'hearingPending', statementUntil: day },
  limitationPassed: { kind: 'limitationPassed', knownSince: day, lastDay: later },
  remainderRefused: { kind: 'remainderRefused', approvedCents: 2_000_00, remainingCents: 2_000_00, year: 2026 },
  notApproved: { kind: 'notApproved' },
  paidBeforeDecision: { kind: 'paidBeforeDecision', paidOn: day, decidedOn: later },
  overApproved: { kind: 'overApproved', approvedCents: 2_000_00, paidCents: 1_500_00, amountCents: 1_000_00 },
  cashReferenceTaken: { kind: 'cashReferenceTaken', cashReference: 'K1', amountCents: 1_000_00, on: day },
};

const SELECTION: OneOfEach<SelectionRejection> = {
  selectionUnknown: { kind: 'selectionUnknown' },
  selectionExists: { kind: 'selectionExists' },
  valueRefused: { kind: 'valueRefused', ...fault },
  carrierUnknown: { kind: 'carrierUnknown', field: 'to', carrierId: 'c' },
  carrierHasBid: { kind: 'carrierHasBid', carrierId: 'c', bidId: 'b' },
  bidUnknown: { kind: 'bidUnknown', bidId: 'b', known: [] },
  alreadyNominated: { kind: 'alreadyNominated', carrierId: 'c' },
  notNominated: { kind: 'notNominated' },
  bidsStillOpen: { kind: 'bidsStillOpen', bidsUntil: later, today: day },
  interestNotDeclared: { kind: 'interestNotDeclared' },
  interestDeclared: { kind: 'interestDeclared' },
  bidsNotAssessed: { kind: 'bidsNotAssessed', bids: ['b'] },
  otherBidIsBetter: { kind: 'otherBidIsBetter', points: 20, bestPoints: 30, bestBid: 'b' },
  otherBids: { kind: 'otherBids', bids: 3 },
  noteMissing: { kind: 'noteMissing', reason: 'otherGrounds' },
  reasonUnknown,
};

const CARRIER: OneOfEach<CarrierRejection> = {
  carrierUnknown: { kind: 'carrierUnknown' },
  carrierAlreadyRegistered: { kind: 'carrierAlreadyRegistered' },
  nameRefused: { kind: 'nameRefused', maxLength: 300 },
  reasonUnknown,
  carrierMerged: { kind: 'carrierMerged', into: 'd' },
  mergeTargetUnknown: { kind: 'mergeTargetUnknown', into: 'd' },
  mergeIntoItself: { kind: 'mergeIntoItself', into: 'd' },
  entryNumberRefused: { kind: 'entryNumberRefused', entryNumber: '?' },
  entrySeenInFuture: { kind: 'entrySeenInFuture', seenOn: later, today: day },
};

const PUBLISHED: OneOfEach<PublishedRegisterRejection> = {
  recordUnknown: { kind: 'recordUnknown', recordId: 'r' },
  recordWithdrawn: { kind: 'recordWithdrawn', recordId: 'r' },
  notInReview: { kind: 'notInReview', recordId: 'r', verdict: 'apart' },
  reasonUnknown,
  otherRegisterYear: { kind: 'otherRegisterYear', expected: 2020, found: 2021 },
  nothingOfTheProgramme: { kind: 'nothingOfTheProgramme', recorded: 12 },
  rowTooLarge: { kind: 'rowTooLarge', row: 7, bytes: 70_000, limit: 64_511 },
  importTooLarge: { kind: 'importTooLarge', bytes: 2_000_000, limit: 1_000_000 },
};

const figures = {
  amountCents: 1_000_00,
  transferredCents: 0,
  blockedCents: 0,
  approvedCents: 900_00,
  reservedCents: 0,
};

/** Without the refusals of reservations: a process makes them, nobody is told them. */
const BUDGET: Omit<OneOfEach<BudgetYearRejection>, 'notACharge' | 'nothingReserved' | 'moreThanApproved'> = {
  budgetYearUnknown: { kind: 'budgetYearUnknown' },
  budgetYearExists: { kind: 'budgetYearExists', year: 2026 },
  reasonUnknown,
  amountRefused: { kind: 'amountRefused', ...fault },
  samePart: { kind: 'samePart', part: 'reserve' },
  sumDiffers: { kind: 'sumDiffers', totalCents: 2_000_00, sumCents: 2_100_00 },
  alreadyFinal: { kind: 'alreadyFinal' },
  allotmentDecided: { kind: 'allotmentDecided', part: 'district-07', decidedCents: 2_000_00, toCents: 1_000_00 },
  notEnoughFree: {
    kind: 'notEnoughFree',
    part: 'reserve',
    neededCents: 200_00,
    freeCents: 100_00,
    shortCents: 100_00,
    figures,
  },
  transferredStays: { kind: 'transferredStays', part: 'district-07', neededCents: 2_000_00, amountCents: 1_000_00 },
  blockUnknown: { kind: 'blockUnknown', blockId: 'b' },
  blockLifted: { kind: 'blockLifted', blockId: 'b' },
  contributionUnknown: { kind: 'contributionUnknown', contributionId: 'c' },
  contributionWithdrawn: { kind: 'contributionWithdrawn', contributionId: 'c' },
  formulaRefused: { kind: 'formulaRefused', faults: [fault] },
  formulaUnknown: { kind: 'formulaUnknown', formulaId: 'f' },
  formulaStatus: { kind: 'formulaStatus', status: 'draft', needed: 'sent' },
  answerByPast: { kind: 'answerByPast', answerBy: day, sentOn: later },
  drafterDecides: { kind: 'drafterDecides' },
  answersPending: { kind: 'answersPending', answerBy: day, silent: ['03', '07'] },
  consentMissing: { kind: 'consentMissing', reason: 'allAgree', without: ['03'] },
  formulaExceedsMoney: {
    kind: 'formulaExceedsMoney',
    amountCents: 2_000_00,
    availableCents: 1_000_00,
    shortCents: 1_000_00,
  },
};

const toldBy = <Rejection extends { readonly kind: string }, Told>(
  table: Readonly<Record<string, Rejection>>,
  problemOf: (rejection: Rejection) => Told,
) => Object.values(table).map((rejection) => [rejection.kind, problemOf(rejection)] as const);

describe('is refused in both languages, without a hole in the text:', () => {
  test.each([
    ...toldBy<ApplicationRejection, ReturnType<typeof applicationProblem>>(APPLICATION, applicationProblem),
    ...toldBy<NoticeRejection, ReturnType<typeof noticeProblem>>(NOTICE, noticeProblem),
    ...toldBy<SelectionRejection, ReturnType<typeof selectionProblem>>(SELECTION, selectionProblem),
    ...toldBy<CarrierRejection, ReturnType<typeof carrierProblem>>(CARRIER, carrierProblem),
    ...toldBy<PublishedRegisterRejection, ReturnType<typeof publishedGrantProblem>>(PUBLISHED, publishedGrantProblem),
    ...toldBy<BudgetYearRejection, ReturnType<typeof budgetProblem>>(BUDGET, budgetProblem),
  ])('%s', (_, problem) => {
    expect(faultsInBothLanguages(problem)).toEqual([]);
  });
});
