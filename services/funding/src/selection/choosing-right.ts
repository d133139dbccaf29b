import { type Actor, type ProtectedRule, type Right, requireScope } from '@lotsenbuch/service-kit';
import type { GrantArea } from '../grants/domain/events.js';

/**
 * The right by which somebody takes part in a selection: the district chooses for itself, the department for
 * supra-district projects, and neither for the other.
 * @throws Problem 403 if the actor has no such right
 */
export const rightToChoose = (actor: Actor | undefined, rule: ProtectedRule, area: GrantArea): Right =>
  area === 'supraDistrict'
    ? requireScope(actor, { ...rule, roles: ['officer'] }, {})
    : requireScope(actor, { ...rule, roles: ['district'] }, { district: area });
