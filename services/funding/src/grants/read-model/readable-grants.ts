import { type Actor, type KnownOn, type ProtectedRule, requireAccess, requireScope } from '@lotsenbuch/service-kit';
import { Injectable } from '@nestjs/common';
import type { CarrierRegistry } from '../../carriers/read-model/carriers.js';
import { scopeOfGrant } from '../grant-commands.js';
import { noSuchGrant } from '../grants-problems.js';
import { Grants } from './grants.js';
import type { GrantRow } from './grants.projection.js';

/** One grant for somebody who may read it. */
@Injectable()
export class ReadableGrants {
  constructor(private readonly grants: Grants) {}

  /** @throws Problem 401, 403 as the rule says; 404 if there is no such grant, or was none on that day */
  async read(
    actor: Actor | undefined,
    rule: ProtectedRule,
    id: string,
    known: KnownOn & { readonly minLogPosition?: string },
  ): Promise<{ readonly row: GrantRow; readonly registry: CarrierRegistry; readonly reader: Actor }> {
    requireAccess(actor, rule);
    await this.grants.awaitLogPosition(known.minLogPosition);
    const { row, registry } = await this.grants.one(id, known);
    if (row?.state.application === undefined) {
      throw noSuchGrant(id);
    }
    requireScope(actor, rule, scopeOfGrant(row.state.application));
    return { row, registry, reader: actor };
  }
}
