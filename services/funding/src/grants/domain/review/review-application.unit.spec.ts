import { decideApplication } from '../application-commands.js';
import type { GrantEvent, ReviewedLine } from '../events.js';
import { evolveGrant } from '../evolve-grant.js';
import { application, CARRIER, OFFICER, review, reviewed, submitted } from '../grant.support.spec.js';
import { noGrant } from '../grant-state.js';
import { recommendedCents } from './review-application.js';

const state = (...events: readonly GrantEvent[]) => events.reduce(evolveGrant, noGrant);
const outcomeOf = (changes: Parameters<typeof review>[0], ...events: readonly GrantEvent[]) =>
  decideApplication(review(changes), state(submitted(), ...events));
const [staff, material] = review().lines as [ReviewedLine, ReviewedLine];

describe('a review', () => {
  test('says for every budget line what is necessary and adequate; what is adequate − income is recommended', () => {
    expect(outcomeOf({})).toEqual({ ok: true, value: [reviewed()] });
  });

  test.each([
    ['the applicant', { by: CARRIER }],
    ['a deputy of the applicant', { by: { actor: 'person:other', deputyFor: CARRIER.actor } }],
  ])('is not made by %s', (_, changes) => {
    expect(outcomeOf(changes)).toEqual({ ok: false, error: { kind: 'samePersonAs', earlier: 'applicant' } });
  });

  test('by the officer who entered the application for the carrier is refused too', () => {
    const outcome = decideApplication(review(), state(submitted({ by: OFFICER })));
    expect(outcome).toEqual({ ok: false, error: { kind: 'samePersonAs', earlier: 'applicant' } });
  });

  test('is of the present version', () => {
    expect(outcomeOf({ version: 2 })).toEqual({
      ok: false,
      error: { kind: 'versionNotPresent', version: 2, present: 1 },
    });
  });

  test.each<[string, readonly ReviewedLine[], readonly string[]]>([
    ['a line is missing', [staff], ['lines']],
    ['a line stands twice', [staff, material, material], ['lines[2].lineId']],
    ['a line is not in the plan', [staff, material, { ...staff, lineId: 'x' }], ['lines[2].lineId']],
    [
      'more is adequate than was applied for',
      [staff, { ...material, adequateCents: 10_000_01 }],
      ['lines[1].adequateCents'],
    ],
    ['something unnecessary is adequate', [staff, { ...material, necessary: false }], ['lines[1].adequateCents']],
    ['the reason does not fit the finding', [staff, { ...material, reason: 'adequate' }], ['lines[1].reason']],
    [
      'the reason is none',
      [
        { ...staff, reason: 'because' },
        { ...material, adequateCents: -1 },
      ],
      ['lines[0].reason', 'lines[1].adequateCents'],
    ],
  ])('is refused where %s', (_, lines, fields) => {
    const outcome = outcomeOf({ lines });
    const faults = !outcome.ok && outcome.error.kind === 'faults' ? outcome.error.faults : [];
    expect(faults.map(({ field }) => field)).toEqual(fields);
  });

  test('of a share recommends no more than that share of what is adequate', () => {
    const share = { kind: 'share', numerator: 1, denominator: 3 } as const;
    expect(recommendedCents(review().lines, { ...application(), financing: share })).toBe(29_333_33);
  });
});
