import type { Clock } from '@lotsenbuch/consumers';
import type { Log } from '@lotsenbuch/service-kit';
import {
  checkUnderPolicy,
  consistencyProof,
  mergeSignatures,
  NoteRefused,
  type NoteSignature,
  type Policy,
  type PolicyFinding,
  parseNote,
  type WitnessAddress,
  WitnessRefused,
} from '@lotsenbuch/transparency-log';
import type { CosignatureStatus } from '../running-ledger.js';
import type { LedgerFiles } from '../tree-files/ledger-files.js';
import { unlessDamaged } from '../tree-files/unless-damaged.js';
import { WitnessLine } from './witness-line.js';

export interface CollectorPorts {
  readonly policy: Policy;
  readonly files: Pick<LedgerFiles, 'publication' | 'tiles' | 'signed'>;
  readonly clock: Clock;
  readonly log: Pick<Log, 'error' | 'warn' | 'info'>;
}

/**
 * Asks the witnesses of a policy to cosign each published checkpoint, and publishes it again with what they answered.
 * Nothing waits for it: while the quorum is missing, checkpoints are signed and published all the same.
 */
export class CosignatureCollector {
  readonly #ports: CollectorPorts;
  readonly #lines: ReadonlyMap<string, WitnessLine>;
  #status: CosignatureStatus;

  private constructor(ports: CollectorPorts) {
    this.#ports = ports;
    this.#status = { policy: true, quorumMet: false, by: [], missing: [] };
    this.#lines = new Map(
      ports.policy.witnesses.flatMap(({ name, key, url }) =>
        url === undefined ? [] : [[name, this.#lineTo(name, { key, url })] as const],
      ),
    );
  }

  /** Begins with what was published last. */
  static async start(ports: CollectorPorts): Promise<CosignatureCollector> {
    const collector = new CosignatureCollector(ports);
    const note = await ports.files.publication.read();
    if (note === undefined) return collector;
    const signed = await unlessDamaged(() => ports.files.signed.latest());
    try {
      collector.#submit(note, signed?.at ?? ports.clock.now().toISOString());
    } catch (cause) {
      // A published checkpoint that this log did not sign is for the integrator to find.
      if (!(cause instanceof NoteRefused)) throw cause;
    }
    return collector;
  }

  /** A checkpoint was published: from now on it is the one to be cosigned. */
  published(note: string): void {
    this.#submit(note, this.#ports.clock.now().toISOString());
  }

  /** How the latest published checkpoint stands. */
  status(): CosignatureStatus {
    return this.#status;
  }

  async close(): Promise<void> {
    await Promise.all([...this.#lines.values()].map((line) => line.close()));
  }

  #submit(note: string, at: string): void {
    const { cosignedBy } = this.#stand(note, at);
    for (const [name, line] of this.#lines) {
      if (!cosignedBy.some((each) => each.name === name)) line.submit(note);
    }
  }

  /** @param at since when the quorum is missing, if it was not missing before */
  #stand(note: string, at: string): PolicyFinding {
    const finding = checkUnderPolicy(note, this.#ports.policy);
    const { cosignedBy, quorumMet, missing } = finding;
    this.#status = {
      policy: true,
      quorumMet,
      by: cosignedBy.map(({ name, at: seconds }) => ({ name, at: new Date(seconds * 1000).toISOString() })),
      missing,
      ...(!quorumMet && { missingSince: this.#status.missingSince ?? at }),
    };
    return finding;
  }

  #lineTo(name: string, witness: WitnessAddress): WitnessLine {
    const { files, clock } = this.#ports;
    return new WitnessLine({
      witness,
      clock,
      proofBetween: (oldSize, newSize) => consistencyProof(oldSize, newSize, files.tiles.read),
      cosigned: (text, signatures) => this.#publish(text, signatures),
      failed: ({ cause, pauseMs }) => this.#tell(name, cause, pauseMs),
    });
  }

  /** What was cosigned is published only while it is still the latest. */
  async #publish(text: string, signatures: readonly NoteSignature[]): Promise<void> {
    const { publication } = this.#ports.files;
    for (;;) {
      const note = await publication.read();
      if (note === undefined || parseNote(note).text !== text) return;
      const merged = mergeSignatures(note, signatures);
      // What those who read it would refuse is not published.
      checkUnderPolicy(merged, this.#ports.policy);
      if (await publication.amend(note, merged)) {
        this.#stand(merged, this.#ports.clock.now().toISOString());
        return;
      }
    }
  }

  #tell(name: string, cause: unknown, pauseMs: number): void {
    const { log } = this.#ports;
    const why = cause instanceof Error ? cause.message : String(cause);
    const details = { witness: name, why, pauseMs };
    const isOtherHistory =
      cause instanceof WitnessRefused && (cause.reason === 'other-history' || cause.reason === 'witness-ahead');
    if (isOtherHistory) {
      log.error(details, 'a witness says that this log is not the one it cosigned before: compare its checkpoint');
    } else log.warn(details, 'a witness gave no cosignature; it is asked again');
  }
}
