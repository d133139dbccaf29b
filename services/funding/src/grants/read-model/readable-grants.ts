import {
  type Actor,
  type KnownOn,
  type ProtectedRule,
  requireAccess,
  requireOneScope,
  type ScopedThing,
} from '@lotsenbuch/service-kit';
import { Injectable } from '@nestjs/common';
import type { CarrierRegistry } from '../../carriers/read-model/carriers.js';
import { scopesOfGrant } from '../grant-scopes.js';
import { noSuchGrant } from '../grants-problems.js';
import { Grants } from './grants.js';
import type { GrantRow } from './grants.projection.js';

export interface ReadableGrant {
  readonly row: GrantRow;
  readonly registry: CarrierRegistry;
  /** What it belongs to today. */
  readonly scopes: readonly ScopedThing[];
  readonly reader: Actor;
}

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
  ): Promise<ReadableGrant> {
    requireAccess(actor, rule);
    await this.grants.awaitLogPosition(known.minLogPosition);
    const { row, registry, carriersToday } = await this.grants.one(id, known);
    if (row?.state.application === undefined) {
      throw noSuchGrant(id);
    }
    const scopes = scopesOfGrant(row.state.application, carriersToday);
    requireOneScope(actor, rule, scopes);
    return { row, registry, scopes, reader: actor };
  }
}
