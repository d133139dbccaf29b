import type { Fork, LedgerStatus } from './ledger-status.js';

export const LINE = 'lotsenbuch.local/5f0c 12345 AbCdEfGhIjKlMnOpQrStUvWxYz0123456789+/AbCde=';

export const ALL_WELL: LedgerStatus = {
  state: 'running',
  origin: 'lotsenbuch.local/5f0c',
  size: 12_345,
  checkpointLine: LINE,
  checkpointedAt: '2026-11-23T12:00:01.000Z',
  uncovered: 0,
  verifierKey: 'lotsenbuch.local/5f0c+0a1b2c3d+AbCdEfGhIjKlMnOpQrStUvWxYz0123456789+/AbCdeF',
  shortForm: '12345 23456 34567 45678 56789 67890',
  cosignatures: { policy: false, quorumMet: false, by: [], missing: [] },
  forks: [],
};

export const FORK: Fork = {
  number: 1,
  at: '2026-05-04T08:00:00.000Z',
  fromOrigin: 'lotsenbuch.local/5f0c',
  toOrigin: 'lotsenbuch.local/5f0c/fork-1',
  size: 1200,
  lostSize: 1300,
  reason: 'restoredBackup',
};
