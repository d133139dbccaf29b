import { localDate } from '@lotsenbuch/kernel';
import { faultsInBothLanguages } from '@lotsenbuch/testing';
import { accountProblem } from './accounts/account-problems.js';
import type { AccountRejection } from './accounts/domain/account.js';
import type { ErasureRejection } from './erasure/domain/erasure.js';
import { erasureProblem } from './erasure/erasure-problems.js';

type OneOfEach<Rejection extends { readonly kind: string }> = {
  readonly [Kind in Rejection['kind']]: Extract<Rejection, { readonly kind: Kind }>;
};

const day = localDate('2026-03-02');
const days = { from: day, to: localDate('2027-01-01') };

const ACCOUNT: OneOfEach<AccountRejection> = {
  accountExists: { kind: 'accountExists', actor: 'person:1' },
  accountUnknown: { kind: 'accountUnknown' },
  reasonUnknown: { kind: 'reasonUnknown', reason: 'whim', allowed: ['newTask'] },
  scopeRefused: { kind: 'scopeRefused', field: 'carrierId', role: 'carrier' },
  grantedToOneself: { kind: 'grantedToOneself' },
  deputyForOneself: { kind: 'deputyForOneself' },
  nothingToDeputise: { kind: 'nothingToDeputise', deputyFor: 'person:2', held: [days, { from: day }] },
  periodEmpty: { kind: 'periodEmpty', from: day, to: day },
  alreadyGranted: { kind: 'alreadyGranted', grantId: 'g', days },
  grantUnknown: { kind: 'grantUnknown', grantId: 'g' },
  endsBeforeBegin: { kind: 'endsBeforeBegin', from: day },
  endNotEarlier: { kind: 'endNotEarlier', endsOn: day },
};

const ERASURE: Omit<OneOfEach<ErasureRejection>, 'erasureExists' | 'notReleased'> = {
  erasureUnknown: { kind: 'erasureUnknown' },
  subjectRetained: {
    kind: 'subjectRetained',
    claims: [
      { holder: 'access', reason: 'holdsRole', until: 'open' },
      { holder: 'funding', reason: 'decidedOnGrant', until: day },
    ],
  },
  secondPersonNeeded: { kind: 'secondPersonNeeded' },
  alreadyDecided: { kind: 'alreadyDecided', stage: 'released' },
  reasonUnknown: { kind: 'reasonUnknown', reason: 'whim', allowed: ['ownRequest'] },
};

test.each([
  ...Object.values(ACCOUNT).map((rejection) => [rejection.kind, accountProblem(rejection)] as const),
  ...Object.values(ERASURE).map((rejection) => [rejection.kind, erasureProblem(rejection)] as const),
])('%s is refused in both languages', (_, problem) => {
  expect(faultsInBothLanguages(problem)).toEqual([]);
});

test.each([
  ['district', 'district', 'Schlüssel eines Bezirks, 01 bis 12'],
  ['district', 'officer', 'nur bei der Rolle Bezirk'],
  ['carrierId', 'carrier', 'Kennung des Trägers'],
  ['carrierId', 'district', 'nur bei der Rolle Träger'],
] as const)('what is wrong with the %s of the role %s is told as %s', (field, role, german) => {
  const { errors } = accountProblem({ kind: 'scopeRefused', field, role }).details('', 'de');
  expect(errors).toEqual([{ field, expected: german }]);
});
