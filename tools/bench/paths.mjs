/**
 * What is measured. Each script is a process of its own and reports one ratio per goal.
 * @typedef {{
 *   ratio: string,
 *   path: string,
 *   against: string,
 *   atLeast?: number,
 *   atMost?: number,
 * }} Goal a ratio without a bound is shown and not judged
 * @typedef {{ name: string, script: string, delayedFsync?: boolean, goals: readonly Goal[] }} MeasuredPath
 */

/** @type {readonly MeasuredPath[]} */
export const PATHS = [
  {
    name: 'appends',
    script: 'appends.mjs',
    goals: [
      {
        ratio: 'appendsAgainstSingle',
        path: 'appends/s in process, canonical envelope, 64 concurrent clients',
        against: 'one durable transaction per event, raw better-sqlite3 with the same pragmas',
        atLeast: 5,
      },
      {
        ratio: 'eventsAgainstGrouped',
        path: 'the same, events/s',
        against: 'raw transactions of 64 rows',
        atLeast: 0.5,
      },
    ],
  },
  {
    name: 'appends-slow-disk',
    script: 'appends.mjs',
    delayedFsync: true,
    goals: [
      {
        ratio: 'appendsAgainstSingle',
        path: 'appends/s with every fsync delayed by 1 ms',
        against: 'one durable transaction per event, delayed alike',
        atLeast: 15,
      },
      {
        ratio: 'eventsAgainstGrouped',
        path: 'the same, events/s',
        against: 'raw transactions of 64 rows, delayed alike',
      },
    ],
  },
  {
    name: 'http-command',
    script: 'http-command.mjs',
    goals: [
      {
        ratio: 'nestAgainstRaw',
        path: 'HTTP command through Nest (DTO, access check, decider, durable append), 64 connections, per CPU second',
        against: 'raw node:http with the same append',
        atLeast: 0.5,
      },
    ],
  },
  {
    name: 'long-stream',
    script: 'long-stream.mjs',
    goals: [
      {
        ratio: 'longAgainstShort',
        path: 'p99 of load + decide + append at 10,000 events in the stream, warm',
        against: 'p99 at 10 events',
        atMost: 1.3,
      },
    ],
  },
  {
    name: 'replay',
    script: 'replay.mjs',
    goals: [
      {
        ratio: 'replayAgainstScan',
        path: 'replay: read + parse + fold, events/s',
        against: 'raw keyset scan of all columns in pages of 1,000',
        atLeast: 0.3,
      },
    ],
  },
  {
    name: 'catch-up',
    script: 'catch-up.mjs',
    goals: [
      {
        ratio: 'pagesAgainstDurable',
        path: 'read model catches up in pages, events/s',
        against: 'one event per durable transaction, raw',
        atLeast: 20,
      },
      {
        ratio: 'pagesAgainstOwn',
        path: 'the same',
        against: 'one event per transaction in the read model’s own store, which does not wait for the disk',
      },
    ],
  },
  {
    name: 'register-import',
    script: 'register-import.mjs',
    goals: [
      {
        ratio: 'importAgainstParsing',
        path: 'import of the larger register: read + classify + decide + append, time',
        against: 'merely parsing the workbook with the same library',
        atMost: 2,
      },
    ],
  },
  {
    name: 'approvals',
    script: 'approvals.mjs',
    goals: [
      {
        ratio: 'approvalsAgainstCommands',
        path: 'approve a grant end to end (decision, reservation, approval) on a running platform, 64 approvers on twelve districts, requests/s',
        against: 'the HTTP command through Nest, 64 connections',
        atLeast: 0.25,
      },
      {
        ratio: 'perCpuSecond',
        path: 'the same, per CPU second of the server, with all that follows the log',
        against: 'the same command, which nothing follows',
      },
      {
        ratio: 'oneAgainstTwelve',
        path: 'the same, all on one district and year, requests/s',
        against: 'the same on twelve districts',
        atLeast: 0.4,
      },
    ],
  },
  {
    name: 'as-of',
    script: 'as-of.mjs',
    goals: [
      {
        ratio: 'budgetAgainstScan',
        path: 'what the budget years were on a day, over 100,000 events, asked for the first time, time',
        against: 'raw keyset scan of the same events',
        atMost: 3,
      },
      {
        ratio: 'budgetAgain',
        path: 'the same, asked again',
        against: 'its first answer',
        atMost: 0.05,
      },
      {
        ratio: 'grantsAgainstScan',
        path: 'which grants there were on a day, over 100,000 events, asked for the first time, time',
        against: 'raw keyset scan of the same events',
      },
      {
        ratio: 'grantsAgain',
        path: 'the same, asked again',
        against: 'its first answer',
      },
    ],
  },
  {
    name: 'names-list',
    script: 'names-list.mjs',
    goals: [
      {
        ratio: 'withAgainstWithout',
        path: 'list of 1,000 people with names, contact and languages from the vault, over HTTP, time',
        against: 'the same list for a reader who sees no names',
        atMost: 3,
      },
    ],
  },
  {
    name: 'ledger-verify',
    script: 'ledger-verify.mjs',
    goals: [
      {
        ratio: 'oneAgainstScan',
        path: '`ledger verify` of a million events, one worker, events/s',
        against: 'raw keyset scan of all columns in pages of 1,000',
        atLeast: 0.4,
      },
      {
        ratio: 'oneAgainstHash',
        path: 'the same',
        against: 'raw SHA-256 over the same bytes, a digest for each event',
        atLeast: 0.22,
      },
      {
        ratio: 'twoAgainstOne',
        path: 'the same with two workers',
        against: 'one worker',
        atLeast: 1.5,
      },
      {
        ratio: 'memory',
        path: 'the same, resident memory at most',
        against: 'at ten thousand events',
        atMost: 1.3,
      },
      {
        ratio: 'treeOnDisk',
        path: 'tiles, ordinals and stream heads on disk, bytes',
        against: 'the events they cover',
        atMost: 0.15,
      },
      {
        ratio: 'entriesOnDisk',
        path: 'entry bundles on disk, which tell what was there, bytes',
        against: 'the events they hold',
      },
    ],
  },
  {
    name: 'ledger-appends',
    script: 'ledger-appends.mjs',
    goals: [
      {
        ratio: 'withAgainstWithout',
        path: 'an append with the integrator running, until all is signed, CPU time',
        against: 'without it',
        atMost: 1.25,
      },
      {
        ratio: 'coveredAgainstInterval',
        path: 'append → covered by a signed checkpoint, p99',
        against: 'the configured interval of 1 s',
        atMost: 2,
      },
    ],
  },
  {
    name: 'ledger-proofs',
    script: 'ledger-proofs.mjs',
    goals: [
      {
        ratio: 'inclusionP99',
        path: 'inclusion proof at a million leaves, p99 in ms',
        against: 'nothing: milliseconds',
        atMost: 5,
      },
      {
        ratio: 'consistencyP99',
        path: 'consistency proof at a million leaves, p99 in ms',
        against: 'nothing: milliseconds',
        atMost: 5,
      },
      {
        ratio: 'streamP99',
        path: 'proof of a stream at a million leaves, p99 in ms',
        against: 'nothing: milliseconds',
        atMost: 5,
      },
    ],
  },
  {
    name: 'platform',
    script: 'platform.mjs',
    goals: [
      {
        ratio: 'memory',
        path: 'the platform idle, resident memory',
        against: 'a bare Nest on Fastify with the store open',
        atMost: 1.3,
      },
      {
        ratio: 'cpuToFirstAnswer',
        path: 'the platform, CPU time to the first answer',
        against: 'the same bare process',
        atMost: 1.5,
      },
    ],
  },
];
