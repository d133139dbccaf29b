import type { EventStore, WriterLock } from '@lotsenbuch/event-store';
import type { Log } from '@lotsenbuch/service-kit';
import { EMPTY_ROOT, rightEdgeTiles, TILE_WIDTH, type Tile } from '@lotsenbuch/transparency-log';
import { checkLeaves } from '../checking/check-leaves.js';
import { findingOfFault } from '../checking/fault-finding.js';
import type { Finding } from '../checking/finding.js';
import { findingText } from '../checking/finding-text.js';
import { allDone } from '../tree-files/all-done.js';
import type { SignedCheckpoint } from '../tree-files/signed-checkpoints.js';
import { TILES_AT_ONCE } from '../tree-files/tile-files.js';
import { TreeFileFault } from '../tree-files/tree-file-fault.js';
import { CheckpointSigner, type SigningPorts } from './checkpoint-signer.js';
import { Discrepancy } from './discrepancy.js';
import { IntegrationLoop } from './integration-loop.js';
import { takeIntegratorLock } from './integrator-lock.js';
import type { IntegratorFault, IntegratorStatus } from './integrator-status.js';
import { edgeOnDisk, type LedgerPlace, requireStillOurs, takeOver } from './ledger-place.js';

export interface IntegratorPorts extends SigningPorts {
  readonly eventStore: Pick<EventStore, 'readStored' | 'readStreamExtents'>;
  /** How often new events are signed, milliseconds. */
  readonly intervalMs: number;
  readonly log: Pick<Log, 'info' | 'warn' | 'error'>;
}

/** Follows the event store, grows the tree over its events and signs it. */
export interface Integrator {
  status(): IntegratorStatus;
  /** Takes in and signs what is new now, once; what goes wrong is in the status. */
  tick(): Promise<void>;
  /** Ticks at every interval. */
  start(): void;
  /** Ends what is under way and lets another integrator begin. */
  stop(): Promise<void>;
  /** The next checkpoint cuts the stream heads. @throws Error if it cannot be signed now */
  cutStreamHeads(): Promise<void>;
  /** @param listener gets each checkpoint that is published from now on, a signed note; must not throw */
  onPublished(listener: (checkpoint: string) => void): void;
}

/** Leaves that one checkpoint takes in, or one check goes over, at most: memory stays bounded, and a stop need not wait long. */
const LEAVES_AT_ONCE = TILES_AT_ONCE * TILE_WIDTH;

interface Waiting {
  readonly done: () => void;
  readonly failed: (reason: Error) => void;
}

/**
 * Opens the one integrator of a log; it ticks when it is started.
 * @throws IntegratorRefused another one holds the log
 */
export const openIntegrator = async (ports: IntegratorPorts): Promise<Integrator> => {
  const lock = takeIntegratorLock(ports.files.places.checkpointDir);
  const integrator = new LedgerIntegrator(ports, lock);
  await integrator.open();
  return integrator;
};

class LedgerIntegrator implements Integrator {
  readonly #ports: IntegratorPorts;
  readonly #lock: WriterLock;
  readonly #signer: CheckpointSigner;
  readonly #loop: IntegrationLoop;
  readonly #listeners: ((checkpoint: string) => void)[] = [];
  #status: IntegratorStatus;
  /** Undefined where it has to be read from the disk, first or again. */
  #place: LedgerPlace | undefined;
  #epoch: number | undefined;
  #isPublished = false;
  #patrolled = 0;
  #waiting: Waiting[] = [];
  #lastTurn: Promise<void> = Promise.resolve();
  #isClosing = false;

