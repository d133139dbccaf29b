import type { Comparison, LedgerStatus, Verification } from '../../ledger-contract.js';
import { comparisonText } from './compare-text.js';
import { forkedText } from './fork.js';
import { keyText } from './key.js';
import { rotatedText } from './rotate-key.js';
import { cosignedText, ledgerStatusText } from './status.js';
import { shownStreamText } from './stream-proof.js';
import { remainingText, verificationText } from './verify-text.js';

const FILE = Number.POSITIVE_INFINITY;
const NOBODY = { policy: false, quorumMet: false, by: [], missing: [] };

describe('a verification for people', () => {
  const well: Verification = {
    ok: true,
    exitCode: 0,
    checkpointLine: 'log.example/1 1000 cm9vdA==',
    events: 1000,
    size: 1000,
    streams: 7,
    checkpoints: 1,
    cosignatures: NOBODY,
    seconds: 2.04,
    eventsPerSecond: 490.4,
    inWords: { findings: [], limits: ['Nobody outside has cosigned this state.'] },
  };

  test('says first that all is well and what was checked, then what it does not show', () => {
    expect(verificationText(well, FILE)).toBe(
      [
        'All is well: 1000 events in 7 streams are those that were recorded, as 1 signed checkpoint says.',
        'Checkpoint value (Prüfwert): log.example/1 1000 cm9vdA==',
        'Took 2.0 s, 490 events per second.',
        '',
        'What this check does not show:',
        '  - Nobody outside has cosigned this state.',
      ].join('\n'),
    );
  });

  test('says who cosigned, what was checked before, and that nothing was signed', () => {
    const by = [{ name: 'a', at: '2026-11-23T10:00:00Z' }];
    const cosignatures = { policy: true, quorumMet: true, by, missing: [] };
    expect(verificationText({ ...well, cosignatures, resumedFrom: 500 }, FILE)).toMatch(
      /says, and 1 cosignature from outside\.\n.*\n.*per second; 500 of them in an earlier run that was interrupted\.\n/,
    );
    expect(verificationText({ ...well, checkpoints: 0 }, FILE)).toMatch(
      /^All is well so far: .* nothing was signed yet/,
    );
  });

  test('names every finding by number, within the width of the terminal, and steers no terminal', () => {
    const findings = ['An event was changed\u001b[2J (tree index 7). Do this.', 'A tile is missing.'];
    const text = verificationText({ ...well, exitCode: 10, events: 999, inWords: { findings, limits: [] } }, 60);
    expect(text).toMatch(/^NOT WELL: 2 things found\. 999 of 1000 events are those that\nwere recorded\./);
    expect(text).toContain('\n\n1. An event was changed [2J (tree index 7). Do this.\n\n2. A tile is missing.');
  });

  test('says how fast it goes and how long it will take', () => {
    expect(remainingText(100, 1000, 0)).toBe('');
    expect(remainingText(100, 1000, 300)).toBe(', 300/s, 3 s left');
    expect(remainingText(0, 90_000, 1000)).toBe(', 1000/s, 1 min 30 s left');
  });
});

describe('a comparison for people', () => {
  const compared: Comparison['compared'] = [
    { verdict: 'consistent', line: 1, text: 'log.example/1', size: 100, vouching: 'signed' },
    {
      verdict: 'forked',
      line: 7,
      text: 'log.example/1 260 cm9vdA==',
      size: 260,
      vouching: 'line',
      rootToday: 'b3RoZXI=',
    },
  ];
  const comparison = {
    exitCode: 14,
    today: { line: 'log.example/1 300 dG9kYXk=' },
    compared,
    holdsUpTo: 100,
    forkedBy: 260,
    inWords: ['It holds.', 'It does not hold.'],
    keyFromPlatform: false,
  };

  test('says first whether the history is the one of then, then each line, then how far it holds', () => {
    expect(comparisonText(comparison, FILE)).toBe(
      [
        'FORKED: the history is not the one of then. Of 2 checkpoint values 1 hold today.',
        '',
        'Line 1: log.example/1 100, a signed checkpoint',
        '  It holds.',
        '',
        'Line 7: log.example/1 260 cm9vdA==',
        '  It does not hold.',
        '  The root at that size is today: b3RoZXI=',
        '',
        'Unchanged since it was kept: the first 100 events.',
        'Changed since it was kept: something among the first 260 events.',
        'Checkpoint value (Prüfwert) of today: log.example/1 300 dG9kYXk=',
      ].join('\n'),
    );
  });

  test('does not call forked what could merely not be compared', () => {
    const unreadable = { verdict: 'unreadable', line: 1, text: 'nonsense', reason: 'No line.' } as const;
    expect(comparisonText({ ...comparison, exitCode: 15, compared: [unreadable] }, FILE)).toMatch(/^NOT COMPARED: /);
  });
});

