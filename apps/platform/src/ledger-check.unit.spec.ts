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

test('it is not once it has stopped: what was found, where, and what to do, but not which event', async () => {
  const is = { id: 'e', stream: 'grant-1', revision: 3, type: 'GrantApproved', recordedAt: '2026-11-23T09:00:00.000Z' };
  const finding = {
    kind: 'eventChanged',
    index: 5,
    ordinal: 6,
    stream: 'grant-1',
    path: 'tile/0/000',
    is,
    was: is,
  } as const;
  const said = await reason({ state: 'stopped', finding: { ...finding, size: 7, text: 'grant-1 has 4 events' } });
  expect(said).toMatch(
    /^nothing is signed any more: An event is no longer what was recorded \(tree index 5, tree size 7\)\. Record nothing more; .* lotsenbuch ledger fork\.$/,
  );
  expect(said).not.toMatch(/grant-1|GrantApproved|2026-11-23|tile/);
});

test('nor while it cannot be written: since when, and that it goes on by itself, but not what the system said', async () => {
  const fault = {
    reason: "ENOSPC: no space left on device, open '/srv/ledger/tile/0/000'",
    since: '2026-11-23T09:00:00.000Z',
  };
  expect(await reason({ fault })).toMatch(
    /^cannot be written since 2026-11-23T09:00:00\.000Z; the log of the platform says why\. Make room, [^/]*tried again by itself[^/]*$/,
  );
});