  constructor(ports: IntegratorPorts, lock: WriterLock) {
    const { key, intervalMs } = ports;
    this.#ports = ports;
    this.#lock = lock;
    this.#signer = new CheckpointSigner(ports);
    this.#status = {
      state: 'checking',
      origin: key.verifierKey.name,
      size: 0,
      root: Buffer.from(EMPTY_ROOT).toString('base64'),
      ordinal: 0,
      epoch: 0,
    };
    this.#loop = new IntegrationLoop({
      turn: () => this.tick(),
      hasFault: () => this.#status.fault !== undefined,
      intervalMs,
    });
  }

  open(): Promise<void> {
    return this.#inTurn(() => this.#guarded(async () => void (await this.#atPlace())));
  }

  status(): IntegratorStatus {
    return this.#status;
  }

  tick(): Promise<void> {
    return this.#inTurn(() => this.#guarded(() => this.#turn()));
  }

  start(): void {
    this.#loop.start();
  }

  async stop(): Promise<void> {
    this.#isClosing = true;
    await this.#loop.stop();
    await this.#lastTurn;
    this.#endWaiting(new Error('the integrator was stopped before it could cut the stream heads'));
    this.#lock.release();
  }

  cutStreamHeads(): Promise<void> {
    if (this.#isClosing || this.#status.state === 'stopped') {
      return Promise.reject(new Error('the integrator does not sign any more: see its status for the reason'));
    }
    const cut = new Promise<void>((done, failed) => this.#waiting.push({ done, failed }));
    this.#loop.hurry();
    return cut;
  }

  onPublished(listener: (checkpoint: string) => void): void {
    this.#listeners.push(listener);
  }

  #inTurn(work: () => Promise<void>): Promise<void> {
    this.#lastTurn = this.#lastTurn.then(work);
    return this.#lastTurn;
  }

  /** What is wrong with store and tree stops for good; whatever else fails is tried again from what lies on disk. */
  async #guarded(work: () => Promise<void>): Promise<void> {
    if (this.#isClosing || this.#status.state === 'stopped') return;
    try {
      await work();
      const { fault, ...well } = this.#status;
      if (fault !== undefined) this.#ports.log.info({ fault }, 'the ledger can be written again');
      this.#status = well;
    } catch (reason) {
      this.#place = undefined;
      if (reason instanceof Discrepancy) this.#stopFor(reason.finding);
      else if (reason instanceof TreeFileFault) this.#stopFor(findingOfFault(reason));
      else this.#waitFor(reason);
    }
  }

  #stopFor(finding: Finding): void {
    const { fault: _over, ...status } = this.#status;
    this.#status = { ...status, state: 'stopped', finding };
    this.#ports.log.error({ finding }, `nothing is signed any more: ${findingText(finding, 'en')}`);
    this.#endWaiting(new Error(findingText(finding, 'en')));
  }

  #waitFor(cause: unknown): void {
    const reason = cause instanceof Error ? cause.message : String(cause);
    const since = this.#status.fault?.since ?? this.#ports.now().toISOString();
    const fault: IntegratorFault = { reason, since };
    this.#status = { ...this.#status, fault };
    this.#ports.log.warn({ fault }, 'the ledger cannot be written now; it is tried again');
    this.#endWaiting(new Error(`the stream heads could not be cut: ${reason}`));
  }

  #endWaiting(reason: Error): void {
    for (const { failed } of this.#waiting.splice(0)) failed(reason);
  }

  async #turn(): Promise<void> {
    const { head, signed } = await this.#atPlace();
    if (this.#status.state === 'checking') {
      await this.#checkAll(head.size);
      if (this.#isClosing) return;
      this.#status = { ...this.#status, state: 'running' };
      this.#ports.log.info({ size: head.size }, 'the store is what the tree was made of');
    }
    await requireStillOurs(this.#ports.files, head);
    await this.#checkLastLeaf();
    if (signed !== undefined && !this.#isPublished) await this.#publish(signed);
    // After a crash between head and signature exactly this head comes first.
    if (head.size > (signed?.size ?? 0)) await this.#sign();
    while (!this.#isClosing && (await this.#grow()));
    await this.#patrol();
  }

  async #atPlace(): Promise<LedgerPlace> {
    if (this.#place !== undefined) return this.#place;
    const place = await takeOver(this.#ports, this.#epoch);
    this.#epoch = place.head.epoch;
    this.#isPublished = false;
    await this.#show(place);
    this.#place = place;
    return place;
  }

  async #show({ head, signed }: LedgerPlace): Promise<void> {
    const { epoch, origin } = head;
    this.#status = { ...this.#status, epoch, origin };
    if (signed === undefined) return;
    const { size, at, note } = signed;
    const ordinal = size === head.size ? head.ordinal : await this.#ports.files.ordinals.at(size - 1);
    const [, , root = ''] = note.split('\n');
    this.#status = { ...this.#status, size, root, ordinal, checkpointedAt: at };
  }

  /** The whole store against the whole tree. */
  async #checkAll(size: number): Promise<void> {
    for (let from = 0; from < size && !this.#isClosing; from += LEAVES_AT_ONCE) {
      await this.#check(from, Math.min(from + LEAVES_AT_ONCE, size));
    }
  }

  async #check(from: number, to: number): Promise<void> {
    const { eventStore, files } = this.#ports;
    const finding = await checkLeaves(eventStore, files, from, to);
    if (finding !== undefined) throw new Discrepancy(finding);
  }

  async #checkLastLeaf(): Promise<void> {
    const { head, edge } = await this.#atPlace();
    if (head.size === 0) return;
    const { eventStore } = this.#ports;
    for await (const page of eventStore.readStored({ after: head.ordinal - 1, upTo: head.ordinal })) {
      if (page[0]?.[4] === edge.lastEntry) return;
    }
    await this.#check(0, head.size);
    throw new Discrepancy({ kind: 'eventChanged', index: head.size - 1, ordinal: head.ordinal });
  }

  /** Takes in what is new, up to a bound, and signs it; true if there may be more. */
  async #grow(): Promise<boolean> {
    const { eventStore, files } = this.#ports;
    const place = await this.#atPlace();
    const { edge } = place;
    let read = 0;
    for await (const page of eventStore.readStored({ after: edge.readUpTo, maxCount: LEAVES_AT_ONCE })) {
      edge.add(page);
      read += page.length;
    }
    const growth = edge.takeGrowth();
    if (growth === undefined) {
      if (this.#waiting.length > 0) await this.#sign();
      return read === LEAVES_AT_ONCE;
    }
    await allDone([files.tiles.write(growth.tiles, growth.bundles), files.ordinals.append(growth.ordinals)]);
    await requireStillOurs(files, place.head);
    const head = { ...place.head, size: edge.size, root: edge.root(), ordinal: edge.ordinal };
    await files.writeHead(head);
    this.#place = { ...place, head };
    await this.#sign();
    // Only what was the right edge before has narrower versions; of the others none was ever written.
    const edges = rightEdgeTiles(place.head.size);
    const wasEdge = ({ level, index }: Pick<Tile, 'level' | 'index'>) => edges[level]?.index === index;
    files.tiles.removeNarrower(
      growth.tiles.map(({ tile }) => tile).filter(wasEdge),
      growth.bundles.filter(({ index }) => wasEdge({ level: 0, index })),
    );
    return read === LEAVES_AT_ONCE;
  }

  async #sign(): Promise<void> {
    const place = await this.#atPlace();
    if (place.head.size === 0) {
      this.#endWaiting(new Error('there are no events yet whose streams could be cut'));
      return;
    }
    const waiting = [...this.#waiting];
    const signed = await this.#signer.sign(place.head, place.signed, waiting.length > 0);
    this.#place = { ...place, signed };
    await this.#publish(signed);
    this.#waiting = this.#waiting.filter((one) => !waiting.includes(one));
    for (const { done } of waiting) done();
  }

  async #publish(signed: SignedCheckpoint): Promise<void> {
    await this.#signer.publish(signed);
    this.#isPublished = true;
    await this.#show(await this.#atPlace());
    for (const listener of this.#listeners) listener(signed.note);
  }

  /** One entry bundle after another is held against the store, then the right edge against the head, for ever. */
  async #patrol(): Promise<void> {
    const { head } = await this.#atPlace();
    if (this.#patrolled >= head.size) {
      this.#patrolled = 0;
      await edgeOnDisk(this.#ports, head);
      return;
    }
    const to = Math.min(this.#patrolled + TILE_WIDTH, head.size);
    await this.#check(this.#patrolled, to);
    this.#patrolled = to % TILE_WIDTH === 0 ? to : Number.POSITIVE_INFINITY;
  }
}
