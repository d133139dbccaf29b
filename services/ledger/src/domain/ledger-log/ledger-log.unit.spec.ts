import { localDate } from '@lotsenbuch/kernel';
import { given } from '@lotsenbuch/testing';
import type { LedgerForked, LedgerKeyRotated, LedgerStarted } from './events.js';
import { FORK_REASONS } from './fork-reasons.js';
import { type LedgerCommand, ledgerDecider } from './ledger-log.js';

const today = localDate('2026-11-23');
const origin = 'lotsenbuch.local/0123456789ab';
const [firstKey, secondKey, forkKey] = ['first key', 'second key', 'key of the fork'];

const startIt: LedgerCommand = { type: 'StartLedger', origin, verifierKey: firstKey };
const rotateIt: LedgerCommand = { type: 'RotateLedgerKey', to: secondKey, endorsement: 'note' };
const fork = {
  number: 1,
  at: '2026-11-23T09:00:00.000Z',
  fromOrigin: origin,
  toOrigin: `${origin}/fork-1`,
  size: 90,
  root: 'root at 90',
  lostSize: 100,
  lostRoot: 'root at 100',
  reason: 'restoredBackup',
  verifierKey: forkKey,
  endorsement: 'note',
};
const forkIt = { type: 'ForkLedger', today, ...fork } as const satisfies LedgerCommand;

const started: LedgerStarted = { type: 'LedgerStarted', schemaVersion: 1, data: { origin, verifierKey: firstKey } };
const rotated: LedgerKeyRotated = {
  type: 'LedgerKeyRotated',
  schemaVersion: 1,
  data: { origin, from: firstKey, to: secondKey, endorsement: 'note' },
};
const forked: LedgerForked = { type: 'LedgerForked', schemaVersion: 1, data: fork };

describe('the log over all events', () => {
  test('is started once, under one name and key', () => {
    given(ledgerDecider).when(startIt).thenEvents(started);
    given(ledgerDecider, started).when(startIt).thenEvents();
  });

  test.each([
    ['name', { ...startIt, origin: 'other.example/log' }],
    ['key', { ...startIt, verifierKey: secondKey }],
  ])('is not started again under another %s', (_, command) => {
    given(ledgerDecider, started).when(command).thenRejected({ kind: 'ledgerStarted', origin, verifierKey: firstKey });
  });
});

describe('a rotation', () => {
  test('names the key that signed, the one that signs, and the endorsement of the first', () => {
    given(ledgerDecider, started).when(rotateIt).thenEvents(rotated);
  });

  test('to the key that signs already changes nothing: it is the repetition of one that was cut off', () => {
    given(ledgerDecider, started, rotated).when(rotateIt).thenEvents();
  });

  test('does not bring an earlier key back', () => {
    given(ledgerDecider, started, rotated)
      .when({ ...rotateIt, to: firstKey })
      .thenRejected({ kind: 'keyUsed', verifierKey: firstKey });
  });

  test('needs a log that was started', () => {
    given(ledgerDecider).when(rotateIt).thenRejected({ kind: 'ledgerUnknown' });
  });
});

describe('a fork', () => {
  test('begins the log anew under another name and key, and says what both logs share and why', () => {
    given(ledgerDecider, started).when(forkIt).thenEvents(forked);
  });

  test('can be made of a store from before the log was started', () => {
    given(ledgerDecider).when(forkIt).thenEvents(forked);
  });

  test('without the key of the log that was left has no endorsement', () => {
    const { endorsement: _, ...unendorsed } = fork;
    given(ledgerDecider, started)
      .when({ type: 'ForkLedger', today, ...unendorsed, reason: 'lostKey' })
      .thenEvents({ ...forked, data: { ...unendorsed, reason: 'lostKey' } });
  });

  test('that was recorded before it was cut off is not recorded again', () => {
    given(ledgerDecider, started, forked).when(forkIt).thenEvents();
  });

  test('takes no name that the log had before', () => {
    given(ledgerDecider, started, forked)
      .when({ ...forkIt, fromOrigin: fork.toOrigin, toOrigin: origin, verifierKey: 'third key' })
      .thenRejected({ kind: 'originUsed', origin });
    given(ledgerDecider)
      .when({ ...forkIt, toOrigin: origin })
      .thenRejected({ kind: 'originUsed', origin });
  });

  test('takes no key that signed before', () => {
    given(ledgerDecider, started, rotated)
      .when({ ...forkIt, verifierKey: firstKey })
      .thenRejected({ kind: 'keyUsed', verifierKey: firstKey });
  });

  test('shares at most what there was', () => {
    given(ledgerDecider, started)
      .when({ ...forkIt, size: 101 })
      .thenRejected({ kind: 'sharedMoreThanThereWas', size: 101, lostSize: 100 });
    given(ledgerDecider, started)
      .when({ ...forkIt, size: 100 })
      .thenEvents({ ...forked, data: { ...fork, size: 100 } });
  });

  test('needs a reason of the catalogue', () => {
    given(ledgerDecider, started)
      .when({ ...forkIt, reason: 'because' })
      .thenRejected({
        kind: 'reasonUnknown',
        reason: 'because',
        allowed: ['restoredBackup', 'movedEngine', 'damagedStore', 'lostCheckpoints', 'lostKey', 'other'],
      });
  });

  test('is followed by rotations under its own name', () => {
    given(ledgerDecider, started, forked)
      .when(rotateIt)
      .thenEvents({ ...rotated, data: { ...rotated.data, origin: fork.toOrigin, from: forkKey } });
  });
});

test('every reason to fork has a code of its own and a text in both languages', () => {
  expect(new Set(FORK_REASONS.map(({ code }) => code)).size).toBe(FORK_REASONS.length);
  for (const { text } of FORK_REASONS) expect(text.de).not.toBe(text.en);
});
