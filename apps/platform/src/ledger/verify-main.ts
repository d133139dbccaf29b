import '../node-version.js';

import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { StoreRefused, takeWriterLock, type WriterLock } from '@lotsenbuch/event-store';
import { CannotVerify, exitCodeOf, findingText, limitText, verifyLedger } from '@lotsenbuch/ledger';
import { ConfigurationRefused, readConfiguration } from '@lotsenbuch/service-kit';
import { parseVerifierKey } from '@lotsenbuch/transparency-log';
import { PROGRAM_EXIT, ProgramEnd, requested, runProgram } from '../run-program.js';
import { ledgerPlaces } from './ledger-places.js';

interface Request {
  /** Verifier keys of the log; empty: those that the checkpoint folder knows. */
  readonly keys: readonly string[];
  readonly workers: 1 | 2;
  /** Forget what an earlier, interrupted run has checked. */
  readonly fromStart: boolean;
}

/** Tells the command line how far it has come. */
const tellProgress = (done: number, total: number, eventsPerSecond: number): void => {
  process.send?.({ done, total, eventsPerSecond });
};

/** One verification at a time notes its progress; undefined for another one, and where nothing can be written. */
const lockOfProgress = (file: string): WriterLock | undefined => {
  try {
    return takeWriterLock(file);
  } catch (fault) {
    if (!(fault instanceof StoreRefused)) throw fault;
    return undefined;
  }
};

const untilSignal = (willGoOn: boolean): AbortSignal => {
  const stop = new AbortController();
  const interrupted = new ProgramEnd(
    PROGRAM_EXIT.interrupted,
    willGoOn
      ? 'Stopped before the end, so there is no result. The next `lotsenbuch ledger verify` goes on from here.'
      : 'Stopped before the end, so there is no result. The next `lotsenbuch ledger verify` begins anew.',
  );
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stop.abort(interrupted));
  return stop.signal;
};

await runProgram([ConfigurationRefused], async () => {
  const { keys, workers, fromStart } = await requested<Request>();
  const settings = readConfiguration(process.env);
  const progressFile = join(settings.dataDir, 'ledger-verification');
  const lock = lockOfProgress(progressFile);
  try {
    if (fromStart && lock !== undefined) await rm(progressFile, { force: true });
    const report = await verifyLedger({
      eventStoreUrl: settings.eventStoreUrl,
      places: ledgerPlaces(settings),
      ...(keys.length > 0 && { keys: keys.map(parseVerifierKey) }),
      workers,
      ...(lock !== undefined && { progressFile }),
      onProgress: tellProgress,
      signal: untilSignal(lock !== undefined),
    });
    return {
      ...report,
      exitCode: exitCodeOf(report.findings),
      inWords: {
        findings: report.findings.map((finding) => findingText(finding, 'en')),
        limits: report.limits.map((limit) => limitText(limit, 'en')),
      },
    };
  } catch (fault) {
    if (fault instanceof CannotVerify)
      throw new ProgramEnd(PROGRAM_EXIT.cannotBeChecked, fault.message, { cause: fault });
    throw fault;
  } finally {
    lock?.release();
  }
});
