import type { AccessRule, AccessTable } from '@lotsenbuch/service-kit';
import type { ThingKind } from './ledger-ports.js';

/** Who may use the ledger's own operations. */
export const LEDGER_ACCESS = {
  readLog: { route: 'GET /v1/events', roles: ['auditor'] },
  readStreamHistory: { route: 'GET /v1/streams/{stream}/history', roles: ['auditor'] },
  readLedger: { route: 'GET /v1/ledger', roles: 'public' },
  readCheckpoint: { route: 'GET /v1/ledger/checkpoint', roles: 'public' },
  listCheckpoints: { route: 'GET /v1/ledger/checkpoints', roles: 'public' },
  compareCheckpoint: { route: 'GET /v1/ledger/comparison', roles: 'public' },
  readLogTile: { route: 'GET /v1/ledger/tile/{path}', roles: 'public' },
  readLogEntries: { route: 'GET /v1/ledger/tile/entries/{path}', roles: ['auditor'] },
  proveEvent: { route: 'GET /v1/ledger/proof', roles: 'signedIn' },
  proveStream: { route: 'GET /v1/ledger/stream-proof', roles: ['auditor'] },
  cutStreamHeads: { route: 'POST /v1/ledger/stream-heads', roles: ['auditor'] },
} as const satisfies AccessTable;

export const historyRule = ({ path, readers }: ThingKind): AccessRule => ({
  route: `GET /v1/${path}/{id}/history`,
  roles: readers,
});

/** The ledger's operations with the history of each kind of thing. */
export const ledgerAccess = (things: readonly ThingKind[]): AccessTable => ({
  ...LEDGER_ACCESS,
  ...Object.fromEntries(
    things.map((thing) => [
      `read${thing.kind.charAt(0).toUpperCase()}${thing.kind.slice(1)}History`,
      historyRule(thing),
    ]),
  ),
});
