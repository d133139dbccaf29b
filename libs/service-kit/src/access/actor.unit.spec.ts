import { Problem } from '../problems/problem.js';
import { type Actor, requireRole } from './actor.js';

const officer: Actor = { ref: 'officer:local', rights: [{ role: 'officer' }] };

const refusal = (check: () => void): Problem | undefined => {
  try {
    check();
  } catch (fault) {
    if (fault instanceof Problem) return fault;
    throw fault;
  }
  return undefined;
};

describe('a use case that requires a role', () => {
  test('goes on for an actor who has one of the roles', () => {
    expect(refusal(() => requireRole(officer, 'auditor', 'officer'))).toBeUndefined();
  });

  test('answers 401 and how to log in, if nobody is', () => {
    const problem = refusal(() => requireRole(undefined, 'officer'));
    expect(problem?.kind.status).toBe(401);
    expect(problem?.headers).toEqual({ 'WWW-Authenticate': 'Bearer' });
  });

  test('answers 403 with a sentence, if the actor has another role', () => {
    const problem = refusal(() => requireRole(officer, 'auditor', 'operator'));
    expect(problem?.kind.status).toBe(403);
    expect(problem?.message).toBe('This needs the role auditor or operator; the actor has officer.');
  });

  test('answers 403 to an actor without any role', () => {
    expect(refusal(() => requireRole({ ref: 'x', rights: [] }, 'officer'))?.message).toMatch(/the actor has no role/);
  });
});