describe('the state of the ledger for people', () => {
  const status: LedgerStatus = {
    state: 'running',
    origin: 'log.example/1',
    size: 3,
    checkpointLine: 'log.example/1 3 cm9vdA==',
    checkpointedAt: '2026-11-23T10:00:00.000Z',
    uncovered: 2,
    verifierKey: 'log.example/1+00000000+AQ==',
    shortForm: '00000 11111',
    cosignatures: NOBODY,
    forks: [],
  };

  test('begins with the line to keep, in the time of Berlin', () => {
    expect(ledgerStatusText(status).split('\n').slice(0, 4)).toEqual([
      'log.example/1 3 cm9vdA==',
      '',
      'The line above is the checkpoint value (Prüfwert) of 2026-11-23 11:00:00: keep it elsewhere.',
      'Covered: 3 events; not yet: 2',
    ]);
  });

  test('before the first checkpoint there is no line to keep', () => {
    const { checkpointedAt: _, ...unsigned } = status;
    expect(ledgerStatusText(unsigned)).toMatch(/^Nothing was signed yet\.\n/);
  });

  test('names forks with their reason, and a disk that cannot be written', () => {
    const fork = {
      number: 1,
      at: '2026-11-23T10:00:00.000Z',
      fromOrigin: 'log.example/0',
      toOrigin: 'log.example/1',
      size: 5,
      lostSize: 9,
      reason: 'restoredBackup',
    };
    const fault = { since: '2026-11-23T10:00:00.000Z' };
    const text = ledgerStatusText({ ...status, forks: [fork], fault });
    expect(text).toContain('from log.example/0 (9 events, of which 5 are shared): restoredBackup');
    expect(text).toContain('Cannot write since 2026-11-23 11:00:00, and keeps trying.');
  });

  test('says who cosigned, and when that is not enough', () => {
    const by = [{ name: 'a', at: '2026-11-23T10:00:00.000Z' }];
    expect(cosignedText(NOBODY)).toBe('nobody outside is asked to (no witness policy is set)');
    expect(cosignedText({ policy: true, quorumMet: true, by, missing: [] })).toBe('a (2026-11-23 11:00:00)');
    expect(cosignedText({ policy: true, quorumMet: false, by: [], missing: ['b', 'c'] })).toBe(
      'by nobody; NOT ENOUGH, missing: b, c',
    );
  });
});

describe('keys and forks for people', () => {
  const key = { origin: 'log.example/1', verifierKey: 'log.example/1+00000000+AQ==', shortForm: '00000 11111' };

  test('a key stands on a line of its own, to be copied', () => {
    expect(keyText(key)).toMatch(/^Verifier key of the log log\.example\/1\n\n {2}log\.example\/1\+00000000\+AQ==\n\n/);
  });

  test('a key that was given has still to be put in its place', () => {
    const rotated = { ...key, earlierVerifierKey: 'log.example/1+11111111+AQ==', keyFile: '/data/ledger-key' };
    expect(rotatedText({ ...rotated, isKeyInPlace: true })).not.toContain('/data/ledger-key');
    expect(rotatedText({ ...rotated, isKeyInPlace: false })).toContain(
      'Before the next start put the new key in the place of /data/ledger-key',
    );
  });

  test('a fork says what both logs share and where the old one lies', () => {
    const text = forkedText({
      number: 1,
      at: '2026-11-23T10:00:00.000Z',
      fromOrigin: 'log.example/1',
      toOrigin: 'log.example/1/fork-1',
      size: 5,
      lostSize: 9,
      reason: 'restoredBackup',
      archive: { ledgerDir: '/data/ledger/archive/1', checkpointDir: '/data/checkpoints/archive/1' },
      isKeyInPlace: true,
      keyFile: '/data/ledger-key',
    });
    expect(text).toMatch(
      /^The log goes on as log\.example\/1\/fork-1 with the first 5 events of log\.example\/1, which had 9\./,
    );
    expect(text).toContain('lies in /data/ledger/archive/1 and /data/checkpoints/archive/1: keep it.');
  });
});

test('a stream proof says which events there were and no others, or that there was no such stream', () => {
  const shown = { stream: 'grant-1', checkpointLine: 'log.example/1 3 cm9vdA==' };
  expect(shownStreamText({ ...shown, lastRevision: 4 })).toMatch(
    /^The stream grant-1 had 5 events, revisions 0 to 4, and no others\.\n/,
  );
  expect(shownStreamText(shown)).toMatch(/^There was no stream grant-1\.\n/);
});
