import { readFileSync } from 'node:fs';
import { faultsInBothLanguages } from '@lotsenbuch/testing';
import type { StaffingRefusal } from './domain/refusal.js';
import { STAFFING_PROBLEMS, staffingProblem } from './staffing-problems.js';

test('docs/staffing.md names every problem of staffing with its status, and no other', () => {
  const text = readFileSync(new URL('../../../docs/staffing.md', import.meta.url), 'utf8');
  const [, part = ''] = text.split('## What can be refused');
  const described = [...part.matchAll(/^\| `([\w-]+)` \| (\d+) \|/gm)].map(([, name, status]) => `${status} ${name}`);
  const known = Object.values(STAFFING_PROBLEMS).map(({ name, status }) => `${status} ${name}`);
  expect(described.sort()).toEqual(known.sort());
});

type OneOfEach<Rejection extends { readonly kind: string }> = {
  readonly [Kind in Rejection['kind']]: Extract<Rejection, { readonly kind: Kind }>;
};

const on = '2026-03-02';
const days = { from: on, to: '2027-01-01' };

const REFUSALS: OneOfEach<StaffingRefusal> = {
  unknown: { kind: 'unknown', what: 'facilitator' },
  exists: { kind: 'exists', what: 'project' },
  ended: { kind: 'ended', what: 'position', on },
  endsBeforeItBegins: { kind: 'endsBeforeItBegins', from: on, to: '2026-03-01' },
  reasonUnknown: { kind: 'reasonUnknown', reason: 'whim', allowed: ['error'] },
  outsideDays: { kind: 'outsideDays', what: 'grant', days: { from: on }, allowed: days },
  overlaps: { kind: 'overlaps', what: 'employment', days },
  grantNotApproved: { kind: 'grantNotApproved', grantId: 'g' },
  grantOfAnother: { kind: 'grantOfAnother', field: 'district', found: '07', expected: 'supraDistrict' },
  placesUsedUp: { kind: 'placesUsedUp', on, approved: 3, taken: 3 },
  fundedShareExceeded: { kind: 'fundedShareExceeded', on, share: 11_250 },
  noAbsenceToReplace: { kind: 'noAbsenceToReplace', on },
  exceptionNeeded: { kind: 'exceptionNeeded', form: true, minimumHours: 3_000 },
  exceptionNotNeeded: { kind: 'exceptionNotNeeded' },
};

test.each(Object.values(REFUSALS).map((refused) => [refused.kind, refused] as const))(
  '%s is refused in both languages',
  (_, refused) => {
    expect(faultsInBothLanguages(staffingProblem(refused))).toEqual([]);
  },
);

test('a share too high is told with its figure as people write it', () => {
  expect(staffingProblem(REFUSALS.fundedShareExceeded).details('', 'de').detail).toContain(
    'Am 02.03.2026 wären 112,5 % der Stelle gefördert',
  );
});
