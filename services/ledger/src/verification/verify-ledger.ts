import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type EventStore, openEventStore, ordinalOf, StoreRefused } from '@lotsenbuch/event-store';
import { checkpointLine } from '@lotsenbuch/transparency-log';
import { namedForks } from '../fork/forked-from-line.js';
import { isAbsent } from '../tree-files/is-absent.js';
import { type LedgerFiles, openLedgerFiles } from '../tree-files/ledger-files.js';
import { checkAllLeaves } from './check-all-leaves.js';
import { checkBehindTree } from './check-behind-tree.js';
import { checkCheckpoints } from './check-checkpoints.js';
import { checkForks } from './check-forks.js';
import { checkStreamHeads } from './check-stream-heads.js';
import { checkStreams } from './check-streams.js';
import { checkUpperTiles } from './check-upper-tiles.js';
import { Findings } from './findings.js';
import type { LimitCode } from './limits.js';
import { logKeys } from './log-keys.js';
import { outsideCosignatures } from './outside-cosignatures.js';
import { checkHead, treeToVerify } from './tree-to-verify.js';
import { CannotVerify, type VerificationReport } from './verification-report.js';
import type { VerifyOptions } from './verify-options.js';

/**
 * Holds the whole store against the tree, the tree against everything that was signed, and the streams against their
 * index. Opens nothing for writing, so it runs beside the platform too: it verifies what the tree had when it began.
 * @throws CannotVerify there is no ledger, or the store cannot be opened; the signal's reason when it is aborted
 */
export const verifyLedger = async (options: VerifyOptions): Promise<VerificationReport> => {
  const { eventStoreUrl, places, signal } = options;
  const files = openLedgerFiles(places);
  const findings = new Findings();
  const eventStore = await openEventStore(eventStoreUrl, { readOnly: true }).catch((reason) => {
    if (!(reason instanceof StoreRefused)) throw reason;
    throw new CannotVerify(`the event store cannot be read: ${reason.message}`, { cause: reason });
  });
  try {
    const tree = await treeToVerify(files, eventStore, findings);
    const leaves = await checkAllLeaves(options, eventStore, files, tree, findings);
    findings.add(...(await checkUpperTiles(files, tree.size)));
    await checkHead(files, tree, findings);
    const keys = await logKeys(options.keys, places.checkpointDir);
    if (keys.missing !== undefined) findings.add({ kind: 'keyMissing', text: keys.missing });
    const signed = await checkCheckpoints(files, tree, keys, findings, signal);
    const ordinal = await lastOrdinal(files, tree.size);
    const behind = await checkBehindTree(eventStore, ordinal, tree.size, signal);
    if (behind !== undefined) findings.add(behind);
    const streams = await checkStreams(eventStore, ordinal, signal);
    findings.add(...streams.findings);
    if (!findings.eventsDiffer && !findings.treeDamaged && streams.events !== tree.size) {
      const text = `it knows ${streams.events} events of the ${tree.size} that are there`;
      findings.add({ kind: 'streamIndexDiffers', text });
    }
    for (const cut of signed.cuts.filter(({ size }) => size <= tree.size)) {
      const finding = await checkStreamHeads(eventStore, files, cut, signal);
      if (finding !== undefined) findings.add(finding);
    }
    const outside = await outsideCosignatures(places.policyFile, signed.published, findings);
    const forks = namedForks(signed.latest?.extensions ?? []);
    await checkForks(files, forks, findings);
    const limits: readonly (LimitCode | false)[] = [
      ...outside.limits,
      keys.fromDisk && keys.missing === undefined && 'keysFromDisk',
      leaves.resumedFrom > 0 && 'resumed',
      signed.checkpoints === 0 && 'nothingSigned',
      signed.checkpoints > 0 && (await files.published()) === undefined && 'nothingPublished',
      (await headOrdinal(eventStore)) > ordinal && 'eventsNotCovered',
      forks.length > 0 && 'forked',
      findings.hasMore && 'moreFindings',
    ];
    return {
      ok: findings.all.length === 0,
      ...tree,
      checkpointLine: checkpointLine({ ...tree, root: Buffer.from(tree.root, 'base64') }),
      events: leaves.events,
      streams: streams.streams,
      checkpoints: signed.checkpoints,
      findings: findings.all,
      forks,
      archives: await archivesIn(places.ledgerDir),
      cosignatures: outside.cosignatures,
      limits: limits.filter((limit) => limit !== false),
      ...(leaves.resumedFrom > 0 && { resumedFrom: leaves.resumedFrom }),
      seconds: leaves.seconds,
      eventsPerSecond: leaves.eventsPerSecond,
    };
  } finally {
    await eventStore.close();
  }
};

/** Where the last leaf stands in the log; 0 where the list that says it is damaged, which is a finding already. */
const lastOrdinal = async (files: LedgerFiles, size: number): Promise<number> =>
  size === 0 ? 0 : files.ordinals.at(size - 1).catch(() => 0);

const headOrdinal = async (eventStore: EventStore): Promise<number> => {
  const head = await eventStore.logHead();
  return head === undefined ? 0 : Number(ordinalOf(eventStore.storeId, head));
};

const archivesIn = async (ledgerDir: string): Promise<readonly string[]> => {
  try {
    return (await readdir(join(ledgerDir, 'archive'))).toSorted();
  } catch (reason) {
    if (isAbsent(reason)) return [];
    throw reason;
  }
};
