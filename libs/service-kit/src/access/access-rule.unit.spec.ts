import { Problem } from '../problems/problem.js';
import { accessGate } from './access-gate.js';
import { actedBy, isInScope, mayUse, requireAccess, requireScope, scopeOf } from './access-rule.js';
import type { Actor, Right } from './actor.js';

const somebody = (...rights: readonly Right[]): Actor => ({ ref: 'person:1', rights });
const district = (key: string): Right => ({ role: 'district', district: key });
const carrier = (carrierId: string): Right => ({ role: 'carrier', carrierId });

const RULE = { route: 'GET /v1/things', roles: ['officer', 'district', 'carrier'] } as const;
const OFFICERS = { route: 'GET /v1/others', roles: ['officer', 'approver'] } as const;
const ANYBODY = { route: 'GET /v1/me', roles: 'signedIn' } as const;
const PUBLIC = { route: 'GET /v1/figures', roles: 'public' } as const;

const refusal = (check: () => unknown): Problem | undefined => {
  try {
    check();
  } catch (fault) {
    if (fault instanceof Problem) return fault;
    throw fault;
  }
  return undefined;
};

describe('a rule with roles', () => {
  test('lets pass who has one of them', () => {
    expect(refusal(() => requireAccess(somebody({ role: 'auditor' }, { role: 'approver' }), OFFICERS))).toBeUndefined();
  });

  test('answers 401 and how to sign in, if nobody is', () => {
    const problem = refusal(() => requireAccess(undefined, OFFICERS));
    expect(problem?.kind.status).toBe(401);
    expect(problem?.headers).toEqual({ 'WWW-Authenticate': 'Bearer' });
  });

  test('answers 403 with the roles that are needed and those that are held today', () => {
    const problem = refusal(() => requireAccess(somebody({ role: 'auditor' }), OFFICERS));
    expect(problem?.kind.status).toBe(403);
    expect(problem?.message).toBe('This needs the role officer or approver; the actor has auditor today.');
    expect(refusal(() => requireAccess(somebody(), OFFICERS))?.message).toMatch(/the actor has no role today/);
  });

  test('for anybody who is signed in asks for no role', () => {
    expect(refusal(() => requireAccess(somebody(), ANYBODY))).toBeUndefined();
    expect(refusal(() => requireAccess(undefined, ANYBODY))?.kind.status).toBe(401);
  });

  test('is told in advance for what somebody may use', () => {
    expect(mayUse(undefined, PUBLIC)).toBe(true);
    expect(mayUse(undefined, ANYBODY)).toBe(false);
    expect(mayUse(somebody(), ANYBODY)).toBe(true);
    expect(mayUse(somebody(), OFFICERS)).toBe(false);
    expect(mayUse(somebody({ role: 'officer' }), OFFICERS)).toBe(true);
  });
});

describe('a scope', () => {
  test('lets a district reach its own things and no other', () => {
    expect(requireScope(somebody(district('05')), RULE, { district: '05' })).toEqual(district('05'));
    expect(refusal(() => requireScope(somebody(district('05')), RULE, { district: '06' }))?.kind.status).toBe(403);
    expect(refusal(() => requireScope(somebody(district('05')), RULE, {}))?.kind.status).toBe(403);
  });

  test('lets a carrier reach its own things and no other, in whatever district', () => {
    expect(requireScope(somebody(carrier('a')), RULE, { district: '05', carrierId: 'a' })).toEqual(carrier('a'));
    const other = { district: '05', carrierId: 'b' };
    expect(refusal(() => requireScope(somebody(carrier('a')), RULE, other))?.kind.status).toBe(403);
  });

  test('does not bind the roles of the department', () => {
    expect(requireScope(somebody({ role: 'officer' }), RULE, { district: '05' })).toEqual({ role: 'officer' });
  });

  test('is reached by a right in person before one as deputy, and says which was used', () => {
    const actor = somebody({ role: 'officer', deputyFor: 'person:2' }, district('05'));
    expect(actedBy(actor, requireScope(actor, RULE, { district: '05' }))).toEqual({ actor: 'person:1' });
    expect(actedBy(actor, requireScope(actor, RULE, { district: '06' }))).toEqual({
      actor: 'person:1',
      deputyFor: 'person:2',
    });
  });

  test('leaves of a list what is reached by one of the rights that count here', () => {
    const scope = scopeOf(somebody(district('05'), district('06'), carrier('a'), { role: 'auditor' }), RULE);
    expect(scope).toEqual({ districts: ['05', '06'], carriers: ['a'] });
    expect(isInScope(scope, { district: '06', carrierId: 'b' })).toBe(true);
    expect(isInScope(scope, { district: '07', carrierId: 'a' })).toBe(true);
    expect(isInScope(scope, { district: '07', carrierId: 'b' })).toBe(false);
    expect(isInScope(scope, {})).toBe(false);
  });

  test('of an officer, and of what is public, is everything', () => {
    expect(scopeOf(somebody(district('05'), { role: 'officer' }), RULE)).toBe('everything');
    expect(scopeOf(undefined, PUBLIC)).toBe('everything');
    expect(isInScope('everything', {})).toBe(true);
  });
});

test('a route has one rule', () => {
  expect(() => accessGate([{ one: RULE }, { other: { ...OFFICERS, route: RULE.route } }])).toThrow(
    'two access tables have a rule for GET /v1/things',
  );
});
