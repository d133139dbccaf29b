import type { RunningLedger } from '@lotsenbuch/ledger';
import { ledgerCheck } from './ledger-check.js';

type Status = ReturnType<RunningLedger['integrator']['status']>;

const reason = (status: Partial<Status>): Promise<string | undefined> => {
  const whole = {
    state: 'running',
    origin: 'lotsenbuch.local/1',
    size: 7,
    root: '',
    ordinal: 7,
    epoch: 1,
    ...status,
  } as const;
  return ledgerCheck({ integrator: { status: () => whole } }).reasonNotReady();
};

test('the ledger is in order while it signs, and while the whole store is being checked after a start', async () => {
  expect(await reason({ state: 'running' })).toBeUndefined();
  expect(await reason({ state: 'checking' })).toBeUndefined();
});

test('it is not once it has stopped: what was found, where, and what to do', async () => {
  const is = { id: 'e', stream: 'grant-1', revision: 3, type: 'GrantApproved', recordedAt: '2026-11-23T09:00:00.000Z' };
  expect(await reason({ state: 'stopped', finding: { kind: 'eventChanged', index: 5, ordinal: 6, is } })).toMatch(
    /^nothing is signed any more: An event is no longer what was recorded \(tree index 5, place in the database 6\)\. .*grant-1\/3 GrantApproved.* lotsenbuch ledger fork\.$/,
  );
});

test('nor while it cannot be written: why, since when, and that it goes on by itself', async () => {
  const fault = { reason: 'ENOSPC: no space left on device, write', since: '2026-11-23T09:00:00.000Z' };
  expect(await reason({ fault })).toMatch(
    /^cannot be written since 2026-11-23T09:00:00\.000Z: ENOSPC: no space left on device, write\. Make room, .*tried again by itself/,
  );
});
